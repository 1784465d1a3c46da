import { Index, type Table } from "@lancedb/lancedb";

/** Unindexed rows are searched one by one, at about 13 ms per thousand: past this many the indices are rebuilt. */
const UNINDEXED_TAIL = 500;

/** Whether queries would gain by it: an index is missing, or too many rows are in none. */
export async function wantIndices(table: Table): Promise<boolean> {
  const missing = await missingIndices(table);
  if (missing.length > 0) return true;
  return ((await table.indexStats("words_idx"))?.numUnindexedRows ?? 0) > UNINDEXED_TAIL;
}

/** Puts every row into every index, and compacts the table, which numbers its rows anew. @param olderThan versions to delete */
export async function buildIndices(table: Table, olderThan: Date): Promise<void> {
  // An interrupted run may have left some: each is made where it is missing.
  for (const [column, config] of await missingIndices(table)) await table.createIndex(column, { config: config() });
  await table.optimize({ cleanupOlderThan: olderThan });
}

async function missingIndices(table: Table) {
  const existing = new Set((await table.listIndices()).flatMap(({ columns }) => columns));
  return Object.entries(INDICES).filter(([column]) => !existing.has(column));
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
