import { readFile } from "node:fs/promises";
import type { Read } from "../convert/converting-reader.ts";
import { bigramF1, japaneseLength } from "./bigram-f1.ts";
import { blockText } from "./block-text.ts";
import { referenceTexts } from "./reference-text.ts";

/** A text with fewer kana and kanji is not a Japanese document. */
const FEWEST_JAPANESE = 50;

export interface Compared {
  readonly file: string;
  /** Against the nearest of the other program's texts; 0 where the file is refused. */
  readonly f1: number;
  /** Against its text in its own order of reading. */
  readonly inOrder: number;
  /** Of our reading. */
  readonly ms: number;
  /** Why it is refused, or null. */
  readonly refused: string | null;
}

/** Our text of a file beside another program's; undefined where that program cannot read it or finds no Japanese. */
export async function compareText(file: string, read: Read, clock: () => number): Promise<Compared | undefined> {
  const references = await referenceTexts(file);
  if (!references.some((text) => japaneseLength(text) >= FEWEST_JAPANESE)) return undefined;
  const bytes = await readFile(file);
  const start = clock();
  const result = await read(bytes, file);
  const ms = clock() - start;
  if (result.kind === "refused") return { file, f1: 0, inOrder: 0, ms, refused: result.reason.code };
  const scores = references.map((text) => bigramF1(blockText(result.reading.blocks), text));
  return { file, f1: Math.max(...scores), inOrder: scores[0] ?? 0, ms, refused: null };
}
