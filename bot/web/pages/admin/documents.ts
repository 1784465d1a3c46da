import { html } from "hono/html";
import { CATEGORIES } from "../../../../corpus/document.ts";
import type { AdminDocument, DocumentQuery } from "../../../admin/contract.ts";
import { currentRevision } from "../../../admin/documents.ts";
import { dateWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { option } from "./controls.ts";
import { DOCUMENTS_SHOWN, documentsAddress } from "./document-query.ts";
import { type AdminFrame, adminPage } from "./frame.ts";
import { statusWords } from "./words.ts";

interface DocumentsPage {
  readonly query: DocumentQuery;
  readonly documents: readonly AdminDocument[];
  readonly total: number;
  /** Departments that are in charge of anything. */
  readonly owners: readonly string[];
  readonly dayOf: (moment: string) => string;
}

const COLUMNS = [
  { sort: "title", text: "資料" },
  { sort: "owner", text: "担当" },
  { sort: "effectiveFrom", text: "施行日" },
  { sort: "passages", text: "項目数" },
  { sort: "changed", text: "最終更新" },
] as const;
const STATUS_CHOICES = [
  { value: "in-force", text: "現行" },
  { value: "future", text: "施行前の版がある" },
  { value: "warned", text: "注意がある" },
  { value: "unowned", text: "担当が決まっていない" },
  { value: "withdrawn", text: "取下げ済み" },
] as const;

/** The table of documents: on a phone each row is a card. */
export function documentsTablePage(frame: AdminFrame, page: DocumentsPage): Html {
  const { query, documents, total } = page;
  const main = html`<h1>資料</h1>
${filters(page)}
<p class="list-count" role="status">${countWords(query, total)}</p>
${
  total === 0
    ? empty(query)
    : html`<table class="document-table" role="table"><caption class="visually-hidden">資料の一覧</caption>
<thead role="rowgroup"><tr role="row">${COLUMNS.map((column) => heading(column, query))}</tr></thead>
<tbody role="rowgroup">${documents.map((each) => row(each, frame, page))}</tbody></table>`
}
${paging(query, total)}`;
  return adminPage(frame, {
    title: "資料",
    current: "/admin/documents",
    styles: ["admin-table.css"],
    scripts: ["desk-list.js"],
    main,
  });
}

function filters({ query, owners }: DocumentsPage): Html {
  return html`<form class="filters" action="/admin/documents" method="get" role="search" aria-label="資料を絞り込む" data-filters>
${query.sort === "title" ? "" : html`<input type="hidden" name="sort" value="${query.sort}">`}${query.descending ? html`<input type="hidden" name="order" value="down">` : ""}
<label class="filter filter-words"><span>題名・番号・担当</span><input type="search" name="text" value="${query.text ?? ""}" autocomplete="off"></label>
<label class="filter"><span>区分</span><select name="category">${option("", "すべて", query.category === undefined)}${CATEGORIES.map((each) => option(each, each, query.category === each))}</select></label>
<label class="filter"><span>担当</span><select name="owner">${option("", "すべて", query.owner === undefined)}${owners.map((each) => option(each, each, query.owner === each))}</select></label>
<label class="filter"><span>状態</span><select name="status">${option("", "すべて", query.status === undefined)}${STATUS_CHOICES.map(({ value, text }) => option(value, text, query.status === value))}</select></label>
<button type="submit" class="button button-plain">絞り込む</button>
</form>`;
}

function heading({ sort, text }: (typeof COLUMNS)[number], query: DocumentQuery): Html {
  const isSorted = query.sort === sort;
  const address = documentsAddress(query, { sort, descending: isSorted && !query.descending, offset: 0 });
  const mark = isSorted ? html`<span aria-hidden="true">${query.descending ? "▼" : "▲"}</span>` : "";
  const link = html`<a href="${address}">${text}${mark}</a>`;
  if (!isSorted) return html`<th scope="col" role="columnheader">${link}</th>`;
  return html`<th scope="col" role="columnheader" aria-sort="${query.descending ? "descending" : "ascending"}">${link}</th>`;
}

function row(entry: AdminDocument, { today }: AdminFrame, { dayOf }: DocumentsPage): Html {
  const { document, revisions, passages, warnings, changedAt } = entry;
  const current = currentRevision(revisions, today);
  const status = statusWords(entry, today);
  return html`<tr role="row"${entry.withdrawn ? html` class="is-withdrawn"` : ""}>
<th scope="row" role="rowheader"><a class="document-name" href="/admin/documents/${document.id}">${document.title}</a>
<span class="document-marks"><span class="badge badge-quiet">${document.category}</span><span class="badge${status === "現行" ? "" : " badge-now"}">${status}</span>${document.audience.kind === "limited" ? html`<span class="badge">閲覧者限定</span>` : ""}${warnings.length > 0 ? html`<span class="badge badge-warning">${icon("warning")}注意${warnings.length}</span>` : ""}${document.sample ? html`<span class="badge badge-sample">見本</span>` : ""}</span>${document.number === null ? "" : html`<span class="document-number">${document.number}</span>`}</th>
<td role="cell" data-name="担当">${document.owner ?? "—"}</td>
<td role="cell" data-name="施行日" class="is-day">${current === undefined ? "—" : dateWords(current.effectiveFrom)}${revisions.length > 1 ? html`<span class="quiet">全${revisions.length}版</span>` : ""}</td>
<td role="cell" data-name="項目数" class="is-count">${passages.toLocaleString("ja-JP")}</td>
<td role="cell" data-name="最終更新" class="is-day">${changedAt === null ? "—" : dateWords(dayOf(changedAt))}</td>
</tr>`;
}

function countWords({ offset }: DocumentQuery, total: number): string {
  const all = `${total.toLocaleString("ja-JP")}件`;
  if (total <= DOCUMENTS_SHOWN) return all;
  const [first, last] = [offset + 1, Math.min(offset + DOCUMENTS_SHOWN, total)];
  return `${all}中 ${first.toLocaleString("ja-JP")}〜${last.toLocaleString("ja-JP")}件`;
}

function empty({ text, category, owner, status }: DocumentQuery): Html {
  if ([text, category, owner, status].some((each) => each !== undefined))
    return html`<div class="empty"><p>この条件に当てはまる資料はありません。</p><a class="button button-plain" href="/admin/documents">条件を消す</a></div>`;
  return html`<div class="empty"><p>まだ資料がありません。</p><a class="button" href="/admin">${icon("plus")}<span>資料を取り込む</span></a></div>`;
}

function paging(query: DocumentQuery, total: number): Html | null {
  const { offset } = query;
  if (total <= DOCUMENTS_SHOWN) return null;
  const pages = Math.ceil(total / DOCUMENTS_SHOWN);
  const at = Math.floor(offset / DOCUMENTS_SHOWN) + 1;
  const to = (page: number, text: string) =>
    html`<a class="button button-plain" href="${documentsAddress(query, { offset: (page - 1) * DOCUMENTS_SHOWN })}">${text}</a>`;
  return html`<nav class="paging" aria-label="ページ">
${at > 2 ? to(1, "最初") : ""}${at > 1 ? to(at - 1, `前の${DOCUMENTS_SHOWN}件`) : ""}
<span class="quiet">${at}／${pages}ページ</span>
${at < pages ? to(at + 1, `次の${DOCUMENTS_SHOWN}件`) : ""}${at < pages - 1 ? to(pages, "最後") : ""}
</nav>`;
}
