import { z } from "zod";
import { DOORS } from "../../rag/question/door.ts";
import { readJsonLines } from "./read-lines.ts";
import { DatasetUnusable } from "./unusable.ts";

const UTTERANCE = z
  .object({
    text: z.string(),
    /** What the person wants. */
    label: z.enum(DOORS),
    /** Names the situation; utterances of one are variants of each other and stay in one fold. */
    family: z.string().optional(),
  })
  .readonly();

export type Utterance = z.output<typeof UTTERANCE>;

/** @param file JSONL of utterances. @throws DatasetUnusable also where there is none */
export async function readUtterances(file: string): Promise<readonly Utterance[]> {
  const utterances = await readJsonLines(file, UTTERANCE);
  if (utterances.length === 0) throw new DatasetUnusable(`${file} holds no utterance.`);
  return utterances;
}
