import { setImmediate } from "node:timers/promises";
import type { Passage } from "./document.ts";
import type { Analyser } from "./japanese/analyse.ts";
import type { NewRevision, PassageTerms } from "./library.ts";
import type { IndexedPassage } from "./passage-index.ts";

const PASSAGES_AT_ONCE = 32;

/** Passages with their terms. Analysing takes about a millisecond each, so others get their turn in between. */
export async function indexed(
  revisions: readonly (Pick<NewRevision, "passages"> & { readonly document: { readonly title: string } })[],
  keys: readonly number[],
  analyser: Analyser,
): Promise<readonly IndexedPassage[]> {
  const all: IndexedPassage[] = [];
  for (const [at, { document, passages }] of revisions.entries()) {
    const key = keys[at] ?? Number.NaN;
    for (const [position, each] of passages.entries()) {
      const passage: Passage = { ...each, id: `${key}-${position}`, revisionId: `${key}`, position };
      all.push({ key, passage, terms: termsOf(document.title, passage, analyser) });
      if (all.length % PASSAGES_AT_ONCE === 0) await setImmediate();
    }
  }
  return all;
}

/** A shorter 号 (一　個人) answers nothing without its 項. */
const SHORTEST_FOUND_ITEM = 30;
const NO_TERMS: PassageTerms = { contextWords: 0, headWords: [], bodyWords: [], headBigrams: [], bodyBigrams: [] };

/** A 号 is found by its words where it says something of its own; every one is found by its article's number. */
function foundByWords({ kind, article, text }: Passage): boolean {
  return kind !== "item" || (article !== null && text.length >= SHORTEST_FOUND_ITEM);
}

/** Terms of a passage. Its own heading is its caption, else the innermost section's, else the document's title. */
function termsOf(title: string, passage: Passage, analyser: Analyser): PassageTerms {
  if (!foundByWords(passage)) return NO_TERMS;
  const headings = [title, ...passage.sections.map(({ heading }) => heading)];
  if (passage.caption !== null) headings.push(passage.caption);
  const above = headings.slice(0, -1).join("\n");
  const own = headings.at(-1) ?? "";
  const contextWords = analyser.words(above);
  return {
    contextWords: contextWords.length,
    headWords: [...contextWords, ...analyser.words(own)],
    bodyWords: analyser.words(passage.text),
    headBigrams: analyser.bigrams(`${above}\n${own}`),
    bodyBigrams: analyser.bigrams(passage.text),
  };
}
