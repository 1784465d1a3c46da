import { foldKana } from "./fold.ts";

/** What is read of an utterance: the whole of it (folded, quotations left out) and its last sentence. */
export interface Read {
  readonly whole: string;
  readonly last: string;
}

/** Readable features by name: each is there or not. */
export type Cues = Readonly<Record<string, (read: Read) => boolean>>;

/** Patterns may be written in either kana: both are read as hiragana. */
export function anywhere(pattern: RegExp | string): (read: Read) => boolean {
  const folded = foldedPattern(pattern);
  return ({ whole }) => folded.test(whole);
}

export function inLast(pattern: RegExp | string): (read: Read) => boolean {
  const folded = foldedPattern(pattern);
  return ({ last }) => folded.test(last);
}

/** Where the first holds and none of the others does. */
export function unless(
  first: (read: Read) => boolean,
  ...others: readonly ((read: Read) => boolean)[]
): (read: Read) => boolean {
  return (read) => first(read) && !others.some((other) => other(read));
}

/** Number of letters and digits. */
export function letters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}

function foldedPattern(pattern: RegExp | string): RegExp {
  return new RegExp(foldKana(typeof pattern === "string" ? pattern : pattern.source), "u");
}
