import type { TableBlock } from "../block.ts";

/** Each row as a line that stands alone when quoted: `区分：出張　日当：2,200円`. Without a header the cells follow one another. */
export function rowLines(table: TableBlock): readonly string[] {
  const lines = table.rows.map((row) =>
    row
      .map((cell, column) => named(table.header?.[column] ?? "", cell, row, column))
      .filter((part) => part !== "")
      .join("　"),
  );
  const header = table.rows.length === 0 ? [(table.header ?? []).filter((name) => name !== "").join("　")] : [];
  return [...header, ...lines].filter((line) => line !== "");
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
