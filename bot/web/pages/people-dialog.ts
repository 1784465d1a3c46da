import { html } from "hono/html";
import { viewerWords } from "../../wording.ts";
import type { Choosable, Who } from "../viewer.ts";
import { icon } from "./icons.ts";
import type { Html } from "./layout.ts";

/** A directory beyond it is searched where it is kept, not sent with every page. */
const AT_MOST = 200;

/** The choice who one is, while nobody has to sign in: people by their department, and nobody in particular. */
export function peopleDialog(people: readonly Choosable[], who: Who): Html {
  const isLarge = people.length > AT_MOST;
  const listed = isLarge ? (who.person === null ? [] : [who.person]) : people;
  const departments = Map.groupBy(listed, ({ viewer }) => viewer.departments[0] ?? "所属なし");
  return html`<dialog id="people" class="people" aria-labelledby="people-title">
<div class="people-head">
<h2 id="people-title">利用者を選ぶ</h2>
<button id="close-people" type="button" class="icon-button" aria-label="閉じる">${icon("close")}</button>
</div>
<p class="quiet">所属と任用区分に合わせて、読める資料と当てはまる規定が変わります。いまはサインインがないため、見本の職員から選びます。</p>
<label class="search-box">${icon("search")}<span class="visually-hidden">名前・所属・任用区分で絞り込む</span><input id="people-filter" type="search" data-hint="名前・所属・任用区分で絞り込む" autocomplete="off"></label>
<div class="people-list"${isLarge ? html` data-search="/api/viewer/people"` : ""}>
<ul class="people-group">${choice("", "選ばない", "全員が読める資料だけで答えます", who.person === null)}</ul>
${[...departments].map(
  ([department, members]) => html`<section class="people-department"><h3>${department}</h3>
<ul class="people-group">${members.map((person) => choice(person.viewer.id, person.name, viewerWords(person.viewer), who.person?.viewer.id === person.viewer.id))}</ul></section>`,
)}
</div>
${isLarge ? html`<p id="people-more" class="quiet" role="status">名前か所属を入れると、候補が出ます。</p>` : ""}
<p id="people-none" class="quiet" hidden>当てはまる職員がいません。</p>
<p id="people-error" class="banner banner-warning" role="alert" hidden></p>
</dialog>`;
}

function choice(id: string, name: string, detail: string, chosen: boolean): Html {
  return html`<li><button type="button" class="person" data-person="${id}" aria-pressed="${String(chosen)}"><span class="person-name">${name}</span><span class="person-detail">${detail}</span>${chosen ? icon("check") : ""}</button></li>`;
}
