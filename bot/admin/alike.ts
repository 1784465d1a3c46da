import type { Document } from "../../corpus/document.ts";
import { bigramsOf, likeness } from "../../corpus/revisions/likeness.ts";

/** Titles from this likeness on may be one document's. */
const ALIKE = 0.4;
const SHOWN = 20;

/** Documents whose titles are like one's, the most alike first. */
export function alike(title: string, documents: readonly Document[]): readonly Document[] {
  const own = bigramsOf(title);
  return documents
    .map((document) => ({ document, score: likeness(own, bigramsOf(document.title)) }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, SHOWN)
    .map(({ document }) => document);
}
