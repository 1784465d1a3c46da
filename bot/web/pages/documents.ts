import { html } from "hono/html";
import { CATEGORIES, type CalendarDate } from "../../../corpus/document.ts";
import type { DocumentEntry } from "../../../corpus/library.ts";
import { inForce } from "../../../corpus/scope.ts";
import { appliesToWords, dateWords } from "../../wording.ts";
import { icon } from "./icons.ts";
import { type Html, layout, readingHeader } from "./layout.ts";

/** The documents that the viewer may read, by category, with their revisions. */
export function documentsPage(
  entries: readonly DocumentEntry[],
  today: CalendarDate,
  viewerName: string,
  isLibrarian = false,
): Html {
  const groups = CATEGORIES.map((category) => ({
    category,
    entries: entries
      .filter(({ document }) => document.category === category)
      .toSorted((one, other) => one.document.title.localeCompare(other.document.title, "ja")),
  })).filter((group) => group.entries.length > 0);
  const body = html`<main id="main" class="reading">
<h1>資料一覧</h1>
<p class="quiet">${viewerName}が読める資料は${entries.length}件です。${isLibrarian ? html`<a href="/admin">資料の管理を開く</a>` : ""}</p>
${
  entries.length === 0
    ? html`<p class="banner">${icon("info")}<span>まだ資料がありません。取り込みが終わると、ここに並びます。</span></p>`
    : html`<label class="search-box">${icon("search")}<span class="visually-hidden">題名・番号・所管で絞り込む</span><input id="document-filter" type="search" data-hint="題名・番号・所管で絞り込む" autocomplete="off"></label>
<nav class="jump" aria-label="区分">${groups.map(({ category, entries: own }) => html`<a href="#${category}">${category}<span class="jump-count">${own.length}</span></a>`)}</nav>`
}
<p id="document-none" class="quiet" role="status" hidden>当てはまる資料がありません。</p>
${groups.map(
  ({ category, entries: own }) => html`<section class="document-group"><h2 id="${category}">${category}</h2>
<ul class="document-list">${own.map((entry) => item(entry, today))}</ul></section>`,
)}
</main>`;
  return layout({
    title: "資料一覧｜Do アシスタント",
    styles: ["reading.css"],
    scripts: ["documents.js"],
    skip: { to: "#main", text: "本文へ移動" },
    header: readingHeader(
      { to: "/", text: "質問へ戻る" },
      entries.some(({ document }) => document.sample),
    ),
    body,
  });
}

function item({ document, revisions }: DocumentEntry, today: CalendarDate): Html {
  const appliesTo = appliesToWords(document.appliesTo);
  const about = [document.number, document.owner, appliesTo && `対象：${appliesTo}`].filter((each) => each !== null);
  return html`<li class="document">
<a class="document-title" href="/source/${document.id}">${document.title}</a>
${document.audience.kind === "limited" ? html`<span class="badge">閲覧者限定</span>` : ""}
<p class="document-about">${about.join("　")}</p>
${
  revisions.length < 2
    ? ""
    : html`<ul class="document-revisions" aria-label="版">${revisions.map((revision) => {
        const mark = inForce(revision, today) ? "現行" : revision.effectiveFrom > today ? "施行前" : null;
        return html`<li><a href="/source/${document.id}/${revision.effectiveFrom}">${dateWords(revision.effectiveFrom)}版</a>${mark === null ? "" : html`<span class="badge badge-quiet">${mark}</span>`}</li>`;
      })}</ul>`
}
</li>`;
}
