import type { PairedDifference } from "../metrics/paired.ts";
import { differenceChart } from "./charts.ts";
import { html, type Markup, NOTHING } from "./html.ts";
import { figureDetail, figureLabel, formatDifference, formatP } from "./labels.ts";
import { rows, section } from "./page.ts";

/** Shares only: times and lengths have scales of their own. */
const OTHER_SCALES = new Set(["ms", "length"]);

/** Differences with their intervals on one scale around zero, in points of the metric. */
export function differenceSection(heading: string, note: string, all: readonly PairedDifference[]): Markup {
  const shares = all.filter(({ name }) => !OTHER_SCALES.has(name));
  const others = all.filter(({ name }) => OTHER_SCALES.has(name));
  if (all.length === 0) return NOTHING;
  const how = "点が差、横線が95%区間、破線が差なしです。pは対応のある並べ替え検定の値です。";
  return section(heading, `${note}${how}`, [differenceRows(shares), ...others.map((each) => differenceRows([each]))]);
}

function differenceRows(all: readonly PairedDifference[]): Markup {
  const reach = Math.max(...all.flatMap(({ interval }) => interval.map(Math.abs)), 0.01) * 1.15;
  const scale = html`<div class="row scale"><span></span>
    <div class="axis"><span>${formatDifference(-reach)}</span><span>0</span><span>${formatDifference(reach)}</span></div></div>`;
  const differences = rows(
    all.map(({ name, n, first, second, difference, interval, p }) => ({
      name: figureLabel(name),
      detail: `${first.toFixed(3)} → ${second.toFixed(3)}　${figureDetail(name, n)}`,
      chart: differenceChart(difference, interval, reach),
      value: formatDifference(difference),
      below: [`${formatDifference(interval[0])}〜${formatDifference(interval[1])}`, `p ${formatP(p)}`],
    })),
  );
  return html`${differences}${scale}`;
}
