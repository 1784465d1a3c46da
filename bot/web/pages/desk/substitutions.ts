import { html } from "hono/html";
import type { Substitution } from "../../../desk/contract.ts";
import type { Post } from "../../../people/organisation.ts";
import { dayWords } from "../../../wording.ts";
import type { Html } from "../layout.ts";
import { chooseFirst, deskPage, type Frame } from "./frame.ts";
import type { NameOf } from "./names.ts";
import { postWords } from "./words.ts";

interface SubstitutionsPage {
  readonly substitutions: readonly Substitution[];
  /** Of the person, with a title: whoever is a mere member of a section has nobody to be stood in for. */
  readonly posts: readonly Post[];
  readonly nameOf: NameOf;
}

/** Who stands in for the person's posts, and when (代理). */
export function substitutionsPage(frame: Frame, page: SubstitutionsPage): Html {
  const main = html`<h1>代理</h1>
<p class="quiet">休暇や出張のあいだ、あなたの職に来る申請を代わりに見る人を決めます。経緯には「代理」と残ります。</p>
${frame.who.person === null ? chooseFirst("代理を決める") : content(frame, page)}`;
  return deskPage(frame, {
    title: "代理",
    current: "/desk/substitutions",
    main,
    styles: ["desk-form.css"],
    scripts: ["desk-form.js", "desk-substitutions.js"],
  });
}

function content(frame: Frame, { substitutions, posts, nameOf }: SubstitutionsPage): Html {
  const { today } = frame;
  const item = ({ id, post, substituteId, from, to }: Substitution) => html`<li class="request">
<p><strong>${postWords(post)}</strong>の代理：${nameOf(substituteId)}</p>
<p class="quiet">${dayWords(from, today)}から${dayWords(to, today)}まで${from <= today && today <= to ? "（いま有効）" : to < today ? "（終了）" : "（これから）"}</p>
${to < today || !posts.includes(post) ? "" : html`<form data-send="/api/desk/substitutions/${id}" data-method="DELETE"><p class="form-problem" role="alert" hidden></p><button type="submit" class="button button-plain" aria-label="${postWords(post)}の代理（${nameOf(substituteId)}）を終わりにする">終わりにする</button></form>`}</li>`;
  return html`<h2>いまの代理</h2>
${substitutions.length === 0 ? html`<p class="empty">代理は決めていません。</p>` : html`<ul class="requests">${substitutions.map(item)}</ul>`}
<h2>代理を決める</h2>
${
  posts.length === 0
    ? html`<p class="empty">あなたには、代理を立てる職がありません。</p>`
    : html`<form class="request-form" data-send="/api/desk/substitutions" novalidate>
<div class="field" data-field="post"><label class="field-label" for="sub-post">どの職の代理ですか</label><select id="sub-post" name="post" class="input">${posts.map((post) => html`<option value="${post}">${postWords(post)}</option>`)}</select></div>
<div class="field" data-field="substitute"><label class="field-label" for="sub-who">代わりに見る人</label><p class="field-hint" id="sub-who-hint">名前の一部を入れると候補が出ます。</p>
<input id="sub-who" name="substitute" class="input" list="everybody" autocomplete="off" aria-describedby="sub-who-hint sub-who-error"><p id="sub-who-error" class="field-error" hidden></p></div>
<div class="field-pair">
<div class="field" data-field="from"><label class="field-label" for="sub-from">はじめの日</label><input id="sub-from" name="from" type="date" class="input" value="${today}" aria-describedby="sub-from-error"><p id="sub-from-error" class="field-error" hidden></p></div>
<div class="field" data-field="to"><label class="field-label" for="sub-to">おわりの日</label><input id="sub-to" name="to" type="date" class="input" value="${today}" aria-describedby="sub-to-error"><p id="sub-to-error" class="field-error" hidden></p></div>
</div>
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button">代理を決める</button></div>
</form>
<datalist id="everybody"></datalist>`
}`;
}
