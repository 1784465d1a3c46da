import { html, raw } from "hono/html";
import { dateWords } from "../../../wording.ts";
import { japaneseNumber } from "../yearly.ts";
import type { Booklet, BookletCase } from "./contents.ts";

type Html = ReturnType<typeof html>;

/** The booklet as one page that needs nothing else: for the screen in light and dark, a phone, and paper. */
export function bookletHtml(booklet: Booklet): Html {
  const { title, issuer, office, madeOn, totals, chapters } = booklet;
  return html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}（${issuer}）</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header class="cover">
<p class="issuer">${issuer}</p>
<h1>${title}</h1>
<dl class="sums">
<div><dt>事例</dt><dd>${japaneseNumber(totals.cases)}<small>件</small></dd></div>
<div><dt>取り入れた所属</dt><dd>${japaneseNumber(totals.adoptions)}<small>件</small></dd></div>
<div><dt>年間の時間</dt><dd>${japaneseNumber(totals.hours)}<small>時間減</small></dd></div>
<div><dt>年間の費用</dt><dd>${japaneseNumber(totals.money)}<small>円減</small></dd></div>
</dl>
<p class="made">${office}　${dateWords(madeOn)}作成</p>
</header>
<nav aria-labelledby="contents">
<h2 id="contents">目次</h2>
${chapters.length === 0 ? html`<p>この年度に公表された事例はありません。</p>` : ""}
<ol class="contents">
${chapters.map(
  ({ area, cases }) => html`<li><span class="area">${area}</span><ol>
${cases.map((each) => html`<li><a href="#${each.anchor}">${each.title}</a> <span class="credit">${each.credit}</span></li>`)}
</ol></li>`,
)}
${chapters.length === 0 ? "" : html`<li><a class="area" href="#departments">所属別の索引</a></li>`}
</ol>
</nav>
<main>
${chapters.map(
  ({ area, cases }) => html`<section class="chapter" aria-label="${area}">
<h2 class="chapter-title">${area}</h2>
${cases.map(article)}
</section>`,
)}
${chapters.length === 0 ? "" : departments(booklet)}
</main>
</body>
</html>`;
}

function article({ anchor, title, number, credit, caseKind, prizes, effect, sections, adoptions }: BookletCase): Html {
  return html`<article id="${anchor}">
<p class="number">${number}　${caseKind}</p>
<h3>${title}</h3>
<p class="credit">${credit}</p>
${prizes.map((prize) => html`<p class="prize">${prize}</p>`)}
${effect === "" ? "" : html`<p class="effect">${effect}の削減</p>`}
${sections.map(
  ({ heading, paragraphs }) => html`<h4>${heading}</h4>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}`,
)}
${
  adoptions.length === 0
    ? ""
    : html`<h4>取り入れた所属</h4>
<ul>${adoptions.map((adoption) => html`<li>${adoption}</li>`)}</ul>`
}
</article>`;
}

function departments({ index }: Booklet): Html {
  const link = ({ anchor, title }: BookletCase) => html`<li><a href="#${anchor}">${title}</a></li>`;
  return html`<section class="index">
<h2 id="departments">所属別の索引</h2>
<dl>
${index.map(
  ({ unit, own, adopted }) => html`<dt>${unit}</dt>
<dd>${own.length === 0 ? "" : html`<ul>${own.map(link)}</ul>`}
${adopted.length === 0 ? "" : html`<p class="adopted">取り入れた事例</p><ul>${adopted.map(link)}</ul>`}</dd>`,
)}
</dl>
</section>`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2529; --quiet: #566066; --line: #d9dad2; --page: #ffffff; --accent: #17566b; --soft: #e2eef1; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e7ebec; --quiet: #a5b0b5; --line: #333d43; --page: #13181b; --accent: #86cadd; --soft: #1e3640; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.25rem; background: var(--page); color: var(--ink);
  font: 1rem/1.85 "BIZ UDPGothic", "BIZ UDGothic", "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", Meiryo, sans-serif;
  overflow-wrap: anywhere; line-break: strict; }
h1, h2, h3, h4, p, dl, dd, ol, ul { margin: 0; padding: 0; }
ol { list-style: none; }
a { color: var(--accent); text-underline-offset: 0.2em; }
.cover { padding: 3rem 0 2rem; border-bottom: 4px solid var(--accent); }
.issuer { font-weight: 700; color: var(--accent); }
h1 { margin-top: 0.5rem; font-size: 1.75rem; line-height: 1.4; word-break: auto-phrase; }
.contents .credit { display: block; }
.sums { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin-top: 2rem; }
.sums dt, .made, .number, .credit, .adopted { font-size: 0.875rem; color: var(--quiet); }
.sums dd { font-size: 1.5rem; font-weight: 700; line-height: 1.4; }
.sums small { margin-left: 0.125rem; font-size: 0.875rem; font-weight: 400; }
.made { margin-top: 2rem; }
h2 { margin-top: 2.5rem; font-size: 1.375rem; line-height: 1.4; }
.contents > li { margin-top: 1rem; }
.contents .area { font-weight: 700; }
.contents ol li { padding: 0.25rem 0 0.25rem 1rem; border-bottom: 1px solid var(--line); }
.chapter-title { padding: 0.25rem 0.75rem; border-left: 8px solid var(--accent); background: var(--soft); }
article { padding: 1.75rem 0 1rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.25rem; line-height: 1.5; }
h4 { margin-top: 1.25rem; padding-left: 0.625rem; border-left: 4px solid var(--accent); font-size: 1rem; }
article p { margin-top: 0.25rem; }
article h4 + p { margin-top: 0.5rem; }
article ul, .index ul { padding-left: 1.25rem; }
.effect, .prize { display: inline-block; margin: 0.625rem 0.5rem 0 0 !important; padding: 0.125rem 0.75rem; border: 1px solid var(--accent); border-radius: 4px; font-weight: 700; }
.effect { background: var(--soft); }
.index dt { margin-top: 1.25rem; font-weight: 700; }
@page { size: A4; margin: 20mm 18mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  a { color: inherit; text-decoration: none; }
  .cover { min-height: 220mm; padding-top: 60mm; break-after: page; }
  .chapter, .index { break-before: page; }
  h2, h3, h4 { break-after: avoid; }
  article { orphans: 3; widows: 3; }
  .number, .effect, .prize, h3 { break-inside: avoid; }
}
`;
