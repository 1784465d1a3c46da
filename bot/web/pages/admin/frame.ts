import type { Context } from "hono";
import { html } from "hono/html";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { Role } from "../../../admin/contract.ts";
import type { Choosable, Who } from "../../viewer.ts";
import { icon } from "../icons.ts";
import { type Html, layout } from "../layout.ts";
import { peopleDialog } from "../people-dialog.ts";
import { sectionHeader, sectionWays } from "../section-frame.ts";

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
    header: sectionHeader(frame.who, { to: "/admin", text: "資料の管理" }),
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

function ways({ role }: AdminFrame, current: string): Html {
  return sectionWays("資料の管理の画面", role === "administrator" ? [...WAYS, LOG] : WAYS, current);
}

/** Units are named with their department and without: once is enough to read. */
function unitWords(units: readonly string[]): string {
  return units.filter((unit) => !units.some((other) => other !== unit && other.endsWith(unit))).join("、");
}
