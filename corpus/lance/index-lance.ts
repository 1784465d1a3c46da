import { connect, Index, MatchQuery, type Table } from "@lancedb/lancedb";
import type { IndexedPassage, PassageIndex, RevisionFilter } from "../passage-index.ts";
import { createTermCounter } from "../term-statistics.ts";
import { fuse } from "./fuse.ts";
import { asIndexed, asRow, asScored, SCHEMA } from "./row.ts";

const TABLE = "passages";
const BATCH = 2_000;
/** Unindexed rows are searched one by one, at about 13 ms per thousand: past this many the indices are rebuilt. */
const UNINDEXED_TAIL = 500;
/** What a match in the heading counts beside one in heading and text together. */
const HEAD_WEIGHT = 0.4;
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
  let counted = await countTerms(table);
  let version = await table.version();

  const matching = async (column: string, terms: readonly string[], limit: number, where: string | undefined) => {
    if (terms.length === 0) return [];
    const query = table.query().fullTextSearch(new MatchQuery(terms.join(" "), column));
    return asScored(await (where === undefined ? query : query.where(where)).limit(limit).toArray());
  };

  return {
    add: async (passages) => {
      for (let start = 0; start < passages.length; start += BATCH) {
        const batch = passages.slice(start, start + BATCH);
        await table.add(batch.map(asRow));
        for (const each of batch) counted.add(each.terms);
      }
      version = await table.version();
    },
    remove: async (keys) => {
      if (keys.length === 0) return;
      const where = `revision IN (${keys.join(",")})`;
      for (const each of asIndexed(await table.query().where(where).toArray())) counted.remove(each.terms);
      await table.delete(where);
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
      return withoutRepetition([...asIndexed(named), ...asIndexed(best.slice(0, query.depth))]);
    },
    passages: async (key) => {
      const rows = asIndexed(await table.query().where(`revision = ${key}`).toArray());
      return rows.sort((one, other) => one.passage.position - other.passage.position);
    },
    statistics: () => counted,
    refresh: async () => {
      await table.checkoutLatest();
      const latest = await table.version();
      if (latest === version) return;
      counted = await countTerms(table);
      version = latest;
    },
    optimise: async () => {
      const existing = new Set((await table.listIndices()).map((index) => index.name));
      if (existing.size === 0) {
        for (const column of ["words", "bigrams", "head_words"])
          await table.createIndex(column, { config: termIndex() });
        await table.createIndex("revision", { config: Index.btree() });
        await table.createIndex("article", { config: Index.bitmap() });
      } else {
        const unindexed = (await table.indexStats("words_idx"))?.numUnindexedRows ?? 0;
        if (unindexed <= UNINDEXED_TAIL) return;
      }
      await table.optimize({ cleanupOlderThan: new Date(clock().getTime() - READERS_GRACE) });
      version = await table.version();
    },
    close: async () => {
      table.close();
      connection.close();
    },
  };
}

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

async function countTerms(table: Table) {
  const counter = createTermCounter();
  for await (const batch of table.query()) {
    for (const each of asIndexed(batch.toArray())) counter.add(each.terms);
  }
  return counter;
}

function asPredicate(filter: RevisionFilter): string | undefined {
  if (filter === null) return undefined;
  const keys = filter.keys.length === 0 ? "-1" : filter.keys.join(",");
  return `revision ${filter.kind === "only" ? "IN" : "NOT IN"} (${keys})`;
}

function withoutRepetition(passages: readonly IndexedPassage[]): readonly IndexedPassage[] {
  return [...new Map(passages.map((each) => [each.passage.id, each])).values()];
}
