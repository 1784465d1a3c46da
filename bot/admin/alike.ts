import type { Document } from "../../corpus/document.ts";
import { bigrams } from "../../corpus/japanese/bigrams.ts";
import { normalise } from "../../corpus/japanese/normalise.ts";

/** Of the pairs of letters in both titles together, the share that stands in each; from this on they may be one document's. */
const ALIKE = 0.4;
const SHOWN = 20;

/** Documents whose titles are like one's, the most alike first. */
export function alike(title: string, documents: readonly Document[]): readonly Document[] {
  const own = pairsIn(title);
  return documents
    .map((document) => ({ document, likeness: dice(own, pairsIn(document.title)) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, SHOWN)
    .map(({ document }) => document);
}

function pairsIn(title: string): ReadonlySet<string> {
  return new Set(bigrams(normalise(title)));
}

/** Dice's coefficient, 0 to 1. */
function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = one.size + other.size;
  return both === 0 ? 0 : (2 * one.intersection(other).size) / both;
}
