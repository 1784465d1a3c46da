import type { Block } from "../block.ts";
import { tableOf } from "./table.ts";

/** Beyond these a sheet is not a document but data, or a formatted void. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 100;

/** Lines of one value above, between and below the tables are paragraphs; the rest is tables, parted by empty rows. */
export function sheetBlocks(grid: readonly (readonly string[])[]): readonly Block[] {
  const blocks: Block[] = [];
  let rows: (readonly string[])[] = [];
  const flush = () => {
    const used = rows[0]?.map((_, column) => column).filter((column) => rows.some((row) => row[column] !== "")) ?? [];
    const table = tableOf(
      rows.map((row) => used.map((column) => row[column] ?? "")),
      0,
    );
    if (table !== undefined) blocks.push(table);
    rows = [];
  };
  grid.forEach((row, index) => {
    const values = new Set(row.filter((cell) => cell !== ""));
    const next = grid[index + 1]?.filter((cell) => cell !== "") ?? [];
    const alone = values.size === 1 && (rows.length === 0 || next.length === 0);
    if (values.size === 0 || alone) flush();
    if (alone) for (const value of values) blocks.push({ kind: "paragraph", text: value });
    else if (values.size > 0) rows.push(row);
  });
  flush();
  return blocks;
}

/** The line above the first table is what the office calls the document. */
export function sheetTitle(blocks: readonly Block[]): string | null {
  const [first] = blocks;
  return first?.kind === "paragraph" && first.text.length <= 60 ? first.text : null;
}
