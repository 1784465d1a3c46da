import { html } from "hono/html";
import { BODIES, CATEGORIES, type Document, EMPLOYMENTS, RANKS } from "../../../../corpus/document.ts";
import type { AdminDocument } from "../../../admin/contract.ts";
import type { Html } from "../layout.ts";
import { choice, option, textField } from "./controls.ts";
import { RANK_WORDS } from "./words.ts";

interface Choices {
  /** Departments and sections of today. */
  readonly units: readonly string[];
  readonly nameOf: (personId: string) => string;
}

const LISTS = [
  { name: "departments", text: "所属", hint: "例：総務部人事課" },
  { name: "groups", text: "グループ", hint: "例：CSIRT" },
  { name: "posts", text: "職", hint: "例：課長" },
  { name: "people", text: "個人", hint: "名前の一部を入力" },
] as const;

/** What makes the document the one that it is. */
export function identityForm({ document }: AdminDocument): Html {
  return html`<form class="request-form" data-send="/api/admin/documents/${document.id}/identity" novalidate>
${textField("title", "題名", document.title)}
${textField("number", "番号", document.number ?? "", "例：令和5年訓令第12号。なければ空のままにします。")}
${textField("issuer", "発出者", document.issuer)}
<p class="field-hint">題名・番号・発出者が同じファイルは、この資料の新しい版になります。</p>
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button">名前を保存する</button></div></form>`;
}

/** Makes the document's texts another's. */
export function joinForm({ document }: AdminDocument, others: readonly Document[], like: string | undefined): Html {
  const form = html`<form class="request-form" data-send="/api/admin/documents/${document.id}/join" novalidate>
<p class="field-hint">同じ資料の改正前や改正後の文書だったときに使います。この資料の版はすべて、選んだ資料の版になります。読める人などの扱いは、選んだ資料のままです。元に戻すことはできません。</p>
<div class="field" data-field="into"><label class="field-label" for="field-into">どの資料の版にしますか</label><select id="field-into" class="input" name="into">${others.map(named)}</select><p class="field-error" role="alert" hidden></p></div>
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button">この資料の版にする</button></div></form>`;
  return html`<details class="folded" id="join"${open(like)}><summary>別の資料の版にする</summary>
${finding(document, "join", others, like)}${others.length === 0 ? "" : form}</details>`;
}

/** Says what an amending text amends. */
export function attachForm({ document }: AdminDocument, others: readonly Document[], like: string | undefined): Html {
  const form = html`<form class="request-form" data-send="/api/admin/documents/${document.id}/amends" novalidate>
<div class="field" data-field="base"><label class="field-label" for="field-base">どの資料を改正する文書ですか</label><select id="field-base" class="input" name="base">${others.map(named)}</select><p class="field-error" role="alert" hidden></p></div>
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button">この資料に結び付ける</button></div></form>`;
  return html`<details class="folded" id="attach"${open(like)}><summary>改正する資料を選ぶ</summary>
${finding(document, "attach", others, like)}${others.length === 0 ? "" : form}</details>`;
}

function open(like: string | undefined): Html {
  return like === undefined ? html`` : html` open`;
}

/** Looks for documents that are called otherwise; those that are called alike are offered without. */
function finding(
  document: Document,
  place: "join" | "attach",
  others: readonly Document[],
  like: string | undefined,
): Html {
  const none = like === undefined ? "題名の似た資料はありません。" : `「${like}」に当てはまる資料はありません。`;
  return html`<form class="trial" action="/admin/documents/${document.id}#${place}" method="get" role="search" aria-label="相手の資料を探す">
<label class="visually-hidden" for="like">相手の資料の題名・番号</label>
<input id="like" class="input" type="search" name="like" value="${like ?? ""}" maxlength="200" autocomplete="off" aria-describedby="like-hint"><button type="submit" class="button button-plain">探す</button></form>
<p id="like-hint" class="field-hint">${others.length === 0 ? none : ""}${like === undefined ? "題名の似ていない資料は、題名や番号の言葉で探せます。" : ""}</p>`;
}

function named({ id, title, number }: Document): Html {
  return option(id, number === null ? title : `${title}（${number}）`, false);
}

/** Category, owner, rank, who may read and whom it is about. */
export function settingsForm({ document, settings }: AdminDocument, { units, nameOf }: Choices): Html {
  const { category, owner, audience, appliesTo, rank } = settings;
  const limited = audience.kind === "limited" ? audience : { departments: [], groups: [], posts: [], people: [] };
  const known = new Map(limited.people.map((id) => [id, nameOf(id)]));
  return html`<form class="request-form" data-send="/api/admin/documents/${document.id}/settings" novalidate>
<input type="hidden" name="seen" value="${JSON.stringify(settings)}">
<div class="field-pair">
<div class="field" data-field="category"><label class="field-label" for="field-category">区分</label><select id="field-category" class="input" name="category">${CATEGORIES.map((each) => option(each, each, each === category))}</select></div>
${textField("owner", "担当の所属", owner ?? "", "", "units")}
</div>
<datalist id="units">${units.map((unit) => html`<option value="${unit}"></option>`)}</datalist>
<fieldset class="field" data-field="audience"><legend class="field-label">読める人</legend>
<div class="choice-row">${choice("radio", "audience", "everyone", "全職員", audience.kind === "everyone")}${choice("radio", "audience", "limited", "限定する", audience.kind === "limited")}</div>
<div class="audience" data-audience>
<p class="field-hint">どれか1つに当てはまる人が読めます。担当の所属も、読むには選んでください。</p>
${LISTS.map(({ name, text, hint }) => picker(name, text, hint, limited[name], known))}
</div>
<p class="field-error" role="alert" hidden></p></fieldset>
<fieldset class="field"><legend class="field-label">対象となる職員</legend><p class="field-hint">選ばなければ、すべての職員に関わるものとして扱います。</p>
<div class="choice-row">${EMPLOYMENTS.map((each) => choice("checkbox", "employments", each, each, appliesTo.employments.includes(each)))}</div>
<div class="choice-row">${BODIES.map((each) => choice("checkbox", "bodies", each, each, appliesTo.bodies.includes(each)))}</div></fieldset>
<fieldset class="field"><legend class="field-label">同じことを定める資料があるとき</legend>
<div class="choice-row">${RANKS.map((each) => choice("radio", "rank", each, RANK_WORDS[each], each === rank))}</div></fieldset>
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button">扱いを保存する</button></div></form>`;
}

function picker(
  name: (typeof LISTS)[number]["name"],
  text: string,
  hint: string,
  chosen: readonly string[],
  people: ReadonlyMap<string, string>,
): Html {
  return html`<div class="picker" data-picker="${name}">
<label class="picker-label" for="pick-${name}">${text}</label>
<div class="picker-row"><input id="pick-${name}" class="input" list="list-${name}" autocomplete="off" data-hint="${hint}"><button type="button" class="button button-plain button-small" aria-label="${text}を加える">加える</button></div>
<datalist id="list-${name}"></datalist>
<p class="field-error" role="alert" hidden></p>
<ul class="picked" aria-label="${text}で読める人">${chosen.map((value) => {
    const shown = people.get(value) ?? value;
    return html`<li class="pick"><input type="hidden" name="${name}" value="${value}"><span>${shown}</span><button type="button" class="pick-remove" aria-label="${shown}を外す">×</button></li>`;
  })}</ul>
</div>`;
}

/** Takes it out of every answer with a reason, or back. */
export function withdrawForm({ document, withdrawn }: AdminDocument): Html {
  if (withdrawn)
    return html`<form class="request-form" data-send="/api/admin/documents/${document.id}/restore" novalidate><p>いまは回答に使われていません。元に戻すと、すぐに使われます。</p><p class="form-problem" role="alert" hidden></p><div class="send-row"><button type="submit" class="button">元に戻す</button></div></form>`;
  return html`<form class="request-form" data-send="/api/admin/documents/${document.id}/withdraw" novalidate>
<p>取り下げると、回答にも一覧にも出なくなります。版はすべて残り、いつでも元に戻せます。</p>
${textField("why", "理由", "", "例：廃止された、誤って取り込んだ。操作の記録に残ります。")}
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button button-danger">取り下げる</button></div></form>`;
}
