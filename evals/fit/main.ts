import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type OpenLibrary, openLibrary } from "../../corpus/open.ts";
import { inProcessReader } from "../../ingest/isolation/in-process.ts";
import { ingestPaths } from "../../ingest/pipeline.ts";
import { EVIDENCE_NAMES } from "../../rag/check/confidence.ts";
import { FEATURE_NAMES } from "../../rag/retrieve/weights.ts";
import { beirRevision, readBeir } from "../datasets/beir.ts";
import { readGold } from "../datasets/gold.ts";
import { readPeople } from "../datasets/people.ts";
import { auroc } from "../metrics/auroc.ts";
import { askedOfBeir, askedOfGold, type Collected, collect } from "./collect.ts";
import { foldsByGold } from "./folds.ts";
import { dot, fitListwise } from "./listwise.ts";
import { fitLogistic } from "./logistic.ts";
import { quality } from "./quality.ts";

/**
 * `npm run fit -- BEIR-DIR...`: fits the ranker's weights on the tuning half of the gold questions and the datasets
 * named, and the confidence on the former; prints both with their figures on folds that were not fitted on.
 */
const ROOT = join(import.meta.dirname, "../..");
const TODAY = "2026-11-22";
const FOLDS = 5;
/** A question of ours counts thrice; a dataset as a whole at most as 600 questions. */
const GOLD_WEIGHT = 3;
const MOST_OF_A_SET = 600;

interface JudgedSet {
  readonly name: string;
  readonly weight: number;
  readonly questions: readonly Collected[];
}

const sets = [await collectGold(), ...(await collectAll(process.argv.slice(2)))];
const examples = (set: JudgedSet, keep: (at: number) => boolean) =>
  set.questions
    .filter((_, at) => keep(at))
    .map(({ candidates }) => ({
      offsets: candidates.map(({ rules }) => rules),
      features: candidates.map(({ features }) => features),
      grades: candidates.map(({ gain }) => gain),
      weight: set.weight,
    }));

const crossValidated = crossValidate();
const weights = fitListwise(
  sets.flatMap((set) => examples(set, () => true)),
  FEATURE_NAMES.length,
);
process.stdout.write(
  `${JSON.stringify({ crossValidated, weights: named(FEATURE_NAMES, weights), confidence: fitConfidence() }, null, 2)}\n`,
);

function crossValidate() {
  const folds = sets.map(({ questions }) => foldsByGold(questions, FOLDS));
  const ranked = sets.map((): ReturnType<typeof quality>[] => []);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const training = sets.flatMap((set, at) => examples(set, (index) => folds[at]?.[index] !== fold));
    const fitted = fitListwise(training, FEATURE_NAMES.length);
    sets.forEach(({ questions }, at) => {
      const held = questions.filter(({ gold }, index) => gold.length > 0 && folds[at]?.[index] === fold);
      ranked[at]?.push(...held.map((question) => quality(question, (features) => dot(features, fitted))));
    });
  }
  return sets.map(({ name }, at) => {
    const all = ranked[at] ?? [];
    const mean = (field: keyof ReturnType<typeof quality>) =>
      rounded(all.reduce((sum, each) => sum + each[field], 0) / Math.max(1, all.length));
    return { name, questions: all.length, ndcg10: mean("ndcg10"), recall10: mean("recall10"), hit1: mean("hit1") };
  });
}

/** "The first passage answers" by what finding saw, with the shipped ranker, on our own questions. */
function fitConfidence() {
  const questions = sets[0]?.questions ?? [];
  const rows = questions.map(({ evidence }) => evidence);
  const outcomes = questions.map(({ candidates }) => (candidates[0]?.gain ?? 0) > 0);
  const folds = foldsByGold(questions, FOLDS);
  const held = questions.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const kept = <Item>(items: readonly Item[]) => items.filter((_, at) => folds[at] !== fold);
    const fitted = fitLogistic(kept(rows), kept(outcomes));
    rows.forEach((row, at) => {
      if (folds[at] === fold) held[at] = dot([1, ...row], fitted);
    });
  }
  const answerable = questions.map(({ gold }) => gold.length > 0);
  const aurocOf = (truth: readonly boolean[]) =>
    auroc(held.map((score, at) => ({ score, positive: truth[at] === true })));
  return {
    coefficients: named(["constant", ...EVIDENCE_NAMES], fitLogistic(rows, outcomes)),
    aurocFirstRight: rounded(aurocOf(outcomes)),
    aurocAnswerable: rounded(aurocOf(answerable)),
  };
}

async function collectGold(): Promise<JudgedSet> {
  const people = await readPeople(join(ROOT, "corpus/samples/people.csv"));
  const asked = askedOfGold(await readGold(join(ROOT, "evals/gold/tuning")), people);
  const questions = await withLibrary("gold/tuning", asked, async (library) => {
    await ingestPaths({
      ...{ library, reader: inProcessReader, sample: true },
      paths: [join(ROOT, "corpus/samples/documents")],
    });
  });
  return { name: "gold/tuning", weight: GOLD_WEIGHT, questions };
}

async function collectAll(folders: readonly string[]): Promise<readonly JudgedSet[]> {
  const collected: JudgedSet[] = [];
  for (const folder of folders) {
    const dataset = await readBeir(folder);
    const questions = await withLibrary(basename(folder), askedOfBeir(dataset, TODAY), async (library) => {
      await library.add(dataset.documents.map((document) => beirRevision(document, dataset.name)));
      await library.optimise();
    });
    collected.push({ name: dataset.name, weight: Math.min(1, MOST_OF_A_SET / questions.length), questions });
  }
  return collected;
}

async function withLibrary(
  name: string,
  asked: Parameters<typeof collect>[2],
  fill: (library: OpenLibrary) => Promise<void>,
): Promise<readonly Collected[]> {
  const folder = await mkdtemp(join(tmpdir(), "do-fit-"));
  const library = await openLibrary({ folder, mode: "write" });
  try {
    await fill(library);
    process.stderr.write(`${name}: ${asked.length} questions\n`);
    return await collect(library, folder, asked);
  } finally {
    await library.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function named(names: readonly string[], values: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name, at) => [name, rounded(values[at] ?? 0)]));
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
