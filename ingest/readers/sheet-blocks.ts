import type { Block } from "../block.ts";
import { tableOf } from "./table.ts";

/** Beyond these a sheet is not a document but data, or a formatted void. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 100;

/** Rows that may stand above a table's header. */
const MOST_ABOVE = 4;

/** Lines of one value above, between and below the tables are paragraphs; the rest is tables, parted by empty rows. */
export function sheetBlocks(grid: readonly (readonly string[])[]): readonly Block[] {
  const blocks: Block[] = [];
  let rows: (readonly string[])[] = [];
  const flush = () => {
    const used = rows[0]?.map((_, column) => column).filter((column) => rows.some((row) => row[column] !== "")) ?? [];
    const cells = rows.map((row) => used.map((column) => row[column] ?? ""));
    const { above, below } = partedByHeader(cells);
    for (const row of above) blocks.push({ kind: "paragraph", text: valuesOf(row).join("　") });
    const table = tableOf(below, 0);
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

/** Rows above a table's header that fill few of its columns, such as who made it and when, and the table itself. */
function partedByHeader(rows: readonly (readonly string[])[]): {
  readonly above: readonly (readonly string[])[];
  readonly below: readonly (readonly string[])[];
} {
  const isSparse = (row: readonly string[]) => row.filter((cell) => cell !== "").length * 2 <= row.length;
  const start = rows.findIndex((row) => !isSparse(row));
  const parted = (at: number) => ({ above: rows.slice(0, at), below: rows.slice(at) });
  const isHeader = (at: number) => at <= MOST_ABOVE && tableOf(rows.slice(at), 0)?.header !== undefined;
  if (start > 0 && isHeader(start)) return parted(start);
  // A title that is merged over columns fills them, and leaves the table without a header.
  const isTitle = (row: readonly string[]) => valuesOf(row).length * 2 <= row.length;
  if (!isHeader(0) && rows[0] !== undefined && isTitle(rows[0]) && isHeader(1)) return parted(1);
  return { above: [], below: rows };
}

/** A merged cell counts once. */
function valuesOf(row: readonly string[]): readonly string[] {
  return row.filter((cell, column) => cell !== "" && cell !== row[column - 1]);
}

const BESIDE_TITLE =
  /[　 ]+(?:\S*\d\S*(?:日|適用|現在|改[正訂定])|[RHS]\d{1,2}\.\S*|[（(]?単位\S*)(?:[　 ]+(?:適用|現在|改[正訂定]))?$/u;
/** Above a form's name stands which form it is. */
const NO_TITLE =
  /^[（(【［]?(?:(?:別記)?様式|別紙|別添|別表|資料|参考)[　 ]*(?:第?[　 ]*[0-9０-９-]+[　 ]*号?(?:の[0-9０-９]+)?)?(?:[　 ]*様式)?(?:[（(][^（）()]*[）)])?[）)】］]?$/u;

/** The line above the first table is what the office calls the document. */
export function sheetTitle(blocks: readonly Block[]): string | null {
  const first = blocks.find((block) => block.kind !== "paragraph" || !NO_TITLE.test(block.text)) ?? blocks[0];
  return first?.kind === "paragraph" && first.text.length <= 60 ? first.text.replace(BESIDE_TITLE, "") : null;
}
