import { ANYONE } from "../../corpus/document.ts";
import type { Analyser } from "../../corpus/japanese/analyse.ts";
import { createBm25 } from "../baseline/bm25.ts";
import { type Bench, timed } from "../bench.ts";
import { type BeirDataset, type BeirDocument, type BeirQuery, readBeir } from "../datasets/beir.ts";
import { hit } from "../metrics/hit.ts";
import { ndcg } from "../metrics/ndcg.ts";
import { type PairedDifference, pairedDifference } from "../metrics/paired.ts";
import { recall } from "../metrics/recall.ts";
import { reciprocalRank } from "../metrics/reciprocal-rank.ts";
import { wordOverlap } from "../metrics/word-overlap.ts";
import { figuresJson, rounded, shareFigure, timeFigures } from "../runs/figure.ts";
import { BASELINE, type Measured, type QuestionResult } from "../runs/run.ts";
import { buildBeir } from "./build-beir.ts";

const METRICS = {
  "ndcg@10": (ranked, grades) => ndcg(ranked, grades, 10),
  "recall@10": (ranked, grades) => recall(ranked, grades, 10),
  "mrr@10": (ranked, grades) => reciprocalRank(ranked, grades, 10),
  "hit@1": (ranked, grades) => hit(ranked, grades, 1),
  "hit@3": (ranked, grades) => hit(ranked, grades, 3),
} as const satisfies Record<string, (ranked: readonly string[], grades: ReadonlyMap<string, number>) => number>;

/**
 * How well the product finds: `answerer.search(question, 10)` over a dataset in BEIR layout, documents ranked by their best
 * passage, each query timed, and BM25 over the same words for the same queries beside it with a paired test.
 * @throws DatasetUnusable
 */
export async function evaluateRetrieval(folder: string, bench: Bench): Promise<Measured> {
  const dataset = await readBeir(folder);
  const { library, answerer, datasetId, buildMs } = await buildBeir(bench, dataset);
  try {
    const { analyser } = library;
    const cut = createCutter(dataset, analyser);
    const bm25 = createBm25(dataset.documents.map(({ _id }) => ({ id: _id, words: cut(_id) })));
    const titles = new Map(dataset.documents.map((document) => [document._id, nameOf(document)]));
    const questions: QuestionResult[] = [];
    for (const query of dataset.queries) {
      bench.onProgress("Asking", questions.length, dataset.queries.length);
      const question = { text: query.text, today: bench.today, viewer: ANYONE };
      const { result: hits, ms } = await timed(bench.now, () => answerer.search(question, 10));
      const words = analyser.words(query.text);
      const ranked = [...new Set(hits.flatMap(({ documentId }) => datasetId(documentId) ?? []))];
      const relevant = relevantOf(query);
      questions.push({
        id: query.id,
        text: query.text,
        kind: `grade ${Math.max(...query.grades.values())}`,
        values: {
          ...scores(ranked, query, ""),
          ...scores(bm25.rank(words, 10), query, BASELINE),
        },
        ms,
        forecast: null,
        overlap: bestOverlap(words, relevant.map(cut)),
        expected: relevant.map((id) => titles.get(id) ?? id),
        found: ranked.slice(0, 3).map((id) => titles.get(id) ?? id),
      });
    }
    bench.onProgress("Asking", questions.length, dataset.queries.length);
    return summarise(dataset, questions, buildMs);
  } finally {
    await library.close();
  }
}

function summarise(dataset: BeirDataset, questions: readonly QuestionResult[], buildMs: number): Measured {
  const figures = [...Object.keys(METRICS).map((name) => shareFigure(name, questions)), ...timeFigures(questions)];
  const baseline = Object.keys(METRICS).flatMap((name) => againstBaseline(name, questions) ?? []);
  const bm25 = Object.fromEntries(
    baseline.map(({ name, first, difference, interval, p }) => [
      name,
      { value: rounded(first), difference: rounded(difference), interval: interval.map((bound) => rounded(bound)), p },
    ]),
  );
  return {
    task: "retrieval",
    dataset: dataset.name,
    primary: "ndcg@10",
    settings: { documents: dataset.documents.length, buildMs: Math.round(buildMs) },
    summary: {
      dataset: dataset.name,
      queries: questions.length,
      documents: dataset.documents.length,
      ...figuresJson(figures, ["ndcg@10"]),
      buildMs: Math.round(buildMs),
      bm25,
    },
    figures,
    baseline,
    questions,
  };
}

function scores(ranked: readonly string[], { grades }: BeirQuery, prefix: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(METRICS).map(([name, metric]) => [`${prefix}${name}`, metric(ranked, grades)]),
  );
}

function againstBaseline(name: string, questions: readonly QuestionResult[]): PairedDifference | undefined {
  return pairedDifference(
    name,
    questions.map(({ values }) => [values[`${BASELINE}${name}`] ?? 0, values[name] ?? 0] as const),
  );
}

/** Words of a document by id, its title and text as one field, each cut once. */
function createCutter({ documents }: BeirDataset, analyser: Analyser): (id: string) => readonly string[] {
  const words = new Map(documents.map(({ _id, title, text }) => [_id, analyser.words(`${title}\n${text}`)]));
  return (id) => words.get(id) ?? [];
}

/** Ids of the relevant documents, highest grade first. */
function relevantOf({ grades }: BeirQuery): readonly string[] {
  return [...grades]
    .filter(([, grade]) => grade > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([id]) => id);
}

function bestOverlap(words: readonly string[], texts: readonly (readonly string[])[]): number | null {
  const overlaps = texts.flatMap((text) => wordOverlap(words, text) ?? []);
  return overlaps.length === 0 ? null : Math.max(...overlaps);
}

function nameOf({ title, text }: BeirDocument): string {
  return title === "" ? text.slice(0, 60) : title;
}
