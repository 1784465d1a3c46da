import { html } from "hono/html";
import type { SeenCase } from "../../../desk/improvements/spread.ts";
import { savedWords } from "../../../desk/improvements/yearly.ts";
import { dayWords } from "../../../wording.ts";
import { icon } from "../icons.ts";
import type { Html } from "../layout.ts";
import { deskPage, type Frame } from "./frame.ts";

interface CasesPage {
  /** Newest first. */
  readonly cases: readonly SeenCase[];
  readonly isEditor: boolean;
  /** The totals as charts. */
  readonly charts: Html;
  readonly fiscalYear: number;
}

/** Published cases, what they save together, and the way to the yearly booklet. */
export function casesPage(frame: Frame, { cases, isEditor, charts, fiscalYear }: CasesPage): Html {
  const main = html`<h1>改善事例</h1>
<p class="quiet">採用され、公表された事例です。自分の所属でも取り入れたら「うちでも採用した」を押してください。</p>
<p class="act-row"><a class="button" href="/desk/new/improvement">${icon("plus")}<span>改善事例を送る</span></a>${isEditor ? html`<a class="button button-plain" href="/desk/cases/edit">公表の準備（担当者）</a>` : ""}</p>
${
  cases.length === 0
    ? html`<div class="empty"><p>公表された事例はまだありません。採用された事例がここに並びます。</p></div>`
    : html`<label class="search-box">${icon("search")}<span class="visually-hidden">事例を絞り込む</span><input id="case-filter" type="search" data-hint="題名・分野・所属・本文で絞り込む" autocomplete="off"></label>
<p id="case-none" class="quiet" role="status" hidden>当てはまる事例がありません。</p>
<ul class="requests" id="case-list">${cases.map((each) => item(each, frame))}</ul>
<section aria-labelledby="charts-title"><h2 id="charts-title">集計</h2>${charts}</section>
<p class="exports">${fiscalYear}年度の実践事例集：<a href="/desk/cases/booklet-${fiscalYear}.html" download>HTML</a><a href="/desk/cases/booklet-${fiscalYear}.pdf" download>PDF</a></p>`
}`;
  return deskPage(frame, {
    title: "改善事例",
    current: "/desk/cases",
    main,
    styles: ["desk-cases.css", "desk-charts.css"],
    scripts: ["desk-cases.js"],
  });
}

function item(
  { id, text, area, caseKind, credit, likes, adoptions, hours, money, publishedOn }: SeenCase,
  { today }: Frame,
): Html {
  const effect = hours > 0 || money > 0 ? `・${savedWords({ hours, money })}` : "";
  return html`<li class="request"><a class="request-link" href="/desk/cases/${id}">${text.title}</a>
<p class="request-facts"><span class="badge badge-quiet">${area}</span><span class="badge">${caseKind}</span>${likes > 0 ? html`<span class="badge">いいね ${likes}</span>` : ""}${adoptions.length > 0 ? html`<span class="badge badge-now">${adoptions.length}所属が採用</span>` : ""}</p>
<p class="request-turn">${credit}・${dayWords(publishedOn, today)}公表${effect}</p></li>`;
}
