import type { Block } from "../block.ts";
import { beginsParagraph, blockOfLine, joinLines } from "./lines.ts";
import { type PdfItem, type PdfRow, type PdfRun, rowsOf, runsOf } from "./pdf-rows.ts";
import { withoutAutomaticSpaces } from "./pdf-spacing.ts";
import {
  cellText,
  type Extent,
  type PlacedRow,
  type PushedTable,
  pushCellRest,
  pushTable,
  tables,
} from "./pdf-tables.ts";
import { titleInMiddle } from "./pdf-title.ts";

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly items: readonly PdfItem[];
}

const PAGE_NUMBER =
  /^[-‐–—―－ー\s]*(?:[Pp](?:age)?\.?\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?(?:ページ|頁)?[-‐–—―－ー\s]*$/u;
/** Larger than the body by this factor is a heading. */
const HEADING_FACTOR = 1.08;
const LONGEST_HEADING = 60;
/** （支出命令編） below a title, where elsewhere it would be a caption; not （１）. */
const SUBTITLE = /^[（(](?![0-9０-９一二三四五六七八九十]{1,3}[）)])[^（）()。]{2,30}[）)]$/u;
/** Two sizes that differ by no more are one, in points. */
const SAME_SIZE = 0.6;
/** A heading longer than this has been wrapped where another follows. */
const SHORTEST_WRAPPED = 20;
/** Lines that begin within this many points of each other may stand in one column. */
const COLUMN_STEP = 20;

/** Headings by size, paragraphs by the width and look of their lines, tables by their columns. */
export function pdfBlocks(pages: readonly PdfPage[]): readonly Block[] {
  const rows = pages.flatMap(({ items, number }) =>
    withoutPageNumbers(rowsOf(runsOf(items)).map((row) => ({ ...row, page: number }))),
  );
  const lines = rows.flatMap((row) => row.cells.flat());
  const body = commonSize(lines);
  const sizes = [...new Set(lines.map((run) => Math.round(run.size * 2) / 2))].filter(
    (size) => size >= body * HEADING_FACTOR,
  );
  const levels = sizes.sort((a, b) => b - a);
  const edgesAt = columnEdges(lines);
  const onFirst = rows.filter(({ page }) => page === pages[0]?.number);
  const isLarge = (line: PdfRun) => levels.some((size) => Math.abs(size - line.size) <= SAME_SIZE);
  const title = onFirst.map(lineOf).some(isLarge) ? undefined : titleInMiddle(onFirst);
  const blocks: Block[] = [];
  let table: PushedTable | undefined;
  let paragraph: { text: string; page: number; last: PdfRun } | undefined;
  const flush = () => {
    if (paragraph !== undefined) blocks.push(blockOfLine(withoutAutomaticSpaces(paragraph.text), paragraph.page));
    paragraph = undefined;
  };
  for (const group of tables(rows)) {
    const [first] = group;
    if (first === undefined) continue;
    if (group.length > 1) {
      flush();
      table = pushTable(blocks, group, table);
      continue;
    }
    if (paragraph === undefined && pushCellRest(blocks, first, table)) continue;
    const line = lineOf(first);
    const isTitle = first.page === pages[0]?.number && line.y === title?.y && line.text === title.text;
    const level = isTitle ? 1 : 1 + levels.findIndex((size) => Math.abs(size - line.size) <= SAME_SIZE);
    if (level > 0 && line.text.length <= LONGEST_HEADING && !/。$/u.test(line.text)) {
      flush();
      pushHeading(blocks, line, Math.min(level, 6), first.page);
    } else if (paragraph !== undefined && goesOn(paragraph.last, line, edgesAt)) {
      paragraph = { ...paragraph, text: joinLines(paragraph.text, line.text), last: line };
    } else {
      flush();
      paragraph = { text: line.text, page: first.page, last: line };
    }
  }
  flush();
  return blocks;
}

function goesOn(previous: PdfRun, line: PdfRun, edgesAt: (line: PdfRun) => Extent): boolean {
  const edges = edgesAt(previous);
  const filled = previous.x + previous.width > edges.to - previous.size * 2.2;
  // It may go on at the head of the next column.
  const indent = previous.x - edges.from - (line.x - edgesAt(line).from);
  const off =
    line.y > previous.y ? Math.min(Math.abs(previous.x - line.x), Math.abs(indent)) : Math.abs(previous.x - line.x);
  const aligned = off < line.size * 6;
  // A short line at the right edge is a date or a number set there, not a full line.
  const long = previous.width > (edges.to - edges.from) / 2 && aligned;
  return filled && long && !beginsParagraph(line.text) && Math.abs(previous.size - line.size) < SAME_SIZE;
}

/** A heading that wraps is one heading, and so are the lines of a title. */
function pushHeading(blocks: Block[], line: PdfRun, level: number, page: number): void {
  const last = blocks.at(-1);
  const isTitle = level === 1 && blocks.findIndex((block) => block.kind === "heading") === blocks.length - 1;
  const begins = beginsParagraph(line.text) && !(isTitle && SUBTITLE.test(line.text));
  const goesOn = last?.kind === "heading" && last.level === level && last.page === page && !begins;
  const join = (text: string) => (text.length > SHORTEST_WRAPPED ? joinLines(text, line.text) : `${text} ${line.text}`);
  if (goesOn && (isTitle || last.text.length > SHORTEST_WRAPPED))
    blocks[blocks.length - 1] = { ...last, text: join(last.text) };
  else blocks.push({ kind: "heading", level, text: line.text, page });
}

/** The row as one line, its cells parted by a full-width blank. */
function lineOf(row: PdfRow): PdfRun {
  const runs = row.cells.flat();
  const [first] = runs;
  const to = Math.max(...runs.map((run) => run.x + run.width));
  const x = first?.x ?? 0;
  return { text: row.cells.map(cellText).join("　"), x, y: runs.at(-1)?.y ?? 0, width: to - x, size: first?.size ?? 0 };
}

/** Without the page numbers above and below a page's text. */
function withoutPageNumbers(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  const isNumber = (row: PlacedRow | undefined) => row !== undefined && PAGE_NUMBER.test(lineOf(row).text);
  return rows.slice(isNumber(rows[0]) ? 1 : 0, isNumber(rows.at(-1)) ? -1 : undefined);
}

function commonSize(runs: readonly PdfRun[]): number {
  const weights = new Map<number, number>();
  for (const run of runs) {
    const size = Math.round(run.size * 2) / 2;
    weights.set(size, (weights.get(size) ?? 0) + run.text.length);
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** A line's own column: between which the lines are set that stand where it begins, on pages of several columns not all. */
function columnEdges(runs: readonly PdfRun[]): (line: PdfRun) => Extent {
  const known = new Map<number, Extent>();
  return (line) => {
    const place = Math.round(line.x / COLUMN_STEP) * COLUMN_STEP;
    const edges =
      known.get(place) ??
      edgesOf(runs.filter((run) => run.x < place + COLUMN_STEP * 2 && run.x + run.width > place + COLUMN_STEP));
    known.set(place, edges);
    return edges;
  };
}

/** Between which the text is set: the places that the outermost twentieth of the lines reach. */
function edgesOf(runs: readonly PdfRun[]): Extent {
  const starts = runs.map((run) => run.x).sort((a, b) => a - b);
  const ends = runs.map((run) => run.x + run.width).sort((a, b) => b - a);
  const index = Math.floor(runs.length / 20);
  return { from: starts[index] ?? 0, to: ends[index] ?? 0 };
}
