import type { Context } from "hono";
import { html } from "hono/html";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { Role } from "../../../admin/contract.ts";
import { viewerWords } from "../../../wording.ts";
import type { Choosable, Who } from "../../viewer.ts";
import { icon } from "../icons.ts";
import { type Html, layout } from "../layout.ts";
import { peopleDialog } from "../people-dialog.ts";

/** What every page of the console shows around its own. */
export interface AdminFrame {
  readonly who: Who;
  readonly people: readonly Choosable[];
  readonly today: CalendarDate;
  readonly role: Role | null;
  /** Units whose documents are the person's; null where every document is. */
  readonly units: readonly string[] | null;
}

export interface AdminPage {
  readonly title: string;
  /** The entry of the console's navigation that the page belongs to. */
  readonly current: string;
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  readonly main: Html;
}

/** Shows a page to who has a business here. */
export type ShowAdmin = (context: Context, frame: AdminFrame, personId: string) => Promise<Response>;

const WAYS = [
  { to: "/admin", text: "取り込み" },
  { to: "/admin/documents", text: "資料" },
  { to: "/admin/questions", text: "質問" },
  { to: "/admin/synonyms", text: "言い換え" },
  { to: "/admin/manuals/new", text: "手順書" },
] as const;
const LOG = { to: "/admin/log", text: "記録" } as const;

export function adminPage(frame: AdminFrame, { title, current, styles = [], scripts = [], main }: AdminPage): Html {
  return layout({
    title: `${title}｜資料の管理`,
    styles: ["people.css", "desk-page.css", "desk-list.css", "desk-form.css", "admin.css", ...styles],
    scripts: ["desk.js", ...scripts],
    skip: { to: "#main", text: "本文へ移動" },
    header: header(frame),
    body: html`${frame.role === null ? "" : ways(frame, current)}
<main id="main" class="desk admin" tabindex="-1">
<div id="flash" class="banner flash" role="status" tabindex="-1" hidden></div>
<p id="announcer" class="visually-hidden" role="status" aria-live="polite"></p>
${frame.role === "owner" ? html`<p class="admin-scope">${icon("info")}<span>あなたの所属（${unitWords(frame.units ?? [])}）が担当する資料だけを扱えます。</span></p>` : ""}
${main}
</main>
${peopleDialog(frame.people, frame.who)}`,
  });
}

function header({ who }: AdminFrame): Html {
  return html`<header class="bar">
<a class="bar-link" href="/">${icon("back")}<span>質問<span class="only-wide">の画面へ</span></span></a>
<a class="brand" href="/admin">資料の管理</a>
<span class="bar-space"></span>
<button id="open-people" type="button" class="who" aria-haspopup="dialog">
${icon("person")}
<span class="who-text"><span class="visually-hidden">利用者を選び直す。いまは</span><span class="who-name">${who.person?.name ?? "利用者を選ぶ"}</span>${who.person === null ? "" : html`<span class="who-detail">${viewerWords(who.viewer)}</span>`}</span>
</button>
</header>`;
}

function ways({ role }: AdminFrame, current: string): Html {
  const shown = role === "administrator" ? [...WAYS, LOG] : WAYS;
  return html`<nav class="desk-ways" aria-label="資料の管理の画面"><ul>${shown.map(({ to, text }) =>
    to === current
      ? html`<li><a href="${to}" aria-current="page">${text}</a></li>`
      : html`<li><a href="${to}">${text}</a></li>`,
  )}</ul></nav>`;
}

/** Units are named with their department and without: once is enough to read. */
function unitWords(units: readonly string[]): string {
  return units.filter((unit) => !units.some((other) => other !== unit && other.endsWith(unit))).join("、");
}
