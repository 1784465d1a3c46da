import type { Block, Reading, ReadResult } from "../block.ts";
import type { DocumentReader, OnPages } from "../document-reader.ts";
import { createPictureAlbum } from "../readers/office/pictures.ts";
import type { Refusal, Warning } from "../reasons.ts";
import { type ConvertOffice, isLegacyType } from "./office.ts";
import { listOf, pagesIn } from "./page-list.ts";
import type { Recogniser, Recognition } from "./recognise.ts";

export type Read = (bytes: Uint8Array, name: string) => Promise<ReadResult>;

export interface ConvertingReaderOptions {
  /** The readers, which may be in another process: they say what a file needs by what they refuse. */
  readonly read: Read;
  readonly convert: ConvertOffice;
  readonly recognise: Recogniser;
}

const LONGEST_TITLE = 60;
/** A rule or a stain at the head of a page is read as a sign or two. */
const LETTERS = /\p{L}{4}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u;

/** A PDF of which some pages, from 1, are images. */
interface Scanned {
  readonly bytes: Uint8Array;
  readonly pages: readonly number[];
  readonly onPages: OnPages | undefined;
}

/**
 * Reads what the readers cannot read by themselves, for programs and files of their own are cut off from them: what they
 * refuse as `legacy-office` is converted and given to them again, and what they find to be an image is recognised.
 */
export function createConvertingReader({ read, convert, recognise }: ConvertingReaderOptions): DocumentReader["read"] {
  return async (bytes, name, onPages) => {
    const result = await readConverted(bytes, name);
    if (result.kind === "read") {
      const scanned = result.reading.warnings.find(({ code }) => code === "scanned-pages");
      return scanned === undefined
        ? result
        : withPages(result.reading, { bytes, pages: pagesIn(scanned.detail), onPages });
    }
    if (result.reason.code !== "scanned") return result;
    return isPdf(bytes) ? ofPages({ bytes, pages: pagesIn(result.reason.detail), onPages }) : ofImage(bytes);
  };

  async function readConverted(bytes: Uint8Array, name: string): Promise<ReadResult> {
    const result = await read(bytes, name);
    if (result.kind === "read" || result.reason.code !== "legacy-office") return result;
    const type = result.reason.detail;
    if (!isLegacyType(type)) return result;
    const converted = await convert(bytes, type);
    return converted.kind === "refused" ? converted : read(converted.bytes, `${name}.${converted.type}`);
  }

  async function ofPages({ bytes, pages, onPages }: Scanned): Promise<ReadResult> {
    const recognised = await recognise.pages(bytes, pages, onPages);
    if (recognised.kind === "refused") return recognised;
    const { blocks } = recognised;
    return {
      kind: "read",
      reading: { ...EMPTY, blocks, title: titleOf(blocks), warnings: warningsOf(recognised) },
    };
  }

  async function ofImage(bytes: Uint8Array): Promise<ReadResult> {
    const recognised = await recognise.image(bytes);
    if (recognised.kind === "refused") return recognised;
    const { blocks } = recognised;
    const album = createPictureAlbum();
    album.add(bytes, "");
    const pictures = album.taken().map((picture) => ({ ...picture, after: -1 }));
    return {
      kind: "read",
      reading: { ...EMPTY, blocks, pictures, title: titleOf(blocks), warnings: warningsOf(recognised) },
    };
  }

  /** A document of which some pages are images is still read where these cannot be. */
  async function withPages(reading: Reading, { bytes, pages, onPages }: Scanned): Promise<ReadResult> {
    const recognised = await recognise.pages(bytes, pages, onPages);
    const others = reading.warnings.filter(({ code }) => code !== "scanned-pages");
    if (recognised.kind === "refused") {
      const code = UNREAD[recognised.reason.code];
      const warnings = code === undefined ? reading.warnings : [...others, { code, detail: listOf(pages) }];
      return { kind: "read", reading: { ...reading, warnings } };
    }
    const blocks = [...reading.blocks, ...recognised.blocks].sort((a, b) => (a.page ?? 0) - (b.page ?? 0));
    const warnings = [...others, ...warningsOf(recognised)];
    return { kind: "read", reading: { ...reading, blocks, warnings } };
  }
}

/** What is said of a document's pages that could not be recognised, by the reason; else that Tesseract is not there. */
const UNREAD: Partial<Record<Refusal["code"], Warning["code"]>> = {
  "no-text": "pages-without-text",
  "recognition-too-long": "recognition-unfinished",
};
const EMPTY = { pictures: [], frontMatter: {} } as const;

function warningsOf({ confidence, unread, unfinished }: Recognition): Reading["warnings"] {
  return [
    { code: "recognised-text", detail: String(Math.round(confidence)) },
    ...(unread.length === 0 ? [] : [{ code: "pages-without-text" as const, detail: listOf(unread) }]),
    ...(unfinished.length === 0 ? [] : [{ code: "recognition-unfinished" as const, detail: listOf(unfinished) }]),
  ];
}

function titleOf(blocks: readonly Block[]): string | null {
  const [first] = blocks;
  if (first === undefined || !("text" in first)) return null;
  const isTitle = first.text.length <= LONGEST_TITLE && !first.text.endsWith("。") && LETTERS.test(first.text);
  return isTitle ? first.text : null;
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-", 0, "latin1");
}
