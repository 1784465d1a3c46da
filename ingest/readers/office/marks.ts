import type { Block, Picture, ReadResult } from "../../block.ts";
import type { Label } from "./numbering.ts";
import type { PictureAlbum } from "./pictures.ts";

/** Signs at the very end of Unicode, for private use, which no document holds: they carry labels and pictures through mammoth. */
const OPEN = "\u{10fffa}";
const MIDDLE = "\u{10fffb}";
const CLOSE = "\u{10fffc}";
const PICTURE = "\u{10fffd}";
const LABEL_MARK = new RegExp(`${OPEN}(\\d+)${MIDDLE}([^${CLOSE}]*)${CLOSE}\\s*`, "gu");
const PICTURE_MARK = new RegExp(`${PICTURE}(\\d+)${CLOSE}`, "gu");
/** A label that makes a list item; any other, 第1条 or (1), belongs to the text. */
const ITEM_LABEL = /^(?:[0-9０-９]{1,2}[.．)）]|[①-⑳]|[・●○■□◆◇※–—])$/u;

export const PICTURE_SOURCE = "#picture-";

export function labelMark({ level, text }: Label): string {
  return `${OPEN}${level}${MIDDLE}${text}${CLOSE}`;
}

/** Each image of the album as a sign in the text, where the HTML reader would leave it out. */
export function withPictureMarks(html: string): string {
  return html.replace(/<img[^>]*src="#picture-(\d+)"[^>]*>/gu, (_, number: string) => `${PICTURE}${number}${CLOSE}`);
}

/** Labels as text or list items, and pictures out of the text into their list. */
export function settleMarks(result: ReadResult, album: PictureAlbum): ReadResult {
  if (result.kind === "refused") return result;
  const blocks: Block[] = [];
  const pictures: Picture[] = [];
  const taken = album.taken();
  for (const block of result.reading.blocks) {
    const numbers: number[] = [];
    const without = (text: string) =>
      text.replace(PICTURE_MARK, (_, number: string) => {
        numbers.push(Number(number));
        return "";
      });
    const settled = settle(block, without);
    if (settled !== undefined) blocks.push(settled);
    for (const number of numbers) {
      const picture = taken[number];
      if (picture !== undefined) pictures.push({ ...picture, after: blocks.length - 1 });
    }
  }
  const { title, warnings } = result.reading;
  const more = album.leftOut() === 0 ? [] : [{ code: "pictures-left-out" as const, detail: String(album.leftOut()) }];
  const reading = {
    ...result.reading,
    blocks,
    pictures,
    title: title === null ? null : plain(title),
    warnings: [...warnings, ...more],
  };
  return blocks.length === 0 ? { kind: "refused", reason: { code: "no-text", detail: "" } } : { kind: "read", reading };
}

function settle(block: Block, without: (text: string) => string): Block | undefined {
  if (block.kind === "table") {
    const cell = (text: string) => plain(without(text));
    const rows = block.rows.map((row) => row.map(cell));
    return block.header === undefined ? { ...block, rows } : { ...block, header: block.header.map(cell), rows };
  }
  const marked = labelFirst(without(block.text).trim());
  const text = plain(marked);
  const [, level, label] = new RegExp(`^${LABEL_MARK.source}`, "u").exec(marked) ?? [];
  if (block.kind === "paragraph" && label !== undefined && ITEM_LABEL.test(label)) {
    const rest = plain(marked.slice(labelMark({ level: Number(level), text: label }).length));
    return rest === "" ? undefined : { kind: "item", marker: label, depth: Number(level), text: rest };
  }
  return text === "" ? undefined : { ...block, text };
}

/** The label before all text: where a paragraph's end is deleted, mammoth sets what stood before it in front of the next. */
function labelFirst(text: string): string {
  const label = new RegExp(LABEL_MARK.source, "u").exec(text);
  if (label === null || label.index === 0) return text;
  return `${label[0]}${text.slice(0, label.index)}${text.slice(label.index + label[0].length)}`;
}

function plain(text: string): string {
  return text
    .replace(LABEL_MARK, "$2　")
    .replace(PICTURE_MARK, "")
    .replace(/^[ 　]+|[ 　]+$/gu, "");
}
