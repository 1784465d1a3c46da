import { html } from "hono/html";
import type { SeenRequest } from "../../../desk/contract.ts";
import type { CommandKind } from "../../../desk/engine/command.ts";
import type { Definition } from "../../../desk/engine/definition.ts";
import { DECISION_NUMBER } from "../../../desk/export/decision-number.ts";
import { takerOf } from "../../../desk/knows/taken.ts";
import type { Html } from "../layout.ts";
import { fieldInput } from "./fields.ts";
import { postWords } from "./words.ts";

interface Actions {
  readonly request: SeenRequest;
  readonly definition: Definition;
  /** A new key for every form. */
  readonly newKey: () => string;
}

/** What a post may do, in the order of its buttons; the words of the button, and whether a reason has to be given. */
const ACTING: readonly { readonly kind: CommandKind; readonly text: string; readonly reason: boolean }[] = [
  { kind: "approve", text: "承認する", reason: false },
  { kind: "pass", text: "確認して次へ進める", reason: false },
  { kind: "agree", text: "異議なし", reason: false },
  { kind: "answer", text: "回答する", reason: true },
  { kind: "object", text: "異議あり", reason: true },
  { kind: "return", text: "差し戻す", reason: true },
  { kind: "reject", text: "不承認にする", reason: true },
  { kind: "nothing", text: "該当なし", reason: true },
];

/** The forms of what the person may do now; empty where that is nothing. */
export function actions(given: Actions): Html {
  const { request } = given;
  const may = (kind: CommandKind) => request.may.includes(kind);
  return html`${may("resubmit") ? html`<p class="act"><a class="button" href="/desk/${request.id}/edit">直してもう一度送る</a></p>` : ""}
${takes(given) ? oneTap(given, "take", "担当します", "調べていることが、質問した人にも見えます。") : ""}
${ACTING.some(({ kind }) => may(kind)) ? decide(given) : ""}
${may("review") ? review(given) : ""}
${may("join") && request.actsFor.length === 0 ? oneTap(given, "join", "賛同する", "結果はあなたにも届きます。") : ""}
${may("leave") ? oneTap(given, "leave", "賛同を取りやめる", "") : ""}
${may("comment") ? comment(given) : ""}
${may("note") ? note(given) : ""}
${may("reassign") ? reassign(given) : ""}
${may("pull-back") ? folded("引き戻す", html`<p class="quiet">担当がまだ見ていないうちは、引き戻して直せます。</p>`, button("引き戻す"), given, "pull-back") : ""}
${may("withdraw") ? folded("取り下げる", html`<p class="quiet">取り下げると、もう一度は開けません。</p>${reason(`${given.request.id}-withdraw`, "理由（任意）")}`, button("取り下げる"), given, "withdraw") : ""}`;
}

/** A question that nobody looks into yet. */
function takes({ request }: Actions): boolean {
  return request.state.type === "person" && request.may.includes("answer") && takerOf(request) === undefined;
}

function decide(given: Actions): Html {
  const { request, definition } = given;
  const allowed = ACTING.filter(({ kind }) => request.may.includes(kind));
  const { phase } = request.state;
  const step = phase.kind === "at" ? definition.steps[phase.step] : undefined;
  const fillsIn = step?.kind === "approve" || step?.kind === "answer";
  const asked = definition.fields.filter((field) => field.filledBy === "step" && (fillsIn || field.required));
  const isAnswer = step?.kind === "answer";
  const needing = allowed.filter(({ reason: needs }) => needs).map(({ text }) => `「${text}」`);
  return html`<section class="act act-turn" aria-labelledby="turn-title">
<h2 id="turn-title">あなたの番です</h2>
${request.actsFor.length === 0 ? "" : html`<p class="quiet">${request.actsFor.slice(0, 1).map(postWords)}として対応します。</p>`}
<form data-send="/api/desk/requests/${request.id}" novalidate>
${hidden(given)}
${asked.map((field) => fieldInput(field, { values: request.state.fields, files: [], prefix: "act" }))}
${reason("act-why", isAnswer ? "回答" : "理由・意見", needing.length === 0 || isAnswer ? "" : `${needing.join("")}のときは必ず書いてください。`)}
<p class="form-problem" role="alert" hidden></p>
<div class="act-row">${allowed.map(({ kind, text, reason: needs }, index) => html`<button type="submit" name="kind" value="${kind}" class="button${index === 0 ? "" : " button-plain"}"${needs ? html` data-needs-why` : ""}>${text}</button>`)}</div>
</form></section>`;
}

function review(given: Actions): Html {
  return html`<section class="act act-turn"><h2>後閲</h2><p class="quiet">代決されたものです。内容と経緯を確かめて、後閲を済ませてください。</p>
${oneTap(given, "review", "後閲を済ませる", "")}</section>`;
}

function oneTap(given: Actions, kind: CommandKind | "take", text: string, help: string): Html {
  return html`<form class="act" data-send="/api/desk/requests/${given.request.id}" novalidate>
${hidden(given)}<input type="hidden" name="kind" value="${kind}">
<p class="form-problem" role="alert" hidden></p>
<div class="act-row"><button type="submit" class="button${kind === "leave" || kind === "take" ? " button-plain" : ""}">${text}</button>${help === "" ? "" : html`<span class="quiet">${help}</span>`}</div></form>`;
}

function comment(given: Actions): Html {
  return html`<form class="act" data-send="/api/desk/requests/${given.request.id}" novalidate>
${hidden(given)}<input type="hidden" name="kind" value="comment">
${reason("comment-why", "コメント", "申請者と担当者に届きます。")}
<p class="form-problem" role="alert" hidden></p>
<div class="act-row"><button type="submit" class="button button-plain" data-needs-why>コメントを送る</button></div></form>`;
}

/** The formal decision is made elsewhere: its draft is taken there, and its number comes back. */
function note(given: Actions): Html {
  const { request } = given;
  return html`<details class="act folded"><summary>決裁（起案文と決裁番号）</summary>
<p class="quiet">文書管理システムで起案するための文案です。決裁が済んだら番号を記録してください。</p>
<p><a class="button button-plain" href="/desk/${request.id}/draft.docx" download>起案文（Word）を保存</a></p>
<form data-send="/api/desk/requests/${request.id}" novalidate>
${hidden(given)}<input type="hidden" name="kind" value="note">
<div class="field" data-field="value"><label class="field-label" for="note-value">決裁番号</label>
<input id="note-value" name="value" class="input" autocomplete="off" value="${request.state.notes[DECISION_NUMBER] ?? ""}" aria-describedby="note-value-error">
<p id="note-value-error" class="field-error" hidden></p></div>
<p class="form-problem" role="alert" hidden></p>
<div class="act-row"><button type="submit" class="button button-plain">番号を記録する</button></div></form></details>`;
}

function reassign(given: Actions): Html {
  const body = html`<div class="field" data-field="to"><label class="field-label" for="reassign-to">担当する職（所属 職名）</label>
<input id="reassign-to" name="to" class="input" list="posts" autocomplete="off" aria-describedby="reassign-to-error">
<p id="reassign-to-error" class="field-error" hidden></p></div>
${reason("reassign-why", "理由")}`;
  return folded("担当を替える", body, button("担当を替える", true), given, "reassign");
}

function folded(title: string, body: Html, send: Html, given: Actions, kind: CommandKind): Html {
  return html`<details class="act folded"><summary>${title}</summary>
<form data-send="/api/desk/requests/${given.request.id}" novalidate>
${hidden(given)}<input type="hidden" name="kind" value="${kind}">
${body}
<p class="form-problem" role="alert" hidden></p>
<div class="act-row">${send}</div></form></details>`;
}

function button(text: string, needsWhy = false): Html {
  return html`<button type="submit" class="button button-plain"${needsWhy ? html` data-needs-why` : ""}>${text}</button>`;
}

function reason(id: string, label: string, help = ""): Html {
  return html`<div class="field" data-field="why"><label class="field-label" for="${id}">${label}</label>
${help === "" ? "" : html`<p id="${id}-hint" class="field-hint">${help}</p>`}
<textarea id="${id}" name="why" class="input" rows="3" aria-describedby="${help === "" ? "" : `${id}-hint `}${id}-error"></textarea>
<p id="${id}-error" class="field-error" hidden></p></div>`;
}

function hidden({ request, newKey }: Actions): Html {
  return html`<input type="hidden" name="key" value="${newKey()}"><input type="hidden" name="round" value="${request.state.round}">`;
}
