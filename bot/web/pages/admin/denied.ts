import { html } from "hono/html";
import { DESK_OFFICE } from "../../../desk/engine/context.ts";
import { viewerWords } from "../../../wording.ts";
import type { Html } from "../layout.ts";
import { type AdminFrame, adminPage } from "./frame.ts";

/** What is here, for who has no business with it, and whom to ask. */
export function deniedPage(frame: AdminFrame): Html {
  const office = frame.people.filter(({ viewer }) => viewer.groups.includes(DESK_OFFICE.slice(1)));
  const main = html`<h1>資料の管理</h1>
<p class="lead">アシスタントが答えるもとになる規程やマニュアルを取り込み、版や読める人を管理する画面です。</p>
${
  frame.who.person === null
    ? html`<div class="empty"><p>使うには、まず利用者を選んでください。</p><button type="button" class="button" data-open-people>利用者を選ぶ</button></div>`
    : html`<p class="lead">使えるのは、管理者と、資料を担当する所属の課長・係長です。資料の追加や誤りの訂正は、その所属か、次の管理者に頼んでください。</p>`
}
${office.length === 0 ? "" : html`<h2>管理者</h2><ul class="plain-list">${office.map(({ name, viewer }) => html`<li><strong>${name}</strong><span class="quiet">${viewerWords(viewer)}</span></li>`)}</ul>`}
<p class="act-row"><a class="button button-plain" href="/documents">資料一覧を見る</a><a class="button button-plain" href="/desk/new/correction">資料の誤りを知らせる</a></p>`;
  return adminPage(frame, { title: "資料の管理", current: "", main });
}
