import { join } from "node:path";
import { z } from "zod";
import { readJsonLines } from "./read-lines.ts";

export const GOLD_KINDS = ["plain", "paraphrase", "unanswerable", "date", "person"] as const;

const DAY = z.iso.date();

const GOLD_PASSAGE = z
  .object({
    /** Title of the document. */
    title: z.string().min(1),
    number: z.string().nullable(),
    /** First day of the revision; null where any will do. */
    effectiveFrom: DAY.nullable(),
    /** For the reader of a report; places are told apart by `mustContain`. */
    locator: z.string().nullable(),
    /** Verbatim piece of the passage that answers. */
    mustContain: z.string().regex(/\S/u, "is empty"),
  })
  .readonly();

const GOLD_QUESTION = z
  .object({
    id: z.string().min(1),
    text: z.string().min(1),
    kind: z.enum(GOLD_KINDS),
    /** Id in the sample people; null asks as anyone. */
    viewer: z.string().nullable(),
    /** The day on which it is asked. */
    today: DAY,
    /** The day chosen beside the question, which is rare: most texts name their day. */
    asOf: DAY.nullable(),
    /** Alternatives: any of them is right. Empty for what the corpus does not answer. */
    gold: z.array(GOLD_PASSAGE).readonly(),
  })
  .readonly()
  .refine(({ kind, gold }) => (kind === "unanswerable") === (gold.length === 0), {
    path: ["gold"],
    error: "has to be empty for an unanswerable question, and only for it",
  });

export type GoldPassage = z.output<typeof GOLD_PASSAGE>;
export type GoldQuestion = z.output<typeof GOLD_QUESTION>;

/** Questions over the sample corpus with the passages that answer them, from `questions.jsonl` in a folder. @throws DatasetUnusable */
export function readGold(folder: string): Promise<readonly GoldQuestion[]> {
  return readJsonLines(join(folder, "questions.jsonl"), GOLD_QUESTION);
}
