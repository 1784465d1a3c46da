import { z } from "zod";

/** Begins the names of a question's values that another system got. */
export const BASELINE = "baseline.";

const TASKS = ["retrieval", "quotes", "answers", "claims", "routing"] as const;

const INTERVAL = z.tuple([z.number(), z.number()]).readonly();

const FIGURE = z
  .object({
    name: z.string(),
    /** Null where there was nothing to measure. */
    value: z.number().nullable(),
    /** 95 % bootstrap interval; null for times and counts. */
    interval: INTERVAL.nullable(),
    /** Number of questions behind it. */
    n: z.number(),
    unit: z.enum(["share", "ms", "characters"]),
  })
  .readonly();

const PAIRED_DIFFERENCE = z
  .object({
    name: z.string(),
    n: z.number(),
    first: z.number(),
    second: z.number(),
    difference: z.number(),
    interval: INTERVAL,
    p: z.number(),
  })
  .readonly();

const QUESTION_RESULT = z
  .object({
    id: z.string(),
    text: z.string(),
    /** Category for the report. */
    kind: z.string(),
    /** Scores by metric; one that does not apply to the question is absent, one of the baseline begins with `BASELINE`. */
    values: z.record(z.string(), z.number()).readonly(),
    ms: z.number().nullable(),
    /** What the product promised, and whether it came true. */
    forecast: z.object({ confidence: z.number(), right: z.boolean() }).readonly().nullable(),
    /** Share of the question's content words in the best fitting gold passage. */
    overlap: z.number().nullable(),
    expected: z.array(z.string()).readonly(),
    found: z.array(z.string()).readonly(),
  })
  .readonly();

/** What a task measured. */
const MEASURED = z.object({
  task: z.enum(TASKS),
  dataset: z.string(),
  /** The value of each question by which it is good or bad. */
  primary: z.string(),
  settings: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
  /** What `--json` prints. */
  summary: z.record(z.string(), z.json()).readonly(),
  figures: z.array(FIGURE).readonly(),
  /** Against another system over the same questions; empty where there is none. */
  baseline: z.array(PAIRED_DIFFERENCE).readonly(),
  questions: z.array(QUESTION_RESULT).readonly(),
});

export const RUN = MEASURED.extend({
  id: z.string(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  versions: z.record(z.string(), z.string()).readonly(),
}).readonly();

export type Task = (typeof TASKS)[number];
export type Figure = z.output<typeof FIGURE>;
export type QuestionResult = z.output<typeof QUESTION_RESULT>;
export type Measured = Readonly<z.output<typeof MEASURED>>;
/** A measurement as it is stored: comparable with another of the same task and dataset. */
export type Run = z.output<typeof RUN>;
