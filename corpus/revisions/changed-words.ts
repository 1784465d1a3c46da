import { diffArrays } from "diff";

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

/** Marks the words in which two texts differ, neighbouring changes as one. The unchanged stretches of both are the same. */
export function changedWords(older: string, newer: string): MarkedTexts {
  if (older === newer) return { older: marked(older, false), newer: marked(newer, false) };
  const changes = diffArrays(wordsOf(older), wordsOf(newer), { maxEditLength: MOST_EDITS });
  const kept = (changes ?? []).filter(({ added, removed }) => !added && !removed);
  const keptLength = kept.reduce((sum, { value }) => sum + value.join("").length, 0);
  if (keptLength < LEAST_KEPT * Math.min(older.length, newer.length)) {
    return { older: marked(older, true), newer: marked(newer, true) };
  }
  const sides: { older: Stretch[]; newer: Stretch[] } = { older: [], newer: [] };
  (changes ?? []).forEach(({ value, added, removed }, at) => {
    const text = value.join("");
    const isRemnant = at > 0 && at < (changes ?? []).length - 1 && isShort(text);
    const changed = added || removed || isRemnant;
    if (!added) append(sides.older, text, changed);
    if (!removed) append(sides.newer, text, changed);
  });
  return sides;
}

/** Figures and words, each as a whole; a line break is a word. */
function wordsOf(text: string): string[] {
  const runs = text.match(/[\d０-９,，.．]+|\n|[^\d０-９,，.．\n]+/gu) ?? [];
  return runs.flatMap((run) =>
    /^[\d０-９,，.．\n]/u.test(run) ? [run] : Array.from(WORDS.segment(run), ({ segment }) => segment),
  );
}

function isShort(text: string): boolean {
  return text.length < SHORTEST_KEPT && !/[。\n]/u.test(text);
}

function append(stretches: Stretch[], text: string, changed: boolean): void {
  const last = stretches.at(-1);
  if (last?.changed === changed) stretches[stretches.length - 1] = { text: last.text + text, changed };
  else stretches.push({ text, changed });
}

function marked(text: string, changed: boolean): readonly Stretch[] {
  return text === "" ? [] : [{ text, changed }];
}
