import { type ReadResult, read, refused } from "../block.ts";
import { decode } from "./decode.ts";
import { MOST_COLUMNS, MOST_ROWS, sheetBlocks, sheetTitle } from "./sheet-blocks.ts";

const DELIMITERS = [",", "\t", ";"] as const;
/** Characters by which the delimiter is told. */
const SAMPLE = 8192;

/** Delimited text (RFC 4180): charset and delimiter sniffed, the header told as in a sheet. */
export async function readCsv(bytes: Uint8Array): Promise<ReadResult> {
  const text = decode(bytes);
  if (text === undefined) return refused("damaged");
  const rows = rowsOf(text, delimiterOf(text));
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...rows.slice(0, MOST_ROWS).map((row) => row.length)));
  const grid = rows
    .slice(0, MOST_ROWS)
    .map((row) => Array.from({ length: width }, (_, column) => (row[column] ?? "").replace(/\s+/gu, " ").trim()));
  const blocks = sheetBlocks(grid);
  const warnings = rows.length > MOST_ROWS ? [{ code: "rows-left-out" as const, detail: String(MOST_ROWS) }] : [];
  return read(blocks, { title: sheetTitle(blocks), warnings });
}

/** The one that the first lines hold most, outside of quotes. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE).replace(/"(?:[^"]|"")*"/gu, "");
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: sample.split(delimiter).length - 1 }));
  return counts.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ",";
}

function rowsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let index = 0; index < text.length && rows.length <= MOST_ROWS; index += 1) {
    const sign = text[index] ?? "";
    if (quoted && sign === '"' && text[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (sign === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (quoted) cell += sign;
    else if (sign === delimiter) {
      row.push(cell);
      cell = "";
    } else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[index + 1] === "\n") index += 1;
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += sign;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}
