import { percentile } from "../metrics/percentile.ts";
import { html, type Markup, NOTHING } from "./html.ts";
import { formatValue } from "./labels.ts";

/** A bar from 0 to the value with the 95 % interval as a whisker, on a scale from 0 to `max`. Positions are percentages, so that it fits any width. */
export function barChart(value: number, interval: readonly [number, number] | null, max = 1): Markup {
  const x = (position: number) => percent(position / max);
  const whisker =
    interval === null
      ? NOTHING
      : html`<line class="whisker" x1="${x(interval[0])}" x2="${x(interval[1])}" y1="11" y2="11"/>
        <line class="whisker" x1="${x(interval[0])}" x2="${x(interval[0])}" y1="6" y2="16"/>
        <line class="whisker" x1="${x(interval[1])}" x2="${x(interval[1])}" y1="6" y2="16"/>`;
  return html`<svg class="chart" height="22" aria-hidden="true">
    <rect class="track" x="0" y="3" width="100%" height="16" rx="3"/>
    <rect class="bar" x="0" y="3" width="${x(value)}" height="16" rx="3"/>${whisker}</svg>`;
}

/** A difference as a point with its interval beside a dashed zero line, on a scale from `-reach` to `reach`. */
export function differenceChart(difference: number, interval: readonly [number, number], reach: number): Markup {
  const x = (position: number) => percent((position + reach) / (2 * reach));
  return html`<svg class="chart" height="22" aria-hidden="true">
    <rect class="track" x="0" y="3" width="100%" height="16" rx="3"/>
    <line class="zero" x1="50%" x2="50%" y1="0" y2="22"/>
    <line class="whisker" x1="${x(interval[0])}" x2="${x(interval[1])}" y1="11" y2="11"/>
    <circle class="point" cx="${x(difference)}" cy="11" r="5"/></svg>`;
}

/** What was promised (line) over what came true (bar). */
export function calibrationChart(promised: number, came: number): Markup {
  return html`<svg class="chart" height="22" aria-hidden="true">
    <rect class="track" x="0" y="3" width="100%" height="16" rx="3"/>
    <rect class="bar" x="0" y="3" width="${percent(came)}" height="16" rx="3"/>
    <line class="promised" x1="${percent(promised)}" x2="${percent(promised)}" y1="0" y2="22"/></svg>`;
}

const COLUMNS = 30;

/** Distribution of times with p50 and p95; what lies beyond 1.5 × p95 is in the last column. */
export function timeChart(times: readonly number[]): Markup {
  const p50 = percentile(times, 0.5);
  const p95 = percentile(times, 0.95);
  const end = Math.max(p95 * 1.5, Number.EPSILON);
  const counts = Array.from({ length: COLUMNS }, () => 0);
  for (const time of times) {
    const column = Math.min(COLUMNS - 1, Math.floor((time / end) * COLUMNS));
    counts[column] = (counts[column] ?? 0) + 1;
  }
  const tallest = Math.max(...counts);
  const columns = counts.map((count, at) => {
    const height = (count / tallest) * 80;
    const x = percent((at + 0.08) / COLUMNS);
    return count === 0
      ? NOTHING
      : html`<rect class="bar" x="${x}" width="${percent(0.84 / COLUMNS)}" y="${100 - height}%" height="${height}%"/>`;
  });
  const guide = (time: number, name: string, y: number) => html`<line class="guide ${name}" x1="${percent(time / end)}"
    x2="${percent(time / end)}" y1="${y - 10}" y2="100%"/>
    <text x="${percent(time / end)}" dx="6" y="${y}">${name} ${formatValue(time, "ms")}</text>`;
  return html`<svg class="columns" role="img" aria-label="応答時間の分布。中央値 ${formatValue(p50, "ms")}、95パーセンタイル ${formatValue(p95, "ms")}">
    ${columns}${guide(p50, "p50", 10)}${guide(p95, "p95", 26)}</svg>
    <div class="axis"><span>0 ms</span><span>${formatValue(end / 2, "ms")}</span><span>${formatValue(end, "ms")} 以上</span></div>`;
}

function percent(share: number): string {
  return `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;
}
