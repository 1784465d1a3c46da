import { GAP, jointOf, withoutAutomaticSpaces } from "./pdf-spacing.ts";
import { withoutRadicals } from "./radicals.ts";

/** A piece of text with its place in points, from the page's lower left corner. */
export interface PdfItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** Text on one line without a gap. Places in points, as in a page's items. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** What stands side by side: one cell is a line of prose, more may be a row of a table. A cell has one or more lines. */
export interface PdfRow {
  readonly cells: readonly (readonly PdfRun[])[];
}

/** After a marker a gap up to this part of the font size is the full-width blank that parts it from its text. */
const MARKER_GAP = 1.4;
const MARKER =
  /^(?:[（(][^（）()]{1,40}[）)])?(?:第[0-9０-９一二三四五六七八九十百]+条?(?:の[0-9０-９一二三四五六七八九十]+)*|[附別以目備]|[（(]?[0-9０-９]{1,3}[)）.．]?|[（(][ア-ンa-z][)）]|[一二三四五六七八九十]{1,3}|[ア-ン①-⑳・●○■※])$/u;
/** Neighbouring items of one line joined, in the order in which the file draws them. */
export function runsOf(items: readonly PdfItem[]): readonly PdfRun[] {
  const runs: PdfRun[] = [];
  for (const item of items) {
    const text = withoutRadicals(item.text);
    const last = runs.at(-1);
    const gap = last === undefined ? 0 : item.x - (last.x + last.width);
    const sameLine = last !== undefined && Math.abs(last.y - item.y) < item.size * 0.35;
    const marked = last !== undefined && MARKER.test(last.text.trim());
    if (last !== undefined && sameLine && gap > -item.size && gap < item.size * (marked ? MARKER_GAP : GAP)) {
      const blank = jointOf(last.text, text, gap / item.size, marked);
      runs[runs.length - 1] = {
        ...last,
        text: `${last.text}${blank}${text}`,
        width: item.x + item.width - last.x,
        size: Math.max(last.size, item.size),
      };
    } else runs.push({ text, x: item.x, y: item.y, width: item.width, size: item.size });
  }
  return runs
    .map((run) => ({ ...run, text: withoutAutomaticSpaces(run.text.replace(/[ \t]+/gu, " ").trim()) }))
    .filter((run) => run.text !== "");
}

/** Rows from the runs in drawing order: a table is drawn cell by cell, a cell line by line. */
export function rowsOf(runs: readonly PdfRun[]): readonly PdfRow[] {
  const rows: { cells: PdfRun[][] }[] = [];
  for (const stack of stacksOf(runs)) {
    const taken = beside(rows, stack);
    if (taken === 0) for (const run of stack) rows.push({ cells: [[run]] });
    else {
      const row = rows.splice(rows.length - taken, taken);
      const cells = row.length === 1 ? (row[0]?.cells ?? []) : [row.flatMap((line) => line.cells.flat())];
      rows.push({ cells: [...cells, [...stack]] });
    }
  }
  return rows;
}

/** Lines drawn one under the other and aligned: a paragraph, or a cell. */
function stacksOf(runs: readonly PdfRun[]): readonly (readonly PdfRun[])[] {
  const stacks: PdfRun[][] = [];
  for (const run of runs) {
    const stack = stacks.at(-1);
    const last = stack?.at(-1);
    const top = stack?.[0];
    if (stack !== undefined && last !== undefined && top !== undefined && isBelow(last, run) && aligned(top, run))
      stack.push(run);
    else stacks.push([run]);
  }
  return stacks;
}

function isBelow(upper: PdfRun, lower: PdfRun): boolean {
  const drop = upper.y - lower.y;
  return drop > lower.size * 0.5 && drop < lower.size * 2.2;
}

function aligned(a: PdfRun, b: PdfRun): boolean {
  const size = Math.max(a.size, b.size);
  const left = Math.abs(a.x - b.x) <= size * 1.2;
  const center = Math.abs(a.x + a.width / 2 - (b.x + b.width / 2)) <= size * 0.6;
  const right = Math.abs(a.x + a.width - (b.x + b.width)) <= size * 0.5;
  return left || center || right;
}

/**
 * How many of the last rows stand to the left of the stack at its height: 1 where a row goes on with another cell,
 * more where those lines are one cell beside it, 0 where the stack stands below or in another column.
 */
function beside(rows: readonly { readonly cells: readonly (readonly PdfRun[])[] }[], stack: readonly PdfRun[]): number {
  const [top] = stack;
  const last = rows.at(-1);
  if (top === undefined || last === undefined) return 0;
  const clear = (lines: readonly PdfRun[]) => lines.every((line) => line.x + line.width <= top.x + 1);
  if (last.cells.length > 1) {
    return clear(last.cells.at(-1) ?? []) && level(last.cells.flat(), stack) ? 1 : 0;
  }
  const lines: PdfRun[] = [];
  for (let count = 1; count <= 6; count += 1) {
    const row = rows[rows.length - count];
    const line = row?.cells.length === 1 ? row.cells[0]?.at(0) : undefined;
    if (line === undefined || !clear([line])) return 0;
    lines.unshift(line);
    if (sameLevel(lines, stack)) return count;
  }
  return 0;
}

/** Cells of a row start on one height, or have one middle. */
function sameLevel(left: readonly PdfRun[], right: readonly PdfRun[]): boolean {
  const size = right[0]?.size ?? 0;
  const head = Math.abs((left[0]?.y ?? 0) - (right[0]?.y ?? 0)) < size * 0.4;
  return head || Math.abs(middle(left) - middle(right)) < size * 0.5;
}

function level(row: readonly PdfRun[], stack: readonly PdfRun[]): boolean {
  const high = Math.max(...row.map((run) => run.y));
  const low = Math.min(...row.map((run) => run.y));
  const size = stack[0]?.size ?? 0;
  const center = middle(stack);
  if (Math.abs((stack[0]?.y ?? 0) - high) < size * 0.4) return true;
  return center < high + size * 0.6 && center > low - size * 0.6;
}

function middle(lines: readonly PdfRun[]): number {
  return ((lines[0]?.y ?? 0) + (lines.at(-1)?.y ?? 0)) / 2;
}
