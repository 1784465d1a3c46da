import type { Block } from "../block.ts";
import { joinLines } from "./lines.ts";
import type { PdfRow, PdfRun } from "./pdf-rows.ts";
import { tableOf } from "./table.ts";

/** Than the text by this factor is a title, and the names of a table's columns are not. */
const LARGER = 1.4;

export interface PlacedRow extends PdfRow {
  readonly page: number;
}

/** The table that came last: where its columns lie, and the page on which it ends. */
export interface PushedTable {
  readonly columns: readonly Extent[];
  readonly page: number;
}

/** Adds the rows as a table. One that goes on after a page break, whether or not its header is repeated there, stays one. */
export function pushTable(
  blocks: Block[],
  group: readonly PlacedRow[],
  previous: PushedTable | undefined,
): PushedTable {
  const own = columnsOf(group);
  const page = group[0]?.page ?? 1;
  const last = blocks.at(-1);
  const continued = last?.kind === "table" && previous?.page === page - 1 ? last : undefined;
  const places = continued === undefined ? undefined : placesIn(previous?.columns ?? [], own);
  if (continued === undefined || previous === undefined || places === undefined) {
    const table = tableOf(gridOf(group, own), 0);
    if (table !== undefined) blocks.push({ ...table, page });
    return { columns: own, page };
  }
  const grid = gridOf(group, own).map((row) => previous.columns.map((_, column) => row[places.indexOf(column)] ?? ""));
  const repeats = continued.header?.every((name, column) => name === grid[0]?.[column]) ?? false;
  blocks[blocks.length - 1] = { ...continued, rows: [...continued.rows, ...grid.slice(repeats ? 1 : 0)] };
  return { columns: previous.columns, page };
}

/**
 * Adds a line at the head of a page to the last row of the table that a page break cut within that row.
 * @returns whether it did: not in the first column, where any paragraph begins
 */
export function pushCellRest(blocks: Block[], row: PlacedRow, previous: PushedTable | undefined): boolean {
  const last = blocks.at(-1);
  const line = extent(row.cells.flat());
  const column = previous?.columns.findIndex(({ from, to }) => line.from > from - 1 && line.to < to + 1) ?? -1;
  if (last?.kind !== "table" || previous?.page !== row.page - 1 || column < 1) return false;
  const cut = last.rows.at(-1);
  if (cut === undefined) return false;
  const rest = row.cells.map(cellText).join("");
  const whole = cut.map((cell, index) => (index === column ? joinLines(cell, rest) : cell));
  blocks[blocks.length - 1] = { ...last, rows: [...last.rows.slice(0, -1), whole] };
  return true;
}

function gridOf(rows: readonly PlacedRow[], columns: readonly Extent[]): readonly (readonly string[])[] {
  return rows.map((row) =>
    columns.map((column) =>
      row.cells
        .filter((cell) => overlaps(extent(cell), column))
        .map(cellText)
        .join(""),
    ),
  );
}

/** Which of the columns each of the others continues; undefined where one continues none, or several, or two continue one. */
function placesIn(columns: readonly Extent[], others: readonly Extent[]): readonly number[] | undefined {
  const places = others.map((other) => columns.flatMap((column, index) => (overlaps(column, other) ? [index] : [])));
  const single = places.flatMap((found) => (found.length === 1 ? found : []));
  return single.length === others.length && new Set(single).size === single.length ? single : undefined;
}

export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Runs of rows whose cells stand in common columns; every other row alone. */
export function tables(rows: readonly PlacedRow[]): readonly (readonly PlacedRow[])[] {
  const groups: PlacedRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const joins = last !== undefined && isTabular(row) && last.every(isTabular) && last[0]?.page === row.page;
    if (joins && isOfSize(row, last[0]) && columnsHold([...last, row])) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** Lines of a history set at the right edge, with wide blanks: 改正　令和7年4月1日　子第45号. */
const HISTORY =
  /^[（(]?(?:[^。]{0,6}[制改][定正])?(?:明治|大正|昭和|平成|令和)[^。]{3,12}日[^。]{0,20}第[0-9０-９一二三四五六七八九十百]+号[）)]?$/u;

function isTabular(row: PdfRow): boolean {
  return row.cells.length > 1 && !HISTORY.test(row.cells.map(cellText).join("").replace(/\s/gu, ""));
}

/** A title of which the parts stand apart is no row of what follows it. */
function isOfSize(row: PdfRow, first: PdfRow | undefined): boolean {
  const [one, other] = [sizeOf(row), first === undefined ? 0 : sizeOf(first)];
  return Math.max(one, other) < Math.min(one, other) * LARGER;
}

function sizeOf({ cells }: PdfRow): number {
  return Math.max(...cells.flat().map(({ size }) => size));
}

function columnsHold(rows: readonly PdfRow[]): boolean {
  const columns = columnsOf(rows);
  return (
    columns.length > 1 &&
    rows.every((row) =>
      columns.every((column) => row.cells.filter((cell) => overlaps(extent(cell), column)).length <= 1),
    )
  );
}

function columnsOf(rows: readonly PdfRow[]): readonly Extent[] {
  const extents = rows.flatMap((row) => row.cells.map(extent)).sort((a, b) => a.from - b.from);
  const columns: Extent[] = [];
  for (const next of extents) {
    const last = columns.at(-1);
    if (last !== undefined && overlaps(last, next))
      columns[columns.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else columns.push(next);
  }
  return columns;
}

function extent(cell: readonly PdfRun[]): Extent {
  return { from: Math.min(...cell.map((run) => run.x)), to: Math.max(...cell.map((run) => run.x + run.width)) };
}

function overlaps(a: Extent, b: Extent): boolean {
  return a.from < b.to - 1 && b.from < a.to - 1;
}

export function cellText(cell: readonly PdfRun[]): string {
  return cell
    .map((run) => run.text)
    .reduce(joinLines, "")
    .trim();
}
