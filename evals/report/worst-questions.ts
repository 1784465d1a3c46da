import type { QuestionResult, Run } from "../runs/run.ts";
import { html, type Markup, NOTHING } from "./html.ts";
import { figureLabel, kindLabel } from "./labels.ts";
import { section } from "./page.ts";

const SHOWN = 30;

/** Questions that went worst by the run's primary value; of equally bad ones those first whose words stand in the gold passage. */
export function worstQuestions({ questions, primary }: Run): Markup {
  const worst = questions
    .filter(({ values }) => (values[primary] ?? 1) < 1)
    .sort((a, b) => (a.values[primary] ?? 1) - (b.values[primary] ?? 1) || (b.overlap ?? 0) - (a.overlap ?? 0));
  if (worst.length === 0) return NOTHING;
  const note = `「${figureLabel(primary)}」の低い順です。同じ値では、正解と言葉が重なるのに外したものを先に並べます（${worst.length}問のうち${Math.min(SHOWN, worst.length)}問）。`;
  return section(
    "うまくいかなかった質問",
    note,
    html`<ol class="worst">${worst.slice(0, SHOWN).map((question) => item(question, primary))}</ol>`,
  );
}

function item({ id, text, kind, values, overlap, expected, found }: QuestionResult, primary: string): Markup {
  const share = overlap === null ? "" : `　言葉の重なり ${(overlap * 100).toFixed(0)}%`;
  return html`<li><p class="question">${text}</p>
    <p class="about">${id}　${kindLabel(kind)}　${figureLabel(primary)} ${(values[primary] ?? 0).toFixed(3)}${share}</p>
    ${expectedAndFound([
      ["期待", expected],
      ["結果", found],
    ])}</li>`;
}

export function expectedAndFound(parts: readonly (readonly [string, readonly string[]])[]): Markup {
  return html`<dl class="pair">${parts.map(
    ([name, texts]) => html`<dt>${name}</dt><dd>${paragraphs(texts)}</dd>`,
  )}</dl>`;
}

function paragraphs(texts: readonly string[]): readonly Markup[] {
  return texts.length === 0 ? [html`<p>—</p>`] : texts.map((text) => html`<p class="clip">${text}</p>`);
}
