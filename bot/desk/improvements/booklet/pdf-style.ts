/** A piece of a document, as pdfmake describes them. */
export type Content = Readonly<Record<string, unknown>>;

export const ACCENT = "#17566b";
export const QUIET = "#566066";
export const LINE = "#c4c7c0";
export const SOFT = "#e2eef1";

/** Millimetres as the points of PDF. */
export const MM = 72 / 25.4;

const UNPRINTABLE = /(?![©®™〰〽㊗㊙\d#*])(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Cc}|\u200d|\ufe0f)/gu;

/** What the font has no glyph for: pictures such as emoji are left out, kanji beyond it have the printers' 〓 in their place. */
export function printable(text: string): string {
  return text
    .replaceAll(UNPRINTABLE, "")
    .replaceAll("𠮷", "吉")
    .replaceAll(/(?=[\u{20000}-\u{3ffff}])./gu, "〓");
}

/** A heading that begins a page and stands in the contents. */
export function chapterHeading(text: string): readonly Content[] {
  const inContents = { tocItem: true, tocStyle: { bold: true }, tocMargin: [0, 8, 0, 2] } satisfies Partial<Content>;
  return [{ text, style: "heading", pageBreak: "before", ...inContents }, rule(1.5)];
}

function rule(width: number): Content {
  return { canvas: [{ type: "line", x1: 0, y1: 0, x2: 170 * MM, y2: 0, lineWidth: width, lineColor: ACCENT }] };
}
