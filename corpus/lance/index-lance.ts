import { connect, Index, MatchQuery } from "@lancedb/lancedb";
import type { IndexedPassage, PassageIndex, RevisionFilter } from "../passage-index.ts";
import { createTermCounter } from "../term-statistics.ts";
import { fuse } from "./fuse.ts";
import { asHits, asRow, createRowReader, SCHEMA } from "./row.ts";

export const TABLE = "passages";
const BATCH = 2_000;
/** Unindexed rows are searched one by one, at about 13 ms per thousand: past this many the indices are rebuilt. */
const UNINDEXED_TAIL = 500;
/** What a match in the heading counts beside one in heading and text together. */
const HEAD_WEIGHT = 0.4;
/** So many passages are kept as they were read, at about 6 KB each: reading eighty rows anew costs as much as finding them. */
const REMEMBERED = 20_000;
/** Versions that a reader may still hold are kept this long, in milliseconds. */
const READERS_GRACE = 5 * 60_000;

/**
 * Passages in a LanceDB table on disk, found by its full-text indices over terms that our analyser cut.
 * Queries are one per column: a BooleanQuery over two columns costs ten times their sum.
 */
export async function createLanceIndex(folder: string, clock: () => Date): Promise<PassageIndex> {
  const connection = await connect(folder, { readConsistencyInterval: 0 });
  const names = await connection.tableNames();
  const table = names.includes(TABLE)
    ? await connection.openTable(TABLE)
    : await connection.createEmptyTable(TABLE, SCHEMA);
  // A manifest of nothing but zeros opens as a table without columns.
  const columns = new Set((await table.schema()).fields.map(({ name }) => name));
  if (!SCHEMA.fields.every(({ name }) => columns.has(name))) throw new Error("the table of passages lacks columns");
  const reader = createRowReader();
  let counted = createTermCounter();
  let version = await table.version();
  const decoded = new Map<number, IndexedPassage>();
  const counts = new Map<number, number>();
  const count = (key: number) => counts.set(key, (counts.get(key) ?? 0) + 1);
  /** Reads the whole table once: counts its terms and remembers its passages while there is room. */
  const readAll = async () => {
    const counter = createTermCounter();
    decoded.clear();
    counts.clear();
    for await (const batch of table.query().withRowId()) {
      for (const { row, indexed } of reader.numbered(batch.toArray())) {
        counter.add(indexed.terms);
        count(indexed.key);
        if (decoded.size < REMEMBERED) decoded.set(row, indexed);
      }
    }
    counted = counter;
    version = await table.version();
  };
  await readAll();

  const matching = async (column: string, terms: readonly string[], limit: number, where: string | undefined) => {
    if (terms.length === 0) return [];
    const query = table.query().fullTextSearch(new MatchQuery(terms.join(" "), column));
    const scored = query.select(["_score"]).withRowId().limit(limit);
    return asHits(await (where === undefined ? scored : scored.where(where)).toArray());
  };
  /** Rows by their number, which holds until the table is compacted: adding and removing leave the others where they are. */
  const rows = async (numbers: readonly number[]) => {
    const missing = numbers.filter((number) => !decoded.has(number));
    if (missing.length > 0) {
      for (const { row, indexed } of reader.numbered(await table.takeRowIds(missing).withRowId().toArray()))
        decoded.set(row, indexed);
    }
    const found = numbers.flatMap((number) => decoded.get(number) ?? []);
    for (const oldest of decoded.keys()) {
      if (decoded.size <= REMEMBERED) break;
      decoded.delete(oldest);
    }
    return found;
  };
  return {
    add: async (passages) => {
      for (let start = 0; start < passages.length; start += BATCH) {
        const batch = passages.slice(start, start + BATCH);
        await table.add(batch.map(asRow));
        for (const each of batch) {
          counted.add(each.terms);
          count(each.key);
        }
      }
      version = await table.version();
    },
    remove: async (keys) => {
      if (keys.length === 0) return;
      const where = `revision IN (${keys.join(",")})`;
      for (const each of reader.indexed(await table.query().where(where).toArray())) counted.remove(each.terms);
      await table.delete(where);
      for (const key of keys) counts.delete(key);
      version = await table.version();
    },
    find: async (query, filter) => {
      const where = asPredicate(filter);
      const named =
        query.article === undefined || query.articleKeys.length === 0
          ? []
          : await table
              .query()
              .where(
                `article = '${query.article.key.replaceAll("'", "")}' AND revision IN (${query.articleKeys.join(",")})`,
              )
              .toArray();
      const [words, bigrams, headWords] = await Promise.all([
        matching("words", query.words, query.depth, where),
        matching("bigrams", query.bigrams, query.depth, where),
        matching("head_words", query.words, query.depth, where),
      ]);
      const best = fuse([
        { hits: words, weight: 1 },
        { hits: bigrams, weight: 1 },
        { hits: headWords, weight: HEAD_WEIGHT },
      ]);
      return withoutRepetition([...reader.indexed(named), ...(await rows(best.slice(0, query.depth)))]);
    },
    passages: async (key) => {
      const rows = reader.indexed(await table.query().where(`revision = ${key}`).toArray());
      return rows.sort((one, other) => one.passage.position - other.passage.position);
    },
    statistics: () => counted,
    counts: () => counts,
    refresh: async () => {
      await table.checkoutLatest();
      const latest = await table.version();
      if (latest === version) return;
      await readAll();
    },
    optimise: async () => {
      const existing = new Set((await table.listIndices()).flatMap(({ columns }) => columns));
      const missing = Object.entries(INDICES).filter(([column]) => !existing.has(column));
      // An interrupted run may have left some: each is made where it is missing.
      for (const [column, config] of missing) await table.createIndex(column, { config: config() });
      const unindexed = (await table.indexStats("words_idx"))?.numUnindexedRows ?? 0;
      if (missing.length === 0 && unindexed <= UNINDEXED_TAIL) return;
      await table.optimize({ cleanupOlderThan: new Date(clock().getTime() - READERS_GRACE) });
      await readAll();
    },
    close: async () => {
      table.close();
      connection.close();
    },
  };
}

/** By column. An `Index` object serves once. */
const INDICES = {
  words: termIndex,
  bigrams: termIndex,
  head_words: termIndex,
  revision: () => Index.btree(),
  article: () => Index.bitmap(),
} as const;

/** `maxTokenLength` is in bytes and 40 by default, which loses every word of 14 or more kana. */
function termIndex(): Index {
  return Index.fts({
    baseTokenizer: "whitespace",
    lowercase: false,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    maxTokenLength: 1_000,
    withPosition: false,
  });
}

function asPredicate(filter: RevisionFilter): string | undefined {
  if (filter === null) return undefined;
  const keys = filter.keys.length === 0 ? "-1" : filter.keys.join(",");
  return `revision ${filter.kind === "only" ? "IN" : "NOT IN"} (${keys})`;
}

function withoutRepetition(passages: readonly IndexedPassage[]): readonly IndexedPassage[] {
  return [...new Map(passages.map((each) => [each.passage.id, each])).values()];
}
