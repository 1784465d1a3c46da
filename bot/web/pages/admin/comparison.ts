import { html } from "hono/html";
import type { Document, Revision } from "../../../../corpus/document.ts";
import type { Stretch } from "../../../../corpus/revisions/changed-words.ts";
import type { ComparedRow, ComparedSide, DifferentRow } from "../../../../corpus/revisions/compare.ts";
import { foldUnchanged, unchangedText } from "../../../../corpus/revisions/fold.ts";
import { type FoldedLine, foldLines } from "../../../../corpus/revisions/fold-lines.ts";
import { dateWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { option } from "./controls.ts";
import { type AdminFrame, adminPage } from "./frame.ts";

interface ComparisonPage {
  readonly document: Document;
  readonly revisions: readonly Revision[];
  readonly older: Revision;
  readonly newer: Revision;
  readonly rows: readonly ComparedRow[];
}

const KINDS: Readonly<Record<DifferentRow["kind"], string>> = {
  changed: "改正",
  moved: "移動",
  added: "新設",
  removed: "削除",
};

/** 新旧対照表 as officials lay it out: 改正後 beside 改正前, on a phone below each other, changed words as insertions and deletions. */
export function comparisonPage(frame: AdminFrame, page: ComparisonPage): Html {
  const { document, revisions, older, newer, rows } = page;
  const base = `/admin/documents/${document.id}`;
  const choose = (name: string, label: string, chosen: Revision) =>
    html`<label class="filter"><span>${label}</span><select name="${name}">${revisions.toReversed().map((each) => option(each.id, dateWords(each.effectiveFrom), each.id === chosen.id))}</select></label>`;
  const folded = foldUnchanged(rows);
  const different = folded.filter((row) => row.kind !== "unchanged" || row.isMoved).length;
  const main = html`<p class="crumb"><a href="/admin/documents">資料</a> › <a href="${base}">${document.title}</a></p>
<h1>${document.title}の新旧対照表</h1>
<form class="filters" action="${base}/compare" method="get" aria-label="比べる版" data-filters>
${choose("from", "改正前", older)}${choose("to", "改正後", newer)}<button type="submit" class="button button-plain">比べる</button>
<a class="button" href="${base}/compare.docx?from=${older.id}&to=${newer.id}" download>Word で保存</a></form>
${
  different === 0
    ? html`<p class="banner">${icon("info")}<span>2つの版に違いはありません。</span></p>`
    : html`<p class="list-count">違うところは${different}か所です。<ins>下線</ins>は加えた言葉、<del>取消線</del>は削った言葉です。変わらないところは（略）としています。</p>
<table class="comparison" role="table"><caption class="visually-hidden">${document.title}の新旧対照表</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">改正後（${dateWords(newer.effectiveFrom)}から）</th><th scope="col" role="columnheader">改正前（${dateWords(older.effectiveFrom)}から）</th></tr></thead>
<tbody role="rowgroup">${folded.map((row) => {
        if (row.kind !== "unchanged") return differing(row);
        if (row.isMoved) return pair(badge("moved"), quiet(row.newer), quiet(row.older));
        return html`<tr role="row" class="is-unchanged"><td role="cell" colspan="2">${unchangedText(row.newer)}</td></tr>`;
      })}</tbody></table>`
}`;
  return adminPage(frame, {
    title: `${document.title}の新旧対照表`,
    current: "/admin/documents",
    styles: ["admin-comparison.css"],
    scripts: ["desk-list.js"],
    main,
  });
}

function differing(row: DifferentRow): Html {
  const mark = badge(row.kind);
  switch (row.kind) {
    case "added":
      return pair(mark, side(row.newer, foldLines([], row.newer.text).newer, "ins"), html`（新設）`);
    case "removed":
      return pair(mark, html`（削る）`, side(row.older, foldLines(row.older.text, []).older, "del"));
    case "changed":
    case "moved": {
      const folded = foldLines(row.older.text, row.newer.text);
      return pair(mark, side(row.newer, folded.newer, "ins"), side(row.older, folded.older, "del"));
    }
  }
}

function badge(kind: DifferentRow["kind"]): Html {
  return html`<span class="badge badge-now">${KINDS[kind]}</span>`;
}

function quiet(range: Parameters<typeof unchangedText>[0]): Html {
  return html`<div class="compared"><p><span class="quiet">${unchangedText(range)}</span></p></div>`;
}

function pair(mark: Html, newer: Html, older: Html): Html {
  return html`<tr role="row"><td role="cell" data-name="改正後">${mark}${newer}</td><td role="cell" data-name="改正前">${older}</td></tr>`;
}

function side({ locator, caption, isHeading }: ComparedSide, lines: readonly FoldedLine[], tag: "ins" | "del"): Html {
  const place = isHeading || locator === "" ? "" : html`<strong class="compared-place">${locator}</strong>`;
  return html`<div class="compared${isHeading ? " is-heading" : ""}">${caption.length === 0 ? "" : html`<p>（${words(caption, tag)}）</p>`}${lines.map(
    (line, at) =>
      html`<p>${at === 0 ? place : ""}${line.kind === "unchanged" ? html`<span class="quiet">${line.text}</span>` : words(line.stretches, tag)}</p>`,
  )}</div>`;
}

function words(stretches: readonly Stretch[], tag: "ins" | "del"): readonly Html[] {
  return stretches.map(({ text, changed }) => {
    if (!changed) return html`${text}`;
    return tag === "ins" ? html`<ins>${text}</ins>` : html`<del>${text}</del>`;
  });
}
