import type { PdfItem } from "./pdf-rows.ts";

/** A piece of text as the page draws it. */
export interface DrawnItem extends PdfItem {
  /** Quarter turns to the left that its baseline makes with the page's, 0 to 3. */
  readonly turns: number;
  /** Set by a font for vertical writing: it goes down from its place, and `width` is how far. */
  readonly vertical: boolean;
}

/** From this share of its characters on a page is vertical. */
const VERTICAL_SHARE = 0.6;
/** From one character to the next below it, in font sizes. */
const NEAREST_BELOW = 0.75;
const FURTHEST_BELOW = 1.7;
/** In a form the characters of a label may stand far apart. */
const FURTHEST_IN_LABEL = 4;
/** Quarter turns of Latin words and figures that lie in a column. */
const CLOCKWISE = 3;
/** Part of the font size above the baseline. */
const ASCENT = 0.88;
const LETTER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー（）「」、。・]$/u;
const PAGE_NUMBER = /^[-‐–—―－ー\s]*[0-9０-９]{1,4}[-‐–—―－ー\s]*$/u;

/**
 * The items as if the page were turned so that its lines run from left to right and follow from top to bottom: pages that are
 * set sideways are turned, and on pages of vertical text each column, from the right, becomes a line.
 */
export function uprightItems(drawn: readonly DrawnItem[]): readonly PdfItem[] {
  const turned = turnedItems(drawn);
  const within = columnHeights(turned);
  if (within === undefined) return labelsJoined(turned);
  // A page number stands across, above or below the columns; within them a number is the text's.
  return turned.filter((item) => item.vertical || !PAGE_NUMBER.test(item.text) || within(item)).map(laidDown);
}

/** On a page of vertical text, whether an item stands at the height of its columns; undefined for any other page. */
export function columnHeights(items: readonly DrawnItem[]): ((item: PdfItem) => boolean) | undefined {
  const total = items.reduce((sum, { text }) => sum + text.length, 0);
  const down = items.filter((_, index) => goesDown(items, index));
  const downTotal = down.reduce((sum, { text }) => sum + text.length, 0);
  if (total === 0 || downTotal < total * VERTICAL_SHARE) return undefined;
  const heights = down.map(({ y }) => y);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  return ({ y, size }) => y > low - size && y < high + size;
}

/** The items as if the page were turned so that most of its text stands upright. */
function turnedItems(drawn: readonly DrawnItem[]): readonly DrawnItem[] {
  const turns = usualTurns(drawn);
  return drawn.map((item) => ({ ...item, ...turnedBack(item, turns), turns: (item.turns - turns + 4) % 4 }));
}

function usualTurns(drawn: readonly DrawnItem[]): number {
  const weights = [0, 0, 0, 0];
  for (const { turns, text } of drawn) weights[turns] = (weights[turns] ?? 0) + text.length;
  return weights.indexOf(Math.max(...weights));
}

function turnedBack({ x, y }: DrawnItem, turns: number): { readonly x: number; readonly y: number } {
  if (turns === 1) return { x: y, y: -x };
  if (turns === 2) return { x: -x, y: -y };
  return turns === 3 ? { x: -y, y: x } : { x, y };
}

/** Whether the item is vertical by its font, or one of several single characters of which each stands below the one before. */
function goesDown(items: readonly DrawnItem[], index: number): boolean {
  const item = items[index];
  const next = items[index + 1];
  const before = items[index - 1];
  if (item === undefined) return false;
  if (item.vertical) return true;
  const single = [...item.text].length === 1;
  return single && ((next !== undefined && isBelow(item, next)) || (before !== undefined && isBelow(before, item)));
}

function isBelow(upper: PdfItem, lower: PdfItem, furthest: number = FURTHEST_BELOW): boolean {
  const size = Math.max(upper.size, lower.size);
  const drop = (upper.y - lower.y) / size;
  const aligned = Math.abs(upper.x + upper.width / 2 - (lower.x + lower.width / 2)) < size * 0.35;
  return aligned && drop > NEAREST_BELOW && drop < furthest;
}

/** The item of a column as one of a line: down becomes rightwards, and further left becomes further down. */
function laidDown({ text, x, y, width, size, vertical, turns }: DrawnItem): PdfItem {
  const lies = vertical || turns === CLOCKWISE;
  // What stands upright in a column, figures side by side too, has its baseline near its lower edge.
  return lies
    ? { text, x: -y, y: x, width, size }
    : { text, x: -(y + size * ASCENT), y: x + (width - size) / 2, width: size, size };
}

/** On a page of horizontal text: characters set one below the other, as in the head of a form, are one label. */
function labelsJoined(items: readonly DrawnItem[]): readonly PdfItem[] {
  const joined: { item: PdfItem; last: PdfItem | undefined }[] = [];
  for (const [index, item] of items.entries()) {
    const label = joined.at(-1);
    const letter = LETTER.test(item.text) && standsAlone(items, index);
    if (label?.last !== undefined && letter && isBelow(label.last, item, FURTHEST_IN_LABEL)) {
      joined[joined.length - 1] = { item: { ...label.item, text: label.item.text + item.text }, last: item };
    } else joined.push({ item, last: letter ? item : undefined });
  }
  return joined.map(({ item }) => item);
}

/** Whether no other text adjoins on its line: some programs draw every character by itself. */
function standsAlone(items: readonly DrawnItem[], index: number): boolean {
  const item = items[index];
  return [items[index - 1], items[index + 1]].every((other) => {
    if (item === undefined || other === undefined || Math.abs(other.y - item.y) > item.size * 0.35) return true;
    const [left, right] = other.x < item.x ? [other, item] : [item, other];
    return right.x - (left.x + left.width) > item.size;
  });
}
