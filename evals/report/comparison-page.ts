import type { Comparison } from "../tasks/compare.ts";
import { differenceSection } from "./differences.ts";
import { html, type Markup, NOTHING } from "./html.ts";
import { figureLabel, formatDifference, formatP, TASK_LABELS } from "./labels.ts";
import { renderPage, section } from "./page.ts";
import { expectedAndFound } from "./worst-questions.ts";

const SHOWN = 15;

/** The report of two runs of the same task. */
export function renderComparison(comparison: Comparison): string {
  const { first, second, questions, differences } = comparison;
  const lead = differences.find(({ name }) => name === second.primary);
  return renderPage({
    title: `${TASK_LABELS[second.task]}の比較：${second.dataset}`,
    eyebrow: `評価レポート　${first.startedAt.slice(0, 10)} → ${second.startedAt.slice(0, 10)}`,
    lead:
      lead === undefined
        ? NOTHING
        : html`<p class="lead"><b>${formatDifference(lead.difference)}</b>
          <span><span class="what">${figureLabel(lead.name)} ${lead.first.toFixed(3)} → ${lead.second.toFixed(3)}</span><br>
          95%区間 ${formatDifference(lead.interval[0])}〜${formatDifference(lead.interval[1])}　p ${formatP(lead.p)}　${questions.length}問</span></p>`,
    sections: [
      differenceSection("指標の差", "2回目から1回目を引いた差です。", differences),
      changes("悪くなった質問", comparison, -1),
      changes("よくなった質問", comparison, 1),
    ],
    facts: [
      ["1回目", first.id],
      ["2回目", second.id],
    ],
  });
}

function changes(heading: string, { second, questions }: Comparison, sign: 1 | -1): Markup {
  const changed = questions
    .map((pair) => ({
      ...pair,
      change: sign * ((pair.second.values[second.primary] ?? 0) - (pair.first.values[second.primary] ?? 0)),
    }))
    .filter(({ change }) => change > 0)
    .sort((a, b) => b.change - a.change);
  if (changed.length === 0) return NOTHING;
  const items = changed.slice(0, SHOWN).map(
    (pair) => html`<li><p class="question">${pair.second.text}</p>
      <p class="about">${pair.second.id}　${figureLabel(second.primary)} ${formatDifference(sign * pair.change)}</p>
      ${expectedAndFound([
        ["期待", pair.second.expected],
        ["1回目", pair.first.found],
        ["2回目", pair.second.found],
      ])}</li>`,
  );
  const note = `「${figureLabel(second.primary)}」の変化の大きい順です（${changed.length}問のうち${items.length}問）。`;
  return section(heading, note, html`<ol class="worst">${items}</ol>`);
}
