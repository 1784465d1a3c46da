import type { PdfItem } from "./pdf-rows.ts";

/** Parts of the size of the text beside it: a mark is at most so large, and raised by so much. */
const LARGEST = 0.75;
const RAISED = { least: 0.15, most: 0.7 };
/** It stands no further off, in font sizes of the text. */
const FARTHEST = 0.3;
const MARK = /^(?<figure>[0-9０-９]{1,3})[)）]?$|^[※注][0-9０-９]{0,2}$|^[＊*†]$/u;
const LATIN = /[A-Za-z0-9]$/u;

/** Marks of notes, which stand above the line, on the line of their text: 職員[1]は, and [1] before the note itself. */
export function withMarksOnLine(items: readonly PdfItem[]): readonly PdfItem[] {
  return items.map((item, at) => {
    const text = item.text.trim();
    if (!MARK.test(text)) return item;
    const [before, after] = [items[at - 1], items[at + 1]];
    if (before !== undefined && isRaised(item, before) && isBeside(before, item, before.size)) {
      // m² is no note.
      return { ...item, y: before.y, size: before.size, text: LATIN.test(before.text) ? text : bracketed(text) };
    }
    if (after !== undefined && isRaised(item, after) && isBeside(item, after, after.size)) {
      return { ...item, y: after.y, size: after.size, text: `${bracketed(text)} ` };
    }
    return item;
  });
}

function isRaised(mark: PdfItem, text: PdfItem): boolean {
  const raised = mark.y - text.y;
  return mark.size <= text.size * LARGEST && raised >= text.size * RAISED.least && raised <= text.size * RAISED.most;
}

function isBeside(left: PdfItem, right: PdfItem, size: number): boolean {
  return Math.abs(right.x - (left.x + left.width)) <= size * FARTHEST;
}

function bracketed(mark: string): string {
  const figure = MARK.exec(mark)?.groups?.figure;
  return figure === undefined ? mark : `[${figure.normalize("NFKC")}]`;
}
