import { beginsParagraph } from "./lines.ts";
import type { PdfRow, PdfRun } from "./pdf-rows.ts";

/** Lines of the first page among which its title stands. */
const HEAD = 12;
const LONGEST = 60;
/** How far a line in the middle may stand off it, and must stay off both edges, in font sizes. */
const OFF_CENTER = 1.5;
const OFF_EDGES = 3;
/** Dates, numbers, addressees and senders of a letter, and what opens its list. */
const NO_TITLE =
  /(?:年[^。]{1,8}月[^。]{0,8}|第[0-9０-９]+号|様|殿|御中|各位|[部課局室]?長)$|[。、：:]$|^(?:記|目次|以\s*上|（案）|[（(].*[）)])$/u;

/**
 * The line that names the document where none is set larger than the text: the first in the middle of the first page's head, as
 * letters and 要綱 have it.
 */
export function titleInMiddle(rows: readonly PdfRow[]): PdfRun | undefined {
  const runs = rows.flatMap(({ cells }) => cells.flat());
  const from = Math.min(...runs.map(({ x }) => x));
  const to = Math.max(...runs.map(({ x, width }) => x + width));
  const alone = rows.slice(0, HEAD).flatMap(({ cells: [cell = [], ...others] }) => (others.length === 0 ? cell : []));
  return alone.find((line) => {
    const [left, right] = [line.x - from, to - (line.x + line.width)];
    const centered = Math.abs(left - right) <= line.size * OFF_CENTER && Math.min(left, right) >= line.size * OFF_EDGES;
    const { text } = line;
    return centered && text.length > 2 && text.length <= LONGEST && !NO_TITLE.test(text) && !beginsParagraph(text);
  });
}
