import { html } from "hono/html";
import type { Share, Totals } from "../../desk/improvements/totals.ts";
import { japaneseNumber } from "../../desk/improvements/yearly.ts";
import type { Html } from "./layout.ts";

/** What a chart shows of each share. */
type Measure = "cases" | "hours";

const MEASURES: Readonly<Record<Measure, { readonly label: string; readonly unit: string }>> = {
  cases: { label: "事例", unit: "件" },
  hours: { label: "減った時間（年間）", unit: "時間" },
};
/** Departments beyond these are one bar together; the table has them all. */
const SHOWN = 12;

/**
 * Figures and charts of a page with totals. Every value stands beside its bar and in a table; areas differ by pattern and
 * label, not by colour. The style sheet is `desk-charts.css`.
 */
export function totalsCharts(totals: Totals): Html {
  return html`${totalsFigures(totals)}
${barChart({ id: "chart-area", title: "分野別の事例", shares: totals.byArea, measure: "cases", patterned: true })}
${barChart({ id: "chart-department", title: "所属別の事例", shares: totals.byDepartment, measure: "cases" })}
${barChart({ id: "chart-hours", title: "分野別に減った時間（年間）", shares: totals.byArea, measure: "hours", patterned: true })}
${trendChart({ id: "chart-month", title: "月ごとの事例", shares: totals.byMonth, measure: "cases" })}
${trendChart({ id: "chart-year", title: "年度ごとの事例", shares: totals.byYear, measure: "cases", suffix: "年度" })}`;
}

function totalsFigures({ cases, adoptions, hours, money }: Totals): Html {
  const figures = [
    ["公表された事例", cases, "件"],
    ["取り入れた所属", adoptions, "件"],
    ["減った時間（年間）", hours, "時間"],
    ["減った費用（年間）", money, "円"],
  ] as const;
  return html`<dl class="figures">
${figures.map(
  ([label, value, unit]) =>
    html`<div class="figure"><dt>${label}</dt><dd>${japaneseNumber(value)}<span class="figure-unit">${unit}</span></dd></div>`,
)}
</dl>`;
}

interface Chart {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly shares: readonly Share[];
  readonly measure: Measure;
  /** Whether each bar has a pattern of its own. */
  readonly patterned?: boolean;
  /** After a label: 年度. */
  readonly suffix?: string;
}

/** Bars that lie, each below its label and with its value: they read on a narrow screen however long a label is. */
export function barChart({ id, title, shares, measure, patterned = false }: Chart): Html {
  const { unit } = MEASURES[measure];
  const bars = withRest(shares, measure);
  const most = Math.max(1, ...bars.map((share) => share[measure]));
  return figure(
    { id, title, shares, measure },
    html`<ul class="bars">
${bars.map((share, at) => {
  const value = share[measure];
  return html`<li class="bar-row"><span class="bar-label">${share.label}</span><span class="bar-value">${japaneseNumber(value)}${unit}</span>
<svg class="bar-track" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${patterned ? pattern(`${id}-${at}`, at) : ""}<rect class="bar-ground" width="100" height="8"></rect><rect class="bar-fill" width="${percent(value, most)}" height="8"></rect>${patterned ? html`<rect fill="url(#${id}-${at})" width="${percent(value, most)}" height="8"></rect>` : ""}</svg></li>`;
})}
</ul>`,
  );
}

/** Columns over time. Values and labels are text of the page, so that they stay as large on a phone. */
export function trendChart({ id, title, shares, measure, suffix = "" }: Chart): Html {
  const { unit } = MEASURES[measure];
  const most = Math.max(1, ...shares.map((share) => share[measure]));
  return figure(
    { id, title, shares, measure, suffix },
    html`<ol class="columns">
${shares.map((share) => {
  const value = share[measure];
  const height = percent(value, most);
  const [, label = share.label, month = ""] = /^(\d+)(月)$/u.exec(share.label) ?? [];
  return html`<li class="column"><span class="column-label">${label}<span class="only-wide">${month}</span><span class="visually-hidden">${suffix}は</span></span>
<svg class="column-track" viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar-fill" y="${round(100 - height)}" width="10" height="${height}"></rect></svg>
<span class="column-value">${japaneseNumber(value)}<span class="visually-hidden">${unit}</span></span></li>`;
})}
</ol>`,
  );
}

function figure({ id, title, shares, measure, suffix = "" }: Chart, drawing: Html): Html {
  const { label, unit } = MEASURES[measure];
  return html`<figure class="chart" aria-labelledby="${id}">
<figcaption id="${id}">${title}<span class="figure-unit">（${unit}）</span></figcaption>
${shares.length === 0 ? html`<p class="quiet">まだありません。</p>` : drawing}
${
  shares.length === 0
    ? ""
    : html`<details class="chart-table"><summary>表で見る</summary>
<table><caption class="visually-hidden">${title}</caption>
<thead><tr><th scope="col">区分</th><th scope="col">${label}（${unit}）</th><th scope="col">取り入れた所属（件）</th></tr></thead>
<tbody>${shares.map(
        (share) =>
          html`<tr><th scope="row">${share.label}${suffix}</th><td>${japaneseNumber(share[measure])}</td><td>${japaneseNumber(share.adoptions)}</td></tr>`,
      )}</tbody></table></details>`
}
</figure>`;
}

/** The first ones, and what the others add up to. */
function withRest(shares: readonly Share[], measure: Measure): readonly Share[] {
  if (shares.length <= SHOWN + 1) return shares;
  const rest = shares.slice(SHOWN);
  const sum = rest.reduce((total, share) => total + share[measure], 0);
  return [
    ...shares.slice(0, SHOWN),
    { label: `ほか${rest.length}所属`, cases: 0, adoptions: 0, hours: 0, money: 0, [measure]: sum },
  ];
}

/** Lines to the right, lines to the left, dots: told apart without colour. */
function pattern(id: string, at: number): Html {
  const marks = [
    html`<path class="pattern-mark" d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5"></path>`,
    html`<circle class="pattern-dot" cx="3" cy="3" r="1.3"></circle>`,
    html`<path class="pattern-mark" d="M0 3 H6 M3 0 V6"></path>`,
  ];
  return html`<defs><pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse">${marks[at % marks.length] ?? ""}</pattern></defs>`;
}

function percent(value: number, most: number): number {
  return round((value / most) * 100);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
