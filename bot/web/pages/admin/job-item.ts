import { html } from "hono/html";
import { ATTENTION, isSettled, type Job, type JobState } from "../../../../corpus/ingest-job.ts";
import { dateWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { STATE_WORDS, sizeWords } from "./words.ts";

/** One file on its way in: where it stands, why, and what may be done about it. */
export function jobItem(job: Job): Html {
  const { id, batch, file, bytes, state } = job;
  const cut = file.lastIndexOf("/") + 1;
  const about = bytes === 0 ? "" : html`<span class="job-size">${sizeWords(bytes)}</span>`;
  return html`<li class="job job-${state.kind}${ATTENTION.has(state.kind) ? " job-attention" : ""}" id="job-${id}" data-kind="${state.kind}" data-batch="${batch}" data-settled="${isSettled(state) ? "1" : "0"}" data-acts tabindex="-1">
<p class="job-head"><span class="job-file">${cut === 0 ? "" : html`<span class="job-folder">${file.slice(0, cut)}</span>`}${file.slice(cut)}</span>${about}${mark(state)}</p>
${detail(job)}
${acts(job)}
</li>`;
}

function mark(state: JobState): Html {
  const tone = ATTENTION.has(state.kind) ? " badge-warning" : state.kind === "reading" ? " badge-now" : " badge-quiet";
  return html`<span class="badge${tone}">${ATTENTION.has(state.kind) ? icon("warning") : state.kind === "done" ? icon("check") : ""}${STATE_WORDS[state.kind]}</span>`;
}

function detail({ file, state }: Job): Html | null {
  switch (state.kind) {
    case "queued":
    case "cancelled":
      return null;
    case "reading":
      return state.total === 0
        ? null
        : html`<p class="job-about"><progress value="${state.done}" max="${state.total}" aria-label="「${file}」の読み取り"></progress><span>${state.done}/${state.total}ページ</span></p>`;
    case "unpacked":
      return html`<p class="job-about">中の${state.files}件を、1件ずつ取り込みます。</p>`;
    case "refused":
      return html`<p class="job-reason">${state.reason}</p>`;
    case "failed":
      return html`<p class="job-reason">${state.attempts}回試しましたが、取り込めませんでした。${state.reason}</p>`;
    case "needs-date":
      return html`${read(state)}${warnings(state.warnings)}`;
    case "done":
    case "unchanged":
      return html`${read(state)}${warnings(state.warnings)}`;
  }
}

function read({ documentId, effectiveFrom, passages }: Extract<JobState, { readonly documentId: string }>): Html {
  return html`<p class="job-about"><a href="/admin/documents/${documentId}">資料を開く</a><span>${dateWords(effectiveFrom)}から・${passages}項目</span></p>`;
}

function warnings(sentences: readonly string[]): Html | null {
  if (sentences.length === 0) return null;
  const items = sentences.map((sentence) => html`<li>${sentence}</li>`);
  if (sentences.length === 1) return html`<ul class="job-warnings">${items}</ul>`;
  return html`<details class="job-more"><summary>確かめてほしいこと ${sentences.length}件</summary><ul class="job-warnings">${items}</ul></details>`;
}

function acts({ id, file, bytes, state }: Job): Html | null {
  const act = (name: string, text: string) =>
    html`<button type="button" class="button button-plain button-small" data-act="/api/admin/jobs/${id}/${name}" aria-label="「${file}」を${text}">${text}</button>`;
  switch (state.kind) {
    case "queued":
    case "reading":
      return html`<div class="job-acts">${act("cancel", "取りやめる")}</div>`;
    case "failed":
    case "refused":
      return html`<div class="job-acts">${bytes === 0 ? "" : act("retry", "やり直す")}${act("cancel", "取り込まない")}</div>`;
    case "cancelled":
      // An empty file was not kept.
      return bytes === 0 ? null : html`<div class="job-acts">${act("retry", "やり直す")}</div>`;
    case "needs-date":
      return dateForm(id, file, state);
    default:
      return null;
  }
}

/** The days that the text names, and any other. */
function dateForm(
  id: string,
  file: string,
  { documentId, effectiveFrom, candidates }: Extract<JobState, { readonly kind: "needs-date" }>,
): Html {
  return html`<form class="job-date" data-date="/api/admin/documents/${documentId}/effective" data-from="${effectiveFrom}" aria-label="「${file}」の施行日を決める">
<p class="job-ask">いつから施行される資料ですか。決まるまでは${dateWords(effectiveFrom)}からとして扱います。</p>
<div class="job-days">${candidates.map(
    (day) =>
      html`<button type="submit" class="button button-plain button-small" value="${day}">${dateWords(day)}</button>`,
  )}
<label class="visually-hidden" for="day-${id}">施行日</label><input id="day-${id}" class="input input-date" type="date" name="day"><button type="submit" class="button button-small" value="">日付を決める</button></div>
</form>`;
}
