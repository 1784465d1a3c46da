import { z } from "zod";
import { readJsonLines } from "./read-lines.ts";

const CLAIM = z
  .object({
    _id: z.string(),
    question: z.string().default(""),
    claim: z.string(),
    /** Whether the articles bear the claim out. */
    supported: z.boolean(),
    articles: z.array(z.object({ title: z.string(), text: z.string() }).readonly()).readonly(),
  })
  .readonly();

export type JudgedClaim = z.output<typeof CLAIM>;

/** @param file JSONL of claims. @throws DatasetUnusable */
export function readClaims(file: string): Promise<readonly JudgedClaim[]> {
  return readJsonLines(file, CLAIM);
}
