import { html } from "hono/html";
import type { CalendarDate } from "../../../../corpus/document.ts";
import { DESK_OFFICE } from "../../../desk/engine/context.ts";
import type { Choosable, Who } from "../../viewer.ts";
import { icon } from "../icons.ts";
import { type Html, layout } from "../layout.ts";
import { peopleDialog } from "../people-dialog.ts";
import { sectionHeader, sectionWays } from "../section-frame.ts";

/** What every page of the desk shows around its own. */
export interface Frame {
  readonly who: Who;
  readonly people: readonly Choosable[];
  readonly today: CalendarDate;
  /** The office's day of a moment in ISO 8601. */
  readonly dayOf: (moment: string) => CalendarDate;
  /** How many requests wait for the person. */
  readonly waiting: number;
}

interface DeskPage {
  readonly title: string;
  /** The entry of the desk's navigation that the page belongs to. */
  readonly current: string;
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
  readonly main: Html;
}

const MAIN_WAYS = [
  { to: "/desk", text: "申請" },
  { to: "/desk/new", text: "新しく送る" },
  { to: "/desk/apps", text: "アプリ" },
  { to: "/desk/cases", text: "改善事例" },
  { to: "/desk/awards", text: "表彰" },
  { to: "/desk/notices", text: "お知らせ" },
] as const;
const OWN_WAYS = [
  { to: "/desk/substitutions", text: "代理" },
  { to: "/desk/experts", text: "誰が詳しい？" },
  { to: "/desk/faq", text: "FAQ" },
  { to: "/desk/settings", text: "通知の設定" },
] as const;
const OFFICE_WAYS = [{ to: "/desk/transfer", text: "異動の点検" }] as const;

export function deskPage(frame: Frame, { title, current, scripts = [], styles = [], main }: DeskPage): Html {
  return layout({
    title: `${title}｜Do アシスタント`,
    styles: ["people.css", "desk-page.css", "desk-list.css", ...styles],
    scripts: ["desk.js", ...scripts],
    skip: { to: "#main", text: "本文へ移動" },
    header: sectionHeader(frame.who, { to: "/desk", text: "申請・届出" }),
    body: html`${ways(frame, current)}
<main id="main" class="desk" tabindex="-1">
<div id="flash" class="banner flash" role="status" tabindex="-1" hidden></div>
<noscript><p class="banner banner-warning">この画面から送るには、ブラウザーの JavaScript を有効にしてください。</p></noscript>
${main}
</main>
${peopleDialog(frame.people, frame.who)}`,
  });
}

/** Whether the person is of the office that runs the desks. */
export function isAdministrator({ viewer }: Who): boolean {
  return viewer.groups.includes(DESK_OFFICE.slice(1));
}

/** What stands in place of a form while nobody has said who they are. */
export function chooseFirst(what: string): Html {
  return html`<div class="empty">
<p>${what}には、まず利用者を選んでください。</p>
<button type="button" class="button" data-open-people>${icon("person")}<span>利用者を選ぶ</span></button>
</div>`;
}

function ways(frame: Frame, current: string): Html {
  const shown = [
    ...MAIN_WAYS,
    ...(frame.who.person === null ? [] : OWN_WAYS),
    ...(isAdministrator(frame.who) ? OFFICE_WAYS : []),
  ];
  const waiting = html`<span class="count" aria-label="自分の番${frame.waiting}件">${frame.waiting}</span>`;
  const marked = shown.map((way) => (way.to === "/desk" && frame.waiting > 0 ? { ...way, mark: waiting } : way));
  return sectionWays("申請の画面", marked, current);
}
