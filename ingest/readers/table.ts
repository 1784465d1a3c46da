import type { TableBlock } from "../block.ts";

export interface TableCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** Columns of a grid: merged cells that push one another to the right would fill the memory with a few tags. */
const WIDEST = 500;

/** A grid of equal rows; a merged cell's text stands in every place that it covers. */
export function fillMerged(rows: readonly (readonly TableCell[])[]): readonly (readonly string[])[] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((cells, top) => {
    let left = 0;
    for (const cell of cells) {
      while (grid[top]?.[left] !== undefined) left += 1;
      const right = Math.min(left + cell.columns, WIDEST);
      for (let row = top; row < Math.min(top + cell.rows, rows.length); row += 1) {
        for (let column = left; column < right; column += 1) {
          const line = grid[row];
          if (line !== undefined) line[column] = cell.text;
        }
      }
      left += cell.columns;
    }
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
}

/** A table of the grid, whose first `headerRows` are one header; without any, a first row of names is taken for it. */
export function tableOf(grid: readonly (readonly string[])[], headerRows: number): TableBlock | undefined {
  const filled = grid.filter((row) => row.some((cell) => cell !== ""));
  if (filled.length === 0) return undefined;
  const count = headerRows > 0 ? headerRows : headerRowsOf(filled);
  if (count === 0) return { kind: "table", rows: filled };
  const rows = filled.slice(count);
  const top = filled.slice(0, count);
  const header = (top[0] ?? []).map((_, column) =>
    [...new Set(top.map((row) => row[column] ?? ""))].filter(Boolean).join("・"),
  );
  return { kind: "table", header, rows };
}

/** How many of the first rows name the columns: none, one, or two where names of the first are merged over those below. */
function headerRowsOf(grid: readonly (readonly string[])[]): number {
  const [first = [], second = [], ...rest] = grid;
  if (looksLikeHeader(grid)) return 1;
  const spreads = first.some((cell, column) => column > 0 && cell === first[column - 1] && cell !== second[column]);
  const reaches = first.some((cell, column) => cell === second[column]);
  if (!spreads || !reaches || rest.length === 0) return 0;
  const joined = first.map((cell, column) => [...new Set([cell, second[column] ?? ""])].join("・"));
  // The corner may be merged over columns as well as rows.
  const named = joined.filter((cell, column) => !(cell === joined[column - 1] && second[column] === first[column]));
  return looksLikeHeader([named, ...rest]) && second.every(isName) ? 2 : 0;
}

/** Names are short, different, and hold no figures or sentences. */
function looksLikeHeader(grid: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = grid;
  if (first === undefined || first.length < 2 || rest.length === 0) return false;
  if (new Set(first).size < first.length) return false;
  if (rest.length === 1 && first.length === 2) return false;
  return first.every(isName);
}

/** 令和7年5月12日 is what a form's first row says, not what a column is called. */
const DATE = /[0-9０-９元]年[0-9０-９]{1,2}月[0-9０-９]{1,2}日$/u;

function isName(cell: string): boolean {
  return cell !== "" && cell.length <= 30 && !DATE.test(cell) && !/[。]$|^[\d０-９,.]+(円|日|時間|%|％)?$/u.test(cell);
}
