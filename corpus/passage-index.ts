import type { Passage } from "./document.ts";
import type { LibraryQuery, PassageTerms, TermStatistics } from "./library.ts";

/** A passage as the index holds it: `key` is its revision's number in the registry. */
export interface IndexedPassage {
  readonly key: number;
  readonly passage: Passage;
  readonly terms: PassageTerms;
}

/** Which revisions a query may see, whichever list is the shorter; null: all. */
export type RevisionFilter =
  | { readonly kind: "only"; readonly keys: readonly number[] }
  | { readonly kind: "except"; readonly keys: readonly number[] }
  | null;

/** An index knows passages by their revision's key; it knows nothing of documents, dates and readers. */
export interface PassageIndex {
  add(passages: readonly IndexedPassage[]): Promise<void>;
  remove(keys: readonly number[]): Promise<void>;
  /** Up to `depth` best passages by each of words, bigrams and heading words, and those of the article named. */
  find(
    query: LibraryQuery & { readonly articleKeys: readonly number[] },
    filter: RevisionFilter,
  ): Promise<readonly IndexedPassage[]>;
  /** Passages of a revision in their order. */
  passages(key: number): Promise<readonly IndexedPassage[]>;
  statistics(): TermStatistics;
  /** How many passages it holds of each revision. */
  counts(): ReadonlyMap<number, number>;
  /** Takes in what another process has written. */
  refresh(): Promise<void>;
  optimise(): Promise<void>;
  close(): Promise<void>;
}
