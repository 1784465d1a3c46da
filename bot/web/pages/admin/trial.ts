import { html } from "hono/html";
import type { Tried } from "../../../admin/contract.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";

/** The test box: a question to one document by itself. It is a plain address, so that a colleague can be shown it. */
export function trial(
  documentId: string,
  tried: { readonly question: string; readonly result: Tried | undefined } | null,
): Html {
  return html`<form class="trial" action="/admin/documents/${documentId}#try" method="get" role="search" aria-label="この資料に質問する">
<label class="visually-hidden" for="trial-question">質問</label>
<input id="trial-question" class="input" type="search" name="try" value="${tried?.question ?? ""}" maxlength="500" autocomplete="off" aria-describedby="trial-hint">
<button type="submit" class="button">試す</button>
</form>
<p id="trial-hint" class="field-hint">職員が尋ねそうな言葉で書いてください。ほかの資料は使わず、この資料だけで答えます。</p>
${tried === null ? "" : outcome(tried.result, documentId)}`;
}

function outcome(result: Tried | undefined, documentId: string): Html {
  if (result === undefined)
    return html`<p class="banner banner-warning">${icon("warning")}<span>質問を入力してください。</span></p>`;
  const { answer, passages } = result;
  const kind = { answered: "回答", unanswerable: "確認できない", clarify: "聞き返し" } as const;
  return html`<div class="trial-answer" role="status">
<p class="trial-kind"><span class="badge badge-now">${kind[answer.kind]}</span>${answer.kind === "clarify" ? "" : html`<span class="quiet">確からしさ ${Math.round(answer.confidence * 100)}％</span>`}</p>
<p class="written">${answer.text}</p>
${answer.kind === "answered" ? html`<ol class="trial-quotes">${answer.citations.map(({ label, locator, quote }) => html`<li><span class="trial-label">[${label}] ${locator}</span><blockquote>${quote}</blockquote></li>`)}</ol>` : ""}
${answer.kind === "clarify" ? html`<ul class="trial-choices">${answer.choices.map(({ label, question }) => html`<li><a class="button button-plain button-small" href="/admin/documents/${documentId}?try=${encodeURIComponent(question)}#try">${label}</a></li>`)}</ul>` : ""}
${passages.length === 0 ? html`<p class="quiet">この質問で見つかる項目はありません。言い換えを足すか、本文の言葉で試してください。</p>` : html`<details class="folded"${answer.kind === "answered" ? "" : html` open`}><summary>見つかった項目 ${passages.length}件</summary><ol class="trial-found">${passages.map(({ passage, score }) => html`<li><p class="trial-label">${passage.locator === "" ? (passage.caption ?? "本文") : passage.locator}<span class="quiet">近さ ${score.toFixed(2)}</span></p><p>${cut(passage.text)}</p></li>`)}</ol></details>`}
</div>`;
}

const LONGEST = 160;

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST).join("")}…`;
}
