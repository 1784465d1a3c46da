import { calibrationBins } from "../metrics/calibration.ts";
import { percentile } from "../metrics/percentile.ts";
import { shareFigure } from "../runs/figure.ts";
import type { Figure, QuestionResult, Run } from "../runs/run.ts";
import { barChart, calibrationChart, timeChart } from "./charts.ts";
import { differenceSection } from "./differences.ts";
import { html, type Markup, NOTHING } from "./html.ts";
import { figureDetail, figureLabel, formatInterval, formatValue, kindLabel, TASK_LABELS } from "./labels.ts";
import { renderPage, rows, section } from "./page.ts";
import { worstQuestions } from "./worst-questions.ts";

/** The report of one run. */
export function renderRun(run: Run): string {
  const lead = shareFigure(run.primary, run.questions);
  const times = run.questions.flatMap(({ ms }) => ms ?? []);
  return renderPage({
    title: `${TASK_LABELS[run.task]}：${run.dataset}`,
    eyebrow: `評価レポート　${run.startedAt.slice(0, 10)}`,
    lead: html`<p class="lead"><b>${formatValue(lead.value, lead.unit)}</b>
      <span><span class="what">${figureLabel(run.primary)}</span><br>
      ${figureDetail(run.primary, lead.n)}　95%区間 ${formatInterval(lead.interval, lead.unit)}</span></p>`,
    sections: [
      figureSection(run.figures),
      differenceSection("BM25との比較", "同じ質問を、単語の一致だけで探すBM25と比べた差です。", run.baseline),
      kindSection(run),
      overlapSection(run),
      calibrationSection(run.questions),
      times.length === 0
        ? NOTHING
        : section("応答時間の分布", "この計算機で測った、1問ごとの時間です。", timeChart(times)),
      worstQuestions(run),
    ],
    facts: [
      ["実行", run.id],
      ["開始", run.startedAt],
      ...Object.entries(run.settings).map(([name, value]) => [name, `${value}`] as const),
      ...Object.entries(run.versions),
    ],
  });
}

function figureSection(figures: readonly Figure[]): Markup {
  const shares = figures.filter(({ unit }) => unit === "share").flatMap((figure) => figureRow(figure));
  const tiles = figures
    .filter(({ unit }) => unit !== "share")
    .map(
      ({
        name,
        value,
        interval,
        n,
        unit,
      }) => html`<div class="tile"><b>${formatValue(value, unit)}</b>${figureLabel(name)}
        <small>${interval === null ? figureDetail(name, n) : `${figureDetail(name, n)}　95%区間 ${formatInterval(interval, unit)}`}</small></div>`,
    );
  return section("指標", "棒が値（右端が1）、ひげが95%区間（ブートストラップ法）です。", [
    rows(shares),
    tiles.length === 0 ? NOTHING : html`<div class="tiles">${tiles}</div>`,
  ]);
}

function figureRow({ name, value, interval, n, unit }: Figure) {
  if (value === null) return [];
  return [
    {
      name: figureLabel(name),
      detail: figureDetail(name, n),
      chart: barChart(value, interval),
      value: formatValue(value, unit),
      below: [formatInterval(interval, unit)],
    },
  ];
}

interface Group {
  readonly name: string;
  readonly detail: string;
  readonly questions: readonly QuestionResult[];
}

/** The primary value of groups of questions, as bars. */
function groupRows(groups: readonly Group[], primary: string): Markup {
  return rows(
    groups.flatMap(({ name, detail, questions }) =>
      figureRow(shareFigure(primary, questions)).map((row) => ({ ...row, name, detail })),
    ),
  );
}

function kindSection({ questions, primary }: Run): Markup {
  const kinds = [...Map.groupBy(questions, ({ kind }) => kind)];
  if (kinds.length < 2) return NOTHING;
  const groups = kinds.map(([kind, members]) => ({
    name: kindLabel(kind),
    detail: `${members.length}問${medianOverlap(members)}`,
    questions: members,
  }));
  return section(
    "質問の種類別",
    `「${figureLabel(primary)}」を質問の種類ごとに見たものです。`,
    groupRows(groups, primary),
  );
}

function medianOverlap(questions: readonly QuestionResult[]): string {
  const overlaps = questions.flatMap(({ overlap }) => overlap ?? []);
  return overlaps.length === 0 ? "" : `　言葉の重なり ${(percentile(overlaps, 0.5) * 100).toFixed(0)}%（中央値）`;
}

const BANDS = [0, 0.25, 0.5, 0.75] as const;

function overlapSection({ questions, primary }: Run): Markup {
  const known = questions.flatMap((question) =>
    question.overlap === null ? [] : [{ question, overlap: question.overlap }],
  );
  if (known.length === 0) return NOTHING;
  const bandOf = (overlap: number) => BANDS.findLast((from) => from <= overlap) ?? 0;
  const groups = BANDS.map((from) => {
    const inside = known.filter(({ overlap }) => bandOf(overlap) === from).map(({ question }) => question);
    const name = from < 0.75 ? `${from * 100}%以上 ${from * 100 + 25}%未満` : `${from * 100}%以上`;
    return { name, detail: `${inside.length}問`, questions: inside };
  });
  const median = percentile(
    known.map(({ overlap }) => overlap),
    0.5,
  );
  return section(
    "質問と正解の言葉の重なり",
    `質問の内容語のうち、正解の箇所にも出てくるものの割合です（中央値 ${(median * 100).toFixed(0)}%）。重なりの少ない質問ほど、言葉の一致だけでは見つかりません。`,
    groupRows(groups, primary),
  );
}

function calibrationSection(questions: readonly QuestionResult[]): Markup {
  const bins = calibrationBins(questions.flatMap(({ forecast }) => forecast ?? []));
  if (bins.length === 0) return NOTHING;
  const all = bins.map(({ from, n, confidence, accuracy }) => ({
    name: `確信度 ${from.toFixed(1)}〜${(from + 0.1).toFixed(1)}`,
    detail: `${n}問`,
    chart: calibrationChart(confidence, accuracy),
    value: accuracy.toFixed(3),
    below: [`表示は平均 ${confidence.toFixed(3)}`],
  }));
  return section(
    "確信度と正しさ",
    "縦線が表示した確信度の平均、棒が実際に正しかった割合です。そろうほど正直です。",
    rows(all),
  );
}
