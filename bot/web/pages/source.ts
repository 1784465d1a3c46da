import { html } from "hono/html";
import type { CalendarDate, Document, Revision } from "../../../corpus/document.ts";
import type { RevisionText } from "../../../corpus/library.ts";
import { inForce } from "../../../corpus/scope.ts";
import type { KeptPicture } from "../../../corpus/store/pictures.ts";
import { appliesToWords, dateWords, forceWords } from "../../wording.ts";
import { icon } from "./icons.ts";
import { type Html, layout, readingHeader } from "./layout.ts";
import { outlineOf, shownPassages } from "./outline.ts";
import { pictureList } from "./pictures.ts";
import { type Cited, contents, passages } from "./source-passages.ts";

interface SourcePage {
  readonly text: RevisionText;
  readonly pictures: readonly KeptPicture[];
  /** All revisions of the document, oldest first. */
  readonly revisions: readonly Revision[];
  readonly today: CalendarDate;
  readonly cited: Cited | null;
  /** Whether the text was replaced after it was quoted by the link that one came by. */
  readonly isReplaced: boolean;
  /** The thread that one came from, to go back to. */
  readonly thread: string | null;
}

/** One revision of a document as it was read, with the cited passage highlighted. */
export function sourcePage({ text, pictures, revisions, today, cited, isReplaced, thread }: SourcePage): Html {
  const { document, revision } = text;
  const link = (each: Revision) =>
    `/source/${document.id}/${each.effectiveFrom}${thread === null ? "" : `?thread=${encodeURIComponent(thread)}`}`;
  const folder = `/source/${document.id}/${revision.effectiveFrom}`;
  const picturesBetween = (from: number, to: number) =>
    pictureList(
      pictures.filter(({ position }) => position >= from && position < to),
      folder,
    );
  const outline = outlineOf(shownPassages(text.passages, cited?.position ?? null));
  const body = html`<main id="main" class="reading source-page">
<header class="source-head">
<p class="source-kind"><span class="badge badge-quiet">${document.category}</span>${document.sample ? html`<span class="badge badge-sample">見本（架空の文書）</span>` : ""}${document.audience.kind === "limited" ? html`<span class="badge">閲覧者限定</span>` : ""}</p>
<h1>${document.title}</h1>
${facts(document, revision)}
${banner(revision, revisions, today, link)}
${isReplaced ? html`<p class="banner banner-warning" role="note">${icon("warning")}<span><strong>引用した言葉が見つかりません。</strong>引用されたあとで、この版の本文が差し替えられています。</span></p>` : ""}
${revisionLinks(revision, revisions, today, link)}
</header>
<div class="source-columns">
${contents(outline)}
<div class="source-text">${passages(outline, cited, picturesBetween)}</div>
</div>
</main>`;
  const back = thread === null ? "/" : `/?thread=${encodeURIComponent(thread)}`;
  return layout({
    title: `${document.title}｜Do アシスタント`,
    styles: ["reading.css", "source.css", "picture.css"],
    scripts: ["source.js"],
    skip: {
      to: cited === null ? "#main" : `#p-${cited.position}`,
      text: cited === null ? "本文へ移動" : "引用箇所へ移動",
    },
    header: readingHeader({ to: back, text: thread === null ? "質問へ戻る" : "回答へ戻る" }, document.sample),
    body,
  });
}

function facts(document: Document, revision: Revision): Html {
  const rows: readonly (readonly [string, string | null])[] = [
    ["番号", document.number],
    ["制定・発行", document.issuer],
    ["所管", document.owner],
    ["施行期間", forceWords(revision)],
    ["対象", appliesToWords(document.appliesTo) ?? "限定なし"],
    ["元のファイル", revision.fileName],
  ];
  const known = rows.filter(([, value]) => value !== null && value !== "");
  return html`<dl class="facts">${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function banner(
  shown: Revision,
  revisions: readonly Revision[],
  today: CalendarDate,
  link: (revision: Revision) => string,
): Html | null {
  if (inForce(shown, today)) return null;
  const current = revisions.find((each) => inForce(each, today));
  const way =
    current === undefined
      ? html`いま施行されている版はありません。`
      : html`<a href="${link(current)}">現行の版（${dateWords(current.effectiveFrom)}から）を開く</a>`;
  const words =
    shown.effectiveFrom > today
      ? html`<strong>まだ施行されていません。</strong>${dateWords(shown.effectiveFrom)}から施行されます。`
      : html`<strong>現行ではありません。</strong>`;
  return html`<p class="banner banner-warning" role="note">${icon("warning")}<span>${words}${way}</span></p>`;
}

function revisionLinks(
  shown: Revision,
  revisions: readonly Revision[],
  today: CalendarDate,
  link: (revision: Revision) => string,
): Html | null {
  if (revisions.length < 2) return null;
  return html`<nav class="revisions" aria-label="版"><span class="revisions-title">版</span><ul>${revisions.map(
    (each) => {
      const mark = inForce(each, today) ? "（現行）" : each.effectiveFrom > today ? "（施行前）" : "";
      const words = `${dateWords(each.effectiveFrom)}${mark}`;
      return each.id === shown.id
        ? html`<li><a href="${link(each)}" aria-current="true">${words}</a></li>`
        : html`<li><a href="${link(each)}">${words}</a></li>`;
    },
  )}</ul></nav>`;
}
