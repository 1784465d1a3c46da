import type { PdfItem } from "./pdf-rows.ts";

/** From this share of its pieces drawn above what is there already, a page is drawn in no order of reading. */
const MOST_OUT_OF_ORDER = 0.15;
/** Pages of more pieces are drawings; looking at all pairs of them would take seconds. */
const MOST_ITEMS = 2000;

/**
 * The items in the order in which they are drawn, which is that of reading in what word processors write, columns and cells
 * too; where it is not, as in forms whose title comes last, line by line from the top.
 */
export function inReadingOrder(items: readonly PdfItem[]): readonly PdfItem[] {
  if (items.length > MOST_ITEMS) return items;
  const outOfOrder = items.filter((item, index) => items.slice(0, index).some((before) => isAbove(item, before)));
  return outOfOrder.length <= items.length * MOST_OUT_OF_ORDER ? items : lineByLine(items);
}

/** Whether the item stands over the other in the same column. */
function isAbove(item: PdfItem, other: PdfItem): boolean {
  const overlap = item.x < other.x + other.width - 1 && other.x < item.x + item.width - 1;
  return overlap && item.y > other.y + Math.max(item.size, other.size);
}

function lineByLine(items: readonly PdfItem[]): readonly PdfItem[] {
  const lines: PdfItem[][] = [];
  for (const item of [...items].sort((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && first.y - item.y < Math.min(first.size, item.size) * 0.5)
      line.push(item);
    else lines.push([item]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.x - b.x));
}
