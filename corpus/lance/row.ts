import { Field, Int32, Schema, Utf8 } from "apache-arrow";
import { z } from "zod";
import type { IndexedPassage } from "../passage-index.ts";
import { PASSAGE } from "../passage-schema.ts";
import type { Hit } from "./fuse.ts";

/**
 * One passage. `words` and `bigrams` hold the heading's terms first, then the text's, separated by blanks, so that one
 * index finds either; the counts say where the heading ends. `passage` is its JSON.
 */
export const SCHEMA = new Schema([
  new Field("id", new Utf8(), false),
  new Field("revision", new Int32(), false),
  new Field("article", new Utf8(), true),
  new Field("passage", new Utf8(), false),
  new Field("words", new Utf8(), false),
  new Field("bigrams", new Utf8(), false),
  new Field("head_words", new Utf8(), false),
  new Field("context_word_count", new Int32(), false),
  new Field("head_word_count", new Int32(), false),
  new Field("head_bigram_count", new Int32(), false),
]);

const ROWS = z.array(
  z.object({
    revision: z.number(),
    passage: z.string().transform((json) => PASSAGE.parse(JSON.parse(json))),
    words: z.string(),
    bigrams: z.string(),
    context_word_count: z.number(),
    head_word_count: z.number(),
    head_bigram_count: z.number(),
  }),
);

const NUMBER = z.union([z.number(), z.bigint()]).transform(Number);
const HITS = z.array(z.object({ _rowid: NUMBER, _score: z.number() }));
const IDS = z.array(z.object({ _rowid: NUMBER, id: z.string() }));
const NUMBERED = z.array(z.looseObject({ _rowid: NUMBER }));

export function asHits(rows: unknown): Hit[] {
  return HITS.parse(rows).map(({ _rowid, _score }) => ({ row: _rowid, score: _score }));
}

export function asRow({ key, passage, terms }: IndexedPassage) {
  return {
    id: passage.id,
    revision: key,
    article: passage.article,
    passage: JSON.stringify(passage),
    words: [...terms.headWords, ...terms.bodyWords].join(" "),
    bigrams: [...terms.headBigrams, ...terms.bodyBigrams].join(" "),
    head_words: terms.headWords.join(" "),
    context_word_count: terms.contextWords,
    head_word_count: terms.headWords.length,
    head_bigram_count: terms.headBigrams.length,
  };
}

/** Reads what LanceDB gives back, which its types call `any`. */
export interface RowReader {
  indexed(rows: unknown): IndexedPassage[];
  /** Passages with their rows' numbers, which hold until the table changes. */
  numbered(rows: unknown): { readonly row: number; readonly indexed: IndexedPassage }[];
  /** Passages' ids with their rows' numbers. */
  ids(rows: unknown): { readonly row: number; readonly id: string }[];
}

/** Terms are the same few thousand strings over and over: a reader keeps each once. */
export function createRowReader(): RowReader {
  const interned = new Map<string, string>();
  const split = (terms: string): string[] => {
    if (terms === "") return [];
    return terms.split(" ").map((term) => {
      const known = interned.get(term);
      if (known !== undefined) return known;
      interned.set(term, term);
      return term;
    });
  };
  const indexed = (rows: unknown): IndexedPassage[] =>
    ROWS.parse(rows).map((row) => {
      const words = split(row.words);
      const bigrams = split(row.bigrams);
      return {
        key: row.revision,
        passage: row.passage,
        terms: {
          contextWords: row.context_word_count,
          headWords: words.slice(0, row.head_word_count),
          bodyWords: words.slice(row.head_word_count),
          headBigrams: bigrams.slice(0, row.head_bigram_count),
          bodyBigrams: bigrams.slice(row.head_bigram_count),
        },
      };
    });
  const numbered = (rows: unknown) => {
    const numbers = NUMBERED.parse(rows);
    return indexed(rows).flatMap((each, at) => {
      const row = numbers[at]?._rowid;
      return row === undefined ? [] : [{ row, indexed: each }];
    });
  };
  const ids = (rows: unknown) => IDS.parse(rows).map(({ _rowid, id }) => ({ row: _rowid, id }));
  return { indexed, numbered, ids };
}
