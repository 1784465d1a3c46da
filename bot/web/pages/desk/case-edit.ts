import { html } from "hono/html";
import { hintSentence } from "../../../desk/improvements/hints.ts";
import type { Preview } from "../../../desk/improvements/publishing.ts";
import type { ImprovementCase } from "../../../store/improvement-cases.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { deskPage, type Frame } from "./frame.ts";

const STATUS: Readonly<Record<ImprovementCase["status"], string>> = {
  draft: "公表前",
  publishing: "公表の処理中",
  published: "公表中",
  withdrawn: "公表を取りやめ",
};
const CREDIT: Readonly<Record<ImprovementCase["credit"], string>> = {
  name: "氏名と所属を出す",
  unit: "所属だけ出す",
  anonymous: "匿名",
};

/** Adopted cases on their way to publication, for editors. */
export function caseEditListPage(frame: Frame, cases: readonly ImprovementCase[]): Html {
  const list = cases.toReversed().map(
    ({
      id,
      text,
      status,
      credit,
    }) => html`<li class="request"><a class="request-link" href="/desk/cases/${id}/edit">${text.title}</a>
<p class="request-facts"><span class="badge${status === "draft" ? " badge-warning" : " badge-quiet"}">${STATUS[status]}</span><span class="badge">${CREDIT[credit]}</span></p></li>`,
  );
  const main = html`<p class="crumb"><a href="/desk/cases">改善事例</a></p><h1>公表の準備</h1>
<p class="quiet">採用された事例を読みやすく整え、公表します。公表すると、質問への回答にも引用されます。</p>
${cases.length === 0 ? html`<div class="empty"><p>採用された事例はまだありません。改善事例が採用されると、ここに並びます。</p></div>` : html`<ul class="requests">${list}</ul>`}`;
  return deskPage(frame, { title: "公表の準備", current: "/desk/cases", main });
}

interface CaseEditPage {
  readonly case: ImprovementCase;
  readonly preview: Preview;
}

/** One case to be put right and published. */
export function caseEditPage(frame: Frame, { case: shown, preview }: CaseEditPage): Html {
  const { id, text, version, status, credit } = shown;
  const field = (name: keyof typeof text, label: string, rows: number) => html`<div class="field" data-field="${name}">
<label class="field-label" for="case-${name}">${label}</label>
${rows === 1 ? html`<input id="case-${name}" name="${name}" class="input" value="${text[name]}" aria-describedby="case-${name}-error">` : html`<textarea id="case-${name}" name="${name}" class="input" rows="${rows}" aria-describedby="case-${name}-error">${text[name]}</textarea>`}
<p id="case-${name}-error" class="field-error" hidden></p></div>`;
  const main = html`<p class="crumb"><a href="/desk/cases/edit">公表の準備</a></p>
<h1>${text.title}</h1>
<p class="request-facts"><span class="badge">${STATUS[status]}</span><span class="badge">${CREDIT[credit]}</span></p>
${preview.hints.length === 0 ? "" : html`<p class="banner banner-warning">${icon("warning")}<span>${hintSentence(preview.hints)}</span></p>`}
<form class="request-form" data-send="/api/desk/cases/${id}" novalidate>
<input type="hidden" name="kind" value="edit"><input type="hidden" name="version" value="${version}">
${field("title", "題名", 1)}${field("before", "これまで", 4)}${field("action", "やったこと", 4)}${field("effect", "効果", 4)}
<p class="form-problem" role="alert" hidden></p>
<div class="send-row"><button type="submit" class="button button-plain">文を保存する</button></div>
</form>
<h2>公表</h2>
<p class="quiet">直したところは、先に「文を保存する」を押してください。</p>
<form class="act" data-send="/api/desk/cases/${id}" novalidate>
<input type="hidden" name="kind" value="publish"><input type="hidden" name="version" value="${version}">
${preview.hints.length === 0 ? "" : html`<label class="filter-check"><input type="checkbox" name="knowsHints" value="1"><span>上の言葉を確かめ、このまま公表する</span></label>`}
<p class="form-problem" role="alert" hidden></p>
<div class="act-row"><button type="submit" class="button">${status === "published" ? "直した文で公表し直す" : "公表する"}</button></div></form>
${status === "published" ? html`<form class="act" data-send="/api/desk/cases/${id}"><input type="hidden" name="kind" value="unpublish"><button type="submit" class="button button-plain">公表を取りやめる</button><p class="form-problem" role="alert" hidden></p></form>` : ""}
<details class="act folded"><summary>公表される文の全体</summary><pre class="written case-markdown">${preview.markdown}</pre></details>`;
  return deskPage(frame, {
    title: text.title,
    current: "/desk/cases",
    main,
    styles: ["desk-form.css", "desk-request.css", "desk-cases.css"],
    scripts: ["desk-form.js"],
  });
}
