import type { TableBlock } from "../block.ts";

/** Each row as a line that stands alone when quoted: `区分：出張　日当：2,200円`. Without a header the cells follow one another. */
export function rowLines(table: TableBlock): readonly string[] {
  const lines = table.rows.map((row) => mergedOver(row) ?? lineOf(row, table.header ?? []));
  const header = table.rows.length === 0 ? [(table.header ?? []).filter((name) => name !== "").join("　")] : [];
  return [...header, ...lines].filter((line) => line !== "");
}

function lineOf(row: readonly string[], header: readonly string[]): string {
  return row
    .map((cell, column) => named(header[column] ?? "", cell, row, column))
    .filter((part) => part !== "")
    .join("　");
}

/** A mark or an amount may be the same in every column. */
const VALUE = /^.{0,2}$|^[\d△▲¥￥]/u;

/** A note or a heading within a table, merged over all its columns, is of none of them. */
function mergedOver(row: readonly string[]): string | undefined {
  const [only = "", ...others] = new Set(row);
  return row.length > 2 && others.length === 0 && !VALUE.test(only) ? only : undefined;
}

const TOTAL = /^(?:[総小合]?[　 ]*(?:合[　 ]*)?計)$/u;

/** A cell merged over unnamed columns is said once, and so is 合計, which names the row and no column's value. */
function named(name: string, cell: string, row: readonly string[], column: number): string {
  const goesOn = column > 0 && row[column - 1] === cell;
  const isTotal = TOTAL.test(cell) && (goesOn || row[column + 1] === cell);
  if (cell === "" || (goesOn && (name === "" || isTotal))) return "";
  if (isTotal) return cell;
  return name === "" || name === cell ? cell : `${name}：${cell}`;
}
