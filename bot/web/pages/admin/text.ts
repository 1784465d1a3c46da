import { html } from "hono/html";
import type { RevisionText } from "../../../../corpus/library.ts";
import { forceWords } from "../../../wording.ts";
import type { Html } from "../layout.ts";
import { outlineOf, shownPassages } from "../outline.ts";
import { contents, passages } from "../source-passages.ts";
import { type AdminFrame, adminPage } from "./frame.ts";
import { KIND_WORDS } from "./words.ts";

/** One revision as it was cut into passages, each outlined: what is found and cited is one of these. */
export function textPage(frame: AdminFrame, text: RevisionText): Html {
  const { document, revision } = text;
  const outline = outlineOf(shownPassages(text.passages, null));
  const kinds = [...Map.groupBy(text.passages, ({ kind }) => kind)];
  const main = html`<p class="crumb"><a href="/admin/documents">資料</a> › <a href="/admin/documents/${document.id}">${document.title}</a></p>
<h1>本文と区切り</h1>
<p class="lead">${forceWords(revision)}の版を、${text.passages.length.toLocaleString("ja-JP")}項目に区切りました。枠の1つ1つが、探され、引用される単位です。</p>
<ul class="kinds-counted" aria-label="項目の種類">${kinds.map(([kind, own]) => html`<li><span class="badge badge-quiet">${KIND_WORDS[kind]} ${own.length}</span></li>`)}</ul>
<p class="act-row"><a class="button button-plain button-small" href="/admin/documents/${document.id}/original/${revision.id}" download>原本を保存する</a>${
    document.audience.kind === "everyone"
      ? html`<a class="button button-plain button-small" href="/source/${document.id}/${revision.effectiveFrom}">職員に見える画面</a>`
      : ""
  }</p>
<div class="source-columns">
${contents(outline)}
<div class="source-text is-outlined">${passages(outline, null, () => [])}</div>
</div>`;
  return adminPage(frame, {
    title: `${document.title}の本文`,
    current: "/admin/documents",
    styles: ["source.css", "admin-document.css"],
    scripts: ["source.js"],
    main,
  });
}
