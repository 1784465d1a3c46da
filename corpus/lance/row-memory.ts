import type { Table } from "@lancedb/lancedb";
import type { IndexedPassage } from "../passage-index.ts";
import type { RowReader } from "./row.ts";

/** Passages as they were read, by the numbers of their rows: reading eighty anew costs as much as finding them. */
export interface RowMemory {
  /** In the order of their numbers; of what has no row of that number any more nothing. */
  rows(numbers: readonly number[]): Promise<readonly IndexedPassage[]>;
  /** Remembers a passage while there is room. */
  note(row: number, indexed: IndexedPassage): void;
  clear(): void;
  /** Compacting the table numbers its rows anew; adding and removing leave the others where they are. */
  renumber(): Promise<void>;
}

/** So many are remembered, at about 6 KB each. */
const MOST = 20_000;

export function createRowMemory(table: Table, reader: RowReader): RowMemory {
  const held = new Map<number, IndexedPassage>();
  const note = (row: number, indexed: IndexedPassage) => {
    if (held.size < MOST) held.set(row, indexed);
  };
  let isFilled = false;
  /** Beside the questions; what of it fails is read when it is asked for. */
  const fill = async () => {
    isFilled = true;
    for await (const batch of table.query().withRowId()) {
      for (const { row, indexed } of reader.numbered(batch.toArray())) note(row, indexed);
    }
  };
  return {
    rows: async (numbers) => {
      // A table that was filled in this process is asked for the first time.
      if (held.size === 0 && !isFilled) fill().catch(() => undefined);
      const missing = numbers.filter((number) => !held.has(number));
      if (missing.length > 0) {
        for (const { row, indexed } of reader.numbered(await table.takeRowIds(missing).withRowId().toArray()))
          held.set(row, indexed);
      }
      const found = numbers.flatMap((number) => held.get(number) ?? []);
      for (const oldest of held.keys()) {
        if (held.size <= MOST) break;
        held.delete(oldest);
      }
      return found;
    },
    note,
    clear: () => held.clear(),
    renumber: async () => {
      const known = new Map([...held.values()].map((each) => [each.passage.id, each]));
      held.clear();
      if (known.size === 0) return;
      for await (const batch of table.query().select(["id"]).withRowId()) {
        for (const { row, id } of reader.ids(batch.toArray())) {
          const each = known.get(id);
          if (each !== undefined) note(row, each);
        }
      }
    },
  };
}
