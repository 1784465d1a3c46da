import { type Block, type ReadResult, read, refused } from "../block.ts";
import { tableOf } from "./table.ts";

/** Beyond these a sheet is not a document but data, or a formatted void. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 100;

export async function readXlsx(bytes: Uint8Array): Promise<ReadResult> {
  const { read: readWorkbook, utils } = await import("@e965/xlsx");
  try {
    const workbook = readWorkbook(bytes, { type: "array", cellDates: true, sheetRows: MOST_ROWS });
    const sheets: { readonly name: string; readonly blocks: readonly Block[] }[] = [];
    for (const name of workbook.SheetNames) {
      const sheet = workbook.Sheets[name];
      const range = sheet?.["!ref"];
      if (sheet === undefined || range === undefined) continue;
      const grid: string[][] = utils
        .sheet_to_json<unknown[]>(sheet, { header: 1, raw: false, defval: "", dateNF: "yyyy-mm-dd", blankrows: true })
        .map((row) => row.slice(0, MOST_COLUMNS).map(cellText));
      const origin = utils.decode_range(range).s;
      for (const merge of sheet["!merges"] ?? []) fill(grid, merge, origin);
      const found = sheetBlocks(grid);
      if (found.length > 0) sheets.push({ name, blocks: found });
    }
    const title = titleOf(sheets[0]?.blocks ?? []);
    // The name of an only sheet says nothing: Sheet1, 一覧.
    const named = sheets.length > 1;
    return read(
      sheets.flatMap((sheet): Block[] => [
        ...(named ? [{ kind: "heading" as const, level: 2, text: sheet.name }] : []),
        ...sheet.blocks,
      ]),
      { title },
    );
  } catch (cause) {
    return refused(/password|encrypt/iu.test(String(cause)) ? "encrypted" : "damaged");
  }
}

interface Corner {
  readonly r: number;
  readonly c: number;
}

function fill(grid: string[][], merge: { readonly s: Corner; readonly e: Corner }, origin: Corner): void {
  const text = grid[merge.s.r - origin.r]?.[merge.s.c - origin.c] ?? "";
  for (let row = merge.s.r - origin.r; row <= merge.e.r - origin.r; row += 1) {
    const cells = grid[row];
    if (cells === undefined) return;
    for (let column = merge.s.c - origin.c; column <= Math.min(merge.e.c - origin.c, cells.length - 1); column += 1)
      cells[column] = text;
  }
}

/** Lines of one value above, between and below the tables are paragraphs; the rest is tables, parted by empty rows. */
function sheetBlocks(grid: readonly (readonly string[])[]): readonly Block[] {
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

/** The line above the first sheet's table is what the office calls the document. */
function titleOf(blocks: readonly Block[]): string | null {
  const [first] = blocks;
  return first?.kind === "paragraph" && first.text.length <= 60 ? first.text : null;
}

function cellText(value: unknown): string {
  return (typeof value === "string" ? value : String(value ?? "")).replace(/\s*\r?\n\s*/gu, " ").trim();
}
