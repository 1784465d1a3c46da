import { connect, MatchQuery } from "@lancedb/lancedb";
import type { LibraryQuery } from "../library.ts";
import type { IndexedPassage, PassageIndex, RevisionFilter } from "../passage-index.ts";
import { createTermCounter } from "../term-statistics.ts";
import { fuse } from "./fuse.ts";
import { buildIndicesApart } from "./indices-apart.ts";
import { asHits, asRow, createRowReader, SCHEMA } from "./row.ts";
import { createRowMemory } from "./row-memory.ts";
import { buildIndices, wantIndices } from "./term-indices.ts";

export const TABLE = "passages";
/** Rows whose indices are built in this process: starting another takes half a second. */
const FEW = 2_000;
/** What a match in the heading counts beside one in heading and text together. */
const HEAD_WEIGHT = 0.4;
const MOST_TRIES = 3;
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
  const memory = createRowMemory(table, reader);
  const counts = new Map<number, number>();
  const count = (key: number) => counts.set(key, (counts.get(key) ?? 0) + 1);
  /** Reads the whole table once: counts its terms and remembers its passages while there is room. */
  const readAll = async () => {
    const counter = createTermCounter();
    memory.clear();
    counts.clear();
    for await (const batch of table.query().withRowId()) {
      for (const { row, indexed } of reader.numbered(batch.toArray())) {
        counter.add(indexed.terms);
        count(indexed.key);
        memory.note(row, indexed);
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
  const bestRows = async ({ words, bigrams, depth }: LibraryQuery, where: string | undefined) => {
    const [byWords, byBigrams, byHeadWords] = await Promise.all([
      matching("words", words, depth, where),
      matching("bigrams", bigrams, depth, where),
      matching("head_words", words, depth, where),
    ]);
    return fuse([
      { hits: byWords, weight: 1 },
      { hits: byBigrams, weight: 1 },
      { hits: byHeadWords, weight: HEAD_WEIGHT },
    ]);
  };
  const articleNamed = async ({ article, articleKeys }: Parameters<PassageIndex["find"]>[0]) => {
    if (article === undefined || articleKeys.length === 0) return [];
    const where = `article = '${article.key.replaceAll("'", "")}' AND revision IN (${articleKeys.join(",")})`;
    return reader.indexed(await table.query().where(where).toArray());
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One change at a time: what is written while rows are numbered anew could be written twice. */
  const inTurn = <Result>(change: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(change);
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    add: (passages) =>
      inTurn(async () => {
        await table.add(passages.map(asRow));
        for (const each of passages) {
          counted.add(each.terms);
          count(each.key);
        }
        version = await table.version();
      }),
    remove: (keys) =>
      inTurn(async () => {
        if (keys.length === 0) return;
        const where = `revision IN (${keys.join(",")})`;
        for (const each of reader.indexed(await table.query().where(where).toArray())) counted.remove(each.terms);
        await table.delete(where);
        for (const key of keys) counts.delete(key);
        version = await table.version();
      }),
    find: async (query, filter) => {
      for (let tries = 1; ; tries += 1) {
        const best = (await bestRows(query, asPredicate(filter))).slice(0, query.depth);
        const found = await memory.rows(best);
        // Compacted between finding and reading: what was found has another number now.
        if (found.length < best.length && tries < MOST_TRIES) continue;
        return withoutRepetition([...(await articleNamed(query)), ...found]);
      }
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
    optimise: () =>
      inTurn(async () => {
        if (!(await wantIndices(table))) return;
        const olderThan = new Date(clock().getTime() - READERS_GRACE);
        if ((await table.countRows()) <= FEW) await buildIndices(table, olderThan);
        else await buildIndicesApart(folder, TABLE, olderThan);
        await table.checkoutLatest();
        await memory.renumber();
        version = await table.version();
      }),
    close: async () => {
      table.close();
      connection.close();
    },
  };
}

function asPredicate(filter: RevisionFilter): string | undefined {
  if (filter === null) return undefined;
  const keys = filter.keys.length === 0 ? "-1" : filter.keys.join(",");
  return `revision ${filter.kind === "only" ? "IN" : "NOT IN"} (${keys})`;
}

function withoutRepetition(passages: readonly IndexedPassage[]): readonly IndexedPassage[] {
  return [...new Map(passages.map((each) => [each.passage.id, each])).values()];
}
