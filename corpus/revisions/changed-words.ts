import { diffArrays } from "diff";
import { bestAlignment } from "./best-alignment.ts";
import { bigramsOf, likeness, plainText } from "./likeness.ts";

/** A piece of a text; pieces joined in order are the text again, verbatim. */
export interface Stretch {
  readonly text: string;
  /** Not in the other text. */
  readonly changed: boolean;
}

export interface MarkedTexts {
  readonly older: readonly Stretch[];
  readonly newer: readonly Stretch[];
}

const WORDS = new Intl.Segmenter("ja", { granularity: "word" });
/** What stays the same between two changes is read on its own only from this many characters. */
const SHORTEST_KEPT = 3;
/** Below this share of unchanged characters the texts have only grammar in common. */
const LEAST_KEPT = 0.3;
/** Edits after which a word-by-word comparison is given up: nobody would read it. */
const MOST_EDITS = 500;
/** Lines as like as this are one 号 or row that was changed. */
const LEAST_LIKE = 0.5;
/** A row keeps what it is about in its first cell. */
const SAME_HEAD = 0.3;
/** Lines of both texts, multiplied, beyond which they are compared as one. */
const MOST_COMPARISONS = 400_000;
const NUMBER =
  /^[（(]?[0-9０-９一二三四五六七八九十ア-ン①-⑳]{1,4}[）)]?(?:の[0-9０-９一二三四五六七八九十]+)*[　 .．]+/u;

/**
 * Marks the words in which two texts differ, neighbouring changes as one. The unchanged stretches of both are the same but
 * for white space and the width of characters. 号 and rows are told apart first, so that a new one is marked as a whole.
 */
export function changedWords(older: string, newer: string): MarkedTexts {
  if (plainText(older) === plainText(newer)) return { older: marked(older, false), newer: marked(newer, false) };
  const [before, after] = [older.split("\n"), newer.split("\n")];
  if (before.length * after.length > MOST_COMPARISONS) return wordsIn(older, newer);
  const sides: { older: Stretch[]; newer: Stretch[] } = { older: [], newer: [] };
  let [from, to] = [0, 0];
  const skip = (until: number, lines: readonly string[], start: number, stretches: Stretch[]) => {
    for (let at = start; at < until; at += 1) append(stretches, `${at > 0 ? "\n" : ""}${lines[at]}`, true);
  };
  for (const [one, other] of pairLines(before, after)) {
    skip(one, before, from, sides.older);
    skip(other, after, to, sides.newer);
    // The first line of a text has no break before it.
    const isBroken = one > 0 && other > 0;
    if (one > 0) append(sides.older, "\n", !isBroken);
    if (other > 0) append(sides.newer, "\n", !isBroken);
    const words = wordsIn(before[one] ?? "", after[other] ?? "");
    for (const { text, changed } of words.older) append(sides.older, text, changed);
    for (const { text, changed } of words.newer) append(sides.newer, text, changed);
    [from, to] = [one + 1, other + 1];
  }
  skip(before.length, before, from, sides.older);
  skip(after.length, after, to, sides.newer);
  return sides;
}

/** Which line became which; texts of one line each are always one another's. */
function pairLines(older: readonly string[], newer: readonly string[]): readonly (readonly [number, number])[] {
  if (older.length === 1 && newer.length === 1) return [[0, 0]];
  const grams = (lines: readonly string[]) => lines.map((line) => bigramsOf(line.replace(NUMBER, "")));
  const [before, after] = [grams(older), grams(newer)];
  return bestAlignment(older.length, newer.length, (from, to) => {
    const [one, other] = [older[from] ?? "", newer[to] ?? ""];
    if (plainText(one) === plainText(other)) return 1.5;
    const head = headOf(one);
    const score = likeness(before[from] ?? new Set(), after[to] ?? new Set());
    const total = score + (head !== null && head === headOf(other) ? SAME_HEAD : 0);
    return total >= LEAST_LIKE ? total : null;
  });
}

/** The first cell of a row; null for a 号 and for a sentence. */
function headOf(line: string): string | null {
  if (NUMBER.test(line)) return null;
  const head = /^\S{1,30}?(?=[　 ])/u.exec(line)?.[0];
  return head === undefined ? null : plainText(head);
}

function wordsIn(older: string, newer: string): MarkedTexts {
  if (plainText(older) === plainText(newer)) return { older: marked(older, false), newer: marked(newer, false) };
  const [before, after] = [wordsOf(older), wordsOf(newer)];
  const changes = diffArrays(before.map(plainText), after.map(plainText), { maxEditLength: MOST_EDITS }) ?? [];
  const kept = changes.filter(({ added, removed }) => !added && !removed);
  const keptLength = kept.reduce((sum, { value }) => sum + value.join("").length, 0);
  if (keptLength < LEAST_KEPT * Math.min(older.length, newer.length)) {
    return { older: marked(older, true), newer: marked(newer, true) };
  }
  const sides: { older: Stretch[]; newer: Stretch[] } = { older: [], newer: [] };
  let [from, to] = [0, 0];
  changes.forEach(({ value, count, added, removed }, at) => {
    const isRemnant = at > 0 && at < changes.length - 1 && isShort(value.join(""));
    const changed = added || removed || isRemnant;
    if (!added) append(sides.older, before.slice(from, from + count).join(""), changed);
    if (!removed) append(sides.newer, after.slice(to, to + count).join(""), changed);
    if (!added) from += count;
    if (!removed) to += count;
  });
  return sides;
}

/** Figures and words, each as a whole with the white space behind it. */
function wordsOf(text: string): string[] {
  const runs = text.match(/[\d０-９]+(?:[,，.．][\d０-９]+)*|[^\d０-９]+/gu) ?? [];
  const words = runs.flatMap((run) =>
    /^[\d０-９]/u.test(run) ? [run] : Array.from(WORDS.segment(run), ({ segment }) => segment),
  );
  return words.reduce<string[]>((joined, word) => {
    if (plainText(word) === "" && joined.length > 0) joined[joined.length - 1] += word;
    else joined.push(word);
    return joined;
  }, []);
}

function isShort(text: string): boolean {
  return text.length < SHORTEST_KEPT && !/[。\n]/u.test(text);
}

function append(stretches: Stretch[], text: string, changed: boolean): void {
  if (text === "") return;
  const last = stretches.at(-1);
  if (last?.changed === changed) stretches[stretches.length - 1] = { text: last.text + text, changed };
  else stretches.push({ text, changed });
}

function marked(text: string, changed: boolean): readonly Stretch[] {
  return text === "" ? [] : [{ text, changed }];
}
