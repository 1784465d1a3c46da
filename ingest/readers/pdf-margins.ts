import { beginsParagraph } from "./lines.ts";
import { columnHeights, type DrawnItem } from "./pdf-orient.ts";

/** Lines of a page's header or footer. */
const MARGIN_LINES = 3;
/** The same line of two pages lies within this many points. */
const SAME_PLACE = 3;
/** Left and right pages may have headers of their own: a line runs on that comes back on so many pages, or on most. */
const FEWEST_PAGES = 3;

interface PageLine {
  readonly page: number;
  readonly y: number;
  readonly text: string;
  readonly items: readonly DrawnItem[];
  /** Whether it may be a header or a footer: the first characters of vertical columns make no line. */
  readonly across: boolean;
}

/**
 * Pages without the lines at their upper and lower edges that stand in the same place on other pages. Before rows are told: a
 * header's pieces would be taken for cells beside the text below them.
 */
export function withoutRunningLines(pages: readonly (readonly DrawnItem[])[]): readonly (readonly DrawnItem[])[] {
  const lines = pages.map(linesOf);
  const inBody = new Set(lines.flatMap((own) => own.slice(MARGIN_LINES, -MARGIN_LINES)).map(({ text }) => text));
  const runs = (line: PageLine) => {
    // The names of a table's columns come back on each page as well.
    if (!line.across || (line.items.length > 1 && inBody.has(line.text))) return false;
    const count = lines.filter((others) => edgesOf(others).some((other) => isSame(line, other))).length;
    return count > 1 && (count >= FEWEST_PAGES || count > pages.length / 2);
  };
  return pages.map((items, page) => {
    const own = lines[page] ?? [];
    const running = [...outermost(own, runs), ...outermost(own.toReversed(), runs)];
    const gone = new Set(running.flatMap((line) => line.items));
    return gone.size === items.length ? items : items.filter((item) => !gone.has(item));
  });
}

function outermost(lines: readonly PageLine[], runs: (line: PageLine) => boolean): readonly PageLine[] {
  const edge = lines.slice(0, MARGIN_LINES);
  const end = edge.findIndex((line) => !runs(line));
  return end === -1 ? edge : edge.slice(0, end);
}

function edgesOf(lines: readonly PageLine[]): readonly PageLine[] {
  return [...lines.slice(0, MARGIN_LINES), ...lines.slice(-MARGIN_LINES)];
}

/** The same but for page numbers, which grow with the pages; a line that begins a paragraph has a number of its own. */
function isSame(one: PageLine, other: PageLine): boolean {
  if (!other.across || Math.abs(one.y - other.y) > SAME_PLACE) return false;
  if (one.text === other.text) return true;
  if (masked(one.text) !== masked(other.text) || beginsParagraph(one.text)) return false;
  const numbers = figuresIn(other.text);
  return figuresIn(one.text).every((figure, at) => {
    const grown = (numbers[at] ?? 0) - figure;
    return grown === 0 || grown === other.page - one.page;
  });
}

function masked(text: string): string {
  return text.replace(/[0-9０-９]+/gu, "#");
}

function figuresIn(text: string): readonly number[] {
  return [...text.normalize("NFKC").matchAll(/[0-9]+/gu)].map(([figure]) => Number(figure));
}

/** From the top. */
function linesOf(items: readonly DrawnItem[], page: number): readonly PageLine[] {
  const within = columnHeights(items);
  const lines: DrawnItem[][] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    if (line?.[0] !== undefined && line[0].y - item.y < 1) line.push(item);
    else lines.push([item]);
  }
  return lines.map((line) => ({
    page,
    y: line[0]?.y ?? 0,
    text: line
      .toSorted((a, b) => a.x - b.x)
      .map((item) => item.text.trim())
      .join(""),
    items: line,
    across: !line.some((item) => within?.(item)),
  }));
}
