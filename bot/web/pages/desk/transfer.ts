import { html } from "hono/html";
import type { CalendarDate } from "../../../../corpus/document.ts";
import type { Moved } from "../../../desk/transfer-plan.ts";
import { dateWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { deskPage, type Frame } from "./frame.ts";
import type { NameOf } from "./names.ts";
import { postWords } from "./words.ts";

interface TransferPage {
  readonly day: CalendarDate;
  readonly plan: readonly Moved[];
  /** As they are on the day. */
  readonly nameOf: NameOf;
}

const FATES = [
  {
    fate: "orphaned",
    title: "引継ぎ先がないもの",
    help: "このままだと事務局だけが残ります。名簿か承継の表を直すか、申請者に連絡してください。",
  },
  { fate: "new-post", title: "別の職へ移るもの", help: "組織の改編により、承継先の職へ移ります。" },
  { fate: "new-people", title: "同じ職の、新しい人へ移るもの", help: "職は変わらず、担当する人が変わります。" },
  { fate: "same-people", title: "変わらないもの", help: "" },
] as const;
const KINDS = { request: "申請", document: "資料" } as const;
/** Beyond it a group is counted, not listed. */
const SHOWN = 200;

/** A dry run of a transfer day: what moves to whom, and above all what would be nobody's. */
export function transferPage(frame: Frame, { day, plan, nameOf }: TransferPage): Html {
  const main = html`<h1>異動の点検</h1>
<p class="quiet">この日の名簿で、開いている申請と資料の担当がどうなるかを試します。何も変わりません。</p>
<form class="filters" action="/desk/transfer" method="get"><label class="filter"><span>試す日</span><input type="date" name="day" value="${day}"></label><button type="submit" class="button button-plain">試す</button></form>
<p class="list-count" role="status">${dateWords(day)}：申請と資料あわせて${plan.length}件</p>
${FATES.map(({ fate, title, help }) =>
  group(
    title,
    help,
    plan.filter((each) => each.fate === fate),
    { nameOf, isBad: fate === "orphaned" },
  ),
)}`;
  return deskPage(frame, { title: "異動の点検", current: "/desk/transfer", main, styles: ["desk-cases.css"] });
}

function group(
  title: string,
  help: string,
  moved: readonly Moved[],
  { nameOf, isBad }: { readonly nameOf: NameOf; readonly isBad: boolean },
): Html {
  const rows = moved
    .slice(0, SHOWN)
    .map(
      ({ what, from, to, people }) =>
        html`<tr><td>${KINDS[what.kind]}</td><td>${named(what)}</td><td>${postWords(from)}</td><td>${to === from ? "" : html`${postWords(to)}・`}${peopleWords(people, nameOf)}</td></tr>`,
    );
  const words = `${title}（${moved.length}件）`;
  if (moved.length === 0) return html`<h2>${words}</h2><p class="quiet">ありません。</p>`;
  return html`<h2>${words}</h2>
${isBad ? html`<p class="banner banner-warning">${icon("warning")}<span>${help}</span></p>` : html`<p class="quiet">${help}</p>`}
<details${isBad || moved.length < 20 ? html` open` : ""}><summary>一覧</summary><div class="table-scroll" tabindex="0" role="region" aria-label="${title}"><table class="plain-table"><thead><tr><th scope="col">種類</th><th scope="col">件名</th><th scope="col">いまの担当</th><th scope="col">その日の担当</th></tr></thead><tbody>${rows}</tbody></table></div>
${moved.length > SHOWN ? html`<p class="quiet">ほか${moved.length - SHOWN}件</p>` : ""}</details>`;
}

function named({ kind, id, title }: Moved["what"]): Html | string {
  return id === null ? title : html`<a href="${kind === "request" ? `/desk/${id}` : `/source/${id}`}">${title}</a>`;
}

function peopleWords(people: Moved["people"], nameOf: NameOf): string {
  if (people === null) return "申請者";
  if (people.length === 0) return "いません";
  const names = people.slice(0, 3).map(nameOf).join("、");
  return people.length > 3 ? `${names} ほか${people.length - 3}人` : names;
}
