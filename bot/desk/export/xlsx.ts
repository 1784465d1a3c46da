import { utils, write } from "@e965/xlsx";
import { inertText } from "./csv.ts";
import type { Rows } from "./rows.ts";

const WIDEST = 60;
/** A cell of Excel holds no more characters (Microsoft, Excel specifications and limits). */
const LONGEST_CELL = 32_767;

/** The rows as a workbook of one sheet, whose first row stays and filters. No cell is a formula. */
export function xlsxOf(rows: Rows, sheetName: string): Uint8Array<ArrayBuffer> {
  const plain = rows.map((row) =>
    row.map((value) => (typeof value === "number" ? value : inertText(value).slice(0, LONGEST_CELL))),
  );
  const sheet = utils.aoa_to_sheet(plain);
  const width = Math.max(0, ...plain.map((row) => row.length));
  sheet["!cols"] = Array.from({ length: width }, (_, column) => ({
    wch: Math.min(WIDEST, Math.max(...plain.map((row) => widthOf(row[column] ?? ""))) + 2),
  }));
  if (plain.length > 0 && width > 0) {
    sheet["!autofilter"] = { ref: utils.encode_range({ r: 0, c: 0 }, { r: plain.length - 1, c: width - 1 }) };
  }
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, sheetName);
  const bytes: unknown = write(book, { type: "array", bookType: "xlsx", compression: true });
  if (!(bytes instanceof ArrayBuffer)) throw new TypeError("the workbook was not written as bytes");
  return new Uint8Array(bytes);
}

/** Full-width characters count twice. */
function widthOf(value: string | number): number {
  return [...String(value)].reduce((sum, character) => sum + (/[ -~｡-ﾟ]/u.test(character) ? 1 : 2), 0);
}
