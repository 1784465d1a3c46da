import type { Figure, Task } from "../runs/run.ts";

export const TASK_LABELS: Readonly<Record<Task, string>> = {
  retrieval: "検索の評価",
  quotes: "引用の評価",
  answers: "回答の評価",
  claims: "裏付け判定の評価",
  routing: "行き先の判定の評価",
};

/** Name and, where the name alone says little, what it means. */
const FIGURES: Readonly<Record<string, readonly [string, string]>> = {
  "ndcg@10": ["nDCG@10", "10件の並びのよさ"],
  "recall@10": ["Recall@10", "10件に入った正解の割合"],
  "mrr@10": ["MRR@10", "最初の正解の順位の逆数"],
  "hit@1": ["Hit@1", "1件目が正解"],
  "hit@3": ["Hit@3", "3件までに正解"],
  p50Ms: ["応答時間 p50", "中央値"],
  p95Ms: ["応答時間 p95", "100問のうち95問はこれより速い"],
  holds: ["引用に答えがある", "全質問のうち、最初の引用"],
  holdsOfAnswered: ["回答したものでは", "回答のうち、最初の引用に答えがある"],
  medianLength: ["引用の長さ", "最初の引用の中央値"],
  refused: ["回答しなかった", ""],
  auroc: ["AUROC", "裏付けの有無を見分ける力"],
  falsePassed: ["誤って通した", "裏付けのない文のうち"],
  trueDropped: ["誤って落とした", "裏付けのある文のうち"],
  macroF1: ["マクロF1", "行き先ごとのF1の平均"],
  rightDoor: ["行き先が正しい", "迷ったときは先に挙げたほう"],
  questionsMisrouted: ["質問を取り違えた", "質問のうち、ほかの行き先を先に挙げた"],
  questionsSwallowed: ["質問に様式を出した", "質問のうち、聞き返しもしなかった"],
  doubts: ["聞き返した", "2つのボタンで"],
  right: ["期待どおり", "正しい箇所を最初に引用した、または資料にないと正しく答えた"],
  firstRight: ["最初の引用が正しい", "答えのある質問のうち"],
  firstRightTop3: ["3番目までに正しい引用", "答えのある質問のうち"],
  quoteHolds: ["引用文に答えがある", "答えのある質問のうち、最初の引用文"],
  refusedUnanswerable: ["資料にないと答えた", "資料にない質問のうち"],
  answeredAnswerable: ["回答した", "答えのある質問のうち"],
  dateRight: ["時点が正しい", "時点を問う質問のうち、最初の引用"],
  personRight: ["職員区分が正しい", "職員区分で変わる質問のうち、最初の引用"],
  clarified: ["聞き返した", ""],
  ece: ["確信度のずれ", "ECE。0なら正直"],
  length: ["引用の長さ", "最初の引用、字"],
  ms: ["応答時間", "ミリ秒"],
};

const KINDS: Readonly<Record<string, string>> = {
  plain: "資料に近い言い方",
  paraphrase: "職員の言い方",
  unanswerable: "資料にない質問",
  date: "時点を問う質問",
  person: "職員区分で変わる質問",
  "grade 1": "関連する文書だけがある（判定1）",
  "grade 2": "正解の文書がある（判定2）",
  supported: "裏付けのある文",
  unsupported: "裏付けのない文",
  who: "だれ",
  when: "いつ",
  where: "どこ",
  "how many": "いくつ",
  what: "なに・その他",
  "wants question": "質問",
  "wants app": "アプリの要望",
  "wants improvement": "改善の投稿",
  "wants status": "自分の申請の状況",
  "wants correction": "資料の誤り",
  "wants person": "人への取次ぎ",
  "wants chat": "あいさつ・雑談",
};

/** For these less is better. */
const LOWER_IS_BETTER = new Set([
  ...["medianLength", "length", "refused"],
  ...["falsePassed", "trueDropped", "ece", "clarified"],
  ...["questionsMisrouted", "questionsSwallowed", "doubts"],
]);

export function figureLabel(name: string): string {
  return FIGURES[name]?.[0] ?? name;
}

/** What a figure means, its number of questions, and which direction is good where that is not upward. */
export function figureDetail(name: string, n: number): string {
  const meaning = FIGURES[name]?.[1] ?? "";
  return [meaning, `${n}問`, LOWER_IS_BETTER.has(name) ? "小さいほどよい" : ""]
    .filter((part) => part !== "")
    .join("　");
}

export function kindLabel(kind: string): string {
  return KINDS[kind] ?? kind;
}

/** A share with three decimals, as the field writes it; times and lengths with their unit. */
export function formatValue(value: number | null, unit: Figure["unit"]): string {
  if (value === null) return "—";
  if (unit === "ms") return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  return unit === "characters" ? `${value} 字` : value.toFixed(3);
}

export function formatInterval(interval: readonly [number, number] | null, unit: Figure["unit"]): string {
  if (interval === null) return "";
  const digits = unit === "share" ? 3 : 0;
  return `${interval[0].toFixed(digits)}〜${interval[1].toFixed(digits)}`;
}

/** With sign, also where it is 0 after rounding. */
export function formatDifference(difference: number): string {
  return `${difference < 0 ? "−" : "+"}${Math.abs(difference).toFixed(3)}`;
}

export function formatP(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}
