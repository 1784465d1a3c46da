import { basename, join, resolve } from "node:path";
import { ANYONE, type Viewer } from "../../corpus/document.ts";
import type { OpenLibrary } from "../../corpus/open.ts";
import type { Answer } from "../../rag/contract.ts";
import { type Bench, timed } from "../bench.ts";
import { GOLD_KINDS, type GoldPassage, type GoldQuestion, readGold } from "../datasets/gold.ts";
import type { People } from "../datasets/people.ts";
import { DatasetUnusable } from "../datasets/unusable.ts";
import { expectedCalibrationError } from "../metrics/calibration.ts";
import { percentile } from "../metrics/percentile.ts";
import { wordOverlap } from "../metrics/word-overlap.ts";
import { estimatedFigure, figuresJson, rounded, shareFigure, timeFigures } from "../runs/figure.ts";
import type { Figure, Measured, QuestionResult } from "../runs/run.ts";
import { createGoldTexts, type GoldTexts } from "./gold-texts.ts";
import { type CitedPassage, judgeAnswer } from "./judge-answer.ts";

interface Options {
  readonly folder: string;
  readonly people: People;
  /** Takes the sample corpus into the library. */
  readonly fill: (library: OpenLibrary) => Promise<void>;
}

const SHARES = [
  "firstRight",
  "firstRightTop3",
  "quoteHolds",
  "refusedUnanswerable",
  "answeredAnswerable",
  "dateRight",
  "personRight",
  "clarified",
] as const;

/**
 * How well the product answers the gold questions over the sample corpus, each asked as its viewer on its day.
 * `firstRight`, `firstRightTop3`, `quoteHolds` (the first quotation itself holds `mustContain`) and `answeredAnswerable` are
 * shares of the answerable questions, `refusedUnanswerable` of the others, `dateRight` and `personRight` are `firstRight` of
 * those kinds, `clarified` is of all. `ece` compares the confidence of what was answered with whether the first citation is
 * right. `wordOverlap` is the median per kind; `goldMissing` names questions of whose gold passages the library has none.
 * @throws DatasetUnusable
 */
export async function evaluateAnswers({ folder, people, fill }: Options, bench: Bench): Promise<Measured> {
  const gold = await readGold(folder);
  const asked = gold.map((question) => ({ question, viewer: viewerOf(question, people) }));
  const library = await bench.openLibrary();
  try {
    const { result: answerer, ms: buildMs } = await timed(bench.now, async () => {
      await fill(library);
      return bench.createAnswerer(library);
    });
    const goldTexts = createGoldTexts(library);
    const questions: QuestionResult[] = [];
    for (const { question, viewer } of asked) {
      bench.onProgress("Asking", questions.length, asked.length);
      const { text, today, asOf } = question;
      const { result: answer, ms } = await timed(bench.now, () =>
        answerer.answer({ text, today, viewer, ...(asOf === null ? {} : { asOf }) }),
      );
      const cited = await citedPassages(library, answer, question, viewer);
      const overlap = await overlapOf(question, viewer, goldTexts, library);
      questions.push(resultOf(question, answer, cited, ms, overlap));
    }
    bench.onProgress("Asking", questions.length, asked.length);
    return summarise(basename(resolve(folder)), questions, library.statistics().passages, buildMs);
  } finally {
    await library.close();
  }
}

function viewerOf({ id, viewer, today }: GoldQuestion, people: People): Viewer {
  if (viewer === null) return ANYONE;
  const person = people.on(viewer, today);
  if (person === undefined) {
    throw new DatasetUnusable(`Question ${id} is asked by ${viewer}, who is not among the sample people on ${today}.`);
  }
  return person;
}

function citedPassages(library: OpenLibrary, answer: Answer, { today }: GoldQuestion, viewer: Viewer) {
  if (answer.kind !== "answered") return [];
  return Promise.all(
    answer.citations.map(
      async (citation): Promise<CitedPassage> => ({
        citation,
        located: await library.passage(citation.passageId, { asOf: today, viewer }),
      }),
    ),
  );
}

/** Null where the library has none of the gold passages. */
async function overlapOf(question: GoldQuestion, viewer: Viewer, goldTexts: GoldTexts, { analyser }: OpenLibrary) {
  const words = analyser.words(question.text);
  const texts = await goldTexts.of(question, viewer);
  const overlaps = texts.flatMap((text) => wordOverlap(words, analyser.words(text)) ?? []);
  return texts.length === 0 ? null : Math.max(0, ...overlaps);
}

function resultOf(
  question: GoldQuestion,
  answer: Answer,
  cited: readonly CitedPassage[],
  ms: number,
  overlap: number | null,
): QuestionResult {
  const values = judgeAnswer(question, answer, cited);
  const first = cited[0]?.citation;
  return {
    id: question.id,
    text: question.text,
    kind: question.kind,
    values,
    ms,
    forecast: answer.kind === "answered" ? { confidence: answer.confidence, right: values.firstRight === 1 } : null,
    overlap,
    expected: question.gold.map(describe),
    found:
      first === undefined
        ? [answer.text]
        : [`${first.title} ${first.locator} (${first.effectiveFrom}–): ${first.quote}`],
  };
}

function describe({ title, locator, effectiveFrom, mustContain }: GoldPassage): string {
  return `${title} ${locator ?? ""} ${effectiveFrom === null ? "" : `(${effectiveFrom}–)`}: ${mustContain}`;
}

function summarise(dataset: string, questions: readonly QuestionResult[], passages: number, buildMs: number): Measured {
  const forecasts = questions.flatMap(({ forecast }) => forecast ?? []);
  const figures: readonly Figure[] = [
    ...SHARES.map((name) => shareFigure(name, questions)),
    estimatedFigure("ece", "share", forecasts, expectedCalibrationError),
    ...timeFigures(questions),
  ];
  const kinds = GOLD_KINDS.filter((kind) => questions.some((question) => question.kind === kind));
  const ofKind = (kind: string) => questions.filter((question) => question.kind === kind);
  const missing = questions.filter(({ kind, overlap }) => kind !== "unanswerable" && overlap === null);
  return {
    task: "answers",
    dataset,
    primary: "right",
    settings: { passages, buildMs: Math.round(buildMs) },
    summary: {
      questions: questions.length,
      ...figuresJson(figures, [...SHARES, "ece"]),
      byKind: Object.fromEntries(kinds.map((kind) => [kind, kindJson(ofKind(kind))])),
      wordOverlap: Object.fromEntries(kinds.flatMap((kind) => overlapJson(kind, ofKind(kind)))),
      goldMissing: missing.map(({ id }) => id),
    },
    figures,
    baseline: [],
    questions,
  };
}

function kindJson(questions: readonly QuestionResult[]) {
  const shares = SHARES.map((name) => shareFigure(name, questions)).filter(({ n }) => n > 0);
  const right = shareFigure("right", questions);
  return { questions: questions.length, ...figuresJson([right, ...shares], ["right"]) };
}

function overlapJson(kind: string, questions: readonly QuestionResult[]): readonly (readonly [string, number])[] {
  const overlaps = questions.flatMap(({ overlap }) => overlap ?? []);
  return overlaps.length === 0 ? [] : [[kind, rounded(percentile(overlaps, 0.5))]];
}

/** Where the gold set lies when no other is named. */
export const GOLD_FOLDER = join(import.meta.dirname, "..", "gold");
