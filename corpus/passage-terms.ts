import { setImmediate } from "node:timers/promises";
import type { Passage } from "./document.ts";
import type { Analyser } from "./japanese/analyse.ts";
import type { NewRevision, PassageTerms } from "./library.ts";
import type { IndexedPassage } from "./passage-index.ts";

const PASSAGES_AT_ONCE = 4;
/** Passages that are written together: a table of many small writes is slow to write and slow to read. */
const PART = 2_000;

/**
 * Passages with their terms, in parts that can be written one by one: terms take ten times the memory of their text.
 * Analysing takes about a millisecond a passage, so others get their turn in between.
 */
export async function* indexed(
  revisions: readonly (Pick<NewRevision, "passages"> & { readonly document: { readonly title: string } })[],
  keys: readonly number[],
  analyser: Analyser,
): AsyncGenerator<readonly IndexedPassage[]> {
  let part: IndexedPassage[] = [];
  for (const [at, { document, passages }] of revisions.entries()) {
    const key = keys[at] ?? Number.NaN;
    const headingWords = { above: remembering(analyser.words), own: remembering(analyser.words) };
    for (const [position, each] of passages.entries()) {
      const passage: Passage = { ...each, id: `${key}-${position}`, revisionId: `${key}`, position };
      part.push({ key, passage, terms: termsOf(document.title, passage, analyser, headingWords) });
      if (part.length % PASSAGES_AT_ONCE === 0) await setImmediate();
      if (part.length < PART) continue;
      yield part;
      part = [];
    }
  }
  if (part.length > 0) yield part;
}

/** A shorter 号 (一　個人) answers nothing without its 項. */
const SHORTEST_FOUND_ITEM = 30;
const NO_TERMS: PassageTerms = { contextWords: 0, headWords: [], bodyWords: [], headBigrams: [], bodyBigrams: [] };

/** A 号 is found by its words where it says something of its own; every one is found by its article's number. */
function foundByWords({ kind, article, text }: Passage): boolean {
  return kind !== "item" || (article !== null && text.length >= SHORTEST_FOUND_ITEM);
}

/** Terms of a passage. Its own heading is its caption, else the innermost section's, else the document's title. */
function termsOf(
  title: string,
  passage: Passage,
  analyser: Analyser,
  headingWords: Readonly<Record<"above" | "own", Analyser["words"]>>,
): PassageTerms {
  if (!foundByWords(passage)) return NO_TERMS;
  const headings = [title, ...passage.sections.map(({ heading }) => heading)];
  if (passage.caption !== null) headings.push(passage.caption);
  const above = headings.slice(0, -1).join("\n");
  const own = headings.at(-1) ?? "";
  const contextWords = headingWords.above(above);
  return {
    contextWords: contextWords.length,
    headWords: [...contextWords, ...headingWords.own(own)],
    bodyWords: analyser.words(passage.text),
    headBigrams: analyser.bigrams(`${above}\n${own}`),
    bodyBigrams: analyser.bigrams(passage.text),
  };
}

/** Headings are the same for one passage after the other: the last text's words are kept. */
function remembering(words: Analyser["words"]): Analyser["words"] {
  let last: { readonly text: string; readonly words: readonly string[] } = { text: "", words: [] };
  return (text) => {
    if (text !== last.text) last = { text, words: words(text) };
    return last.words;
  };
}
