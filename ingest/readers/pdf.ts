import { createRequire } from "node:module";
import { dirname } from "node:path";
import { z } from "zod";
import { type ReadResult, read, refused } from "../block.ts";
import { listOf } from "../convert/page-list.ts";
import { type PdfPage, pdfBlocks } from "./pdf-blocks.ts";
import { withoutRunningLines } from "./pdf-margins.ts";
import { withMarksOnLine } from "./pdf-marks.ts";
import { inReadingOrder } from "./pdf-order.ts";
import { type DrawnItem, uprightItems } from "./pdf-orient.ts";
import { withoutRuby } from "./pdf-ruby.ts";

const ITEM = z.object({
  str: z.string(),
  transform: z.array(z.number()).min(6),
  width: z.number(),
  height: z.number(),
  fontName: z.string().default(""),
});
const CONTENT = z.object({
  items: z.array(z.unknown()),
  styles: z.record(z.string(), z.object({ vertical: z.boolean().optional() })).default({}),
});

/** Characters that stand for none: of private use, of control, and the replacement character. */
const UNTOLD = /[\p{Co}\p{Cc}\ufffd]/gu;
const MOST_UNTOLD = 0.3;

interface LoadedPage {
  getTextContent(): Promise<unknown>;
  cleanup(): unknown;
}
interface LoadedPdf {
  readonly numPages: number;
  getPage(number: number): Promise<LoadedPage>;
}
const LOADED = z.custom<LoadedPdf>((value) => typeof value === "object" && value !== null && "getPage" in value);

export async function readPdf(bytes: Uint8Array): Promise<ReadResult> {
  const { PDFParse } = await import("pdf-parse");
  const parser = new PDFParse({
    // pdf.js takes the buffer over and empties it.
    data: bytes.slice(),
    verbosity: 0,
    ...fontFolders(),
  });
  try {
    const { info } = await parser.getInfo();
    // `getText` gives lines without their places, and Japanese tables and headings are told by places and sizes only.
    const pages = await pagesOf(LOADED.parse(Reflect.get(parser, "doc")));
    const blocks = pdfBlocks(pages);
    const scanned = listOf(pages.filter((page) => page.items.length === 0).map((page) => page.number));
    if (blocks.length === 0 && scanned !== "") return refused("scanned", scanned);
    const warnings = scanned === "" ? [] : [{ code: "scanned-pages" as const, detail: scanned }];
    const heading = blocks.find((block) => block.kind === "heading" && block.level === 1);
    const named = z.object({ Title: z.string().min(1) }).safeParse(info).data?.Title ?? null;
    return read(blocks, { title: heading?.kind === "heading" ? heading.text : usefulTitle(named), warnings });
  } catch (cause) {
    return refused(cause instanceof Error && cause.name === "PasswordException" ? "encrypted" : "damaged");
  } finally {
    await parser.destroy();
  }
}

async function pagesOf(pdf: LoadedPdf): Promise<readonly PdfPage[]> {
  const pages: (readonly DrawnItem[])[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items, styles } = CONTENT.parse(await page.getTextContent());
    const drawn = items.flatMap((raw) => itemOf(raw, (font) => styles[font]?.vertical ?? false));
    pages.push(isGarbled(drawn) ? [] : drawn);
    page.cleanup();
  }
  return withoutRunningLines(pages).map((drawn, index) => ({
    number: index + 1,
    items: withMarksOnLine(inReadingOrder(withoutRuby(uprightItems(drawn)))),
  }));
}

/** A text layer whose font does not tell its characters is none: the page is as good as an image. */
function isGarbled(items: readonly DrawnItem[]): boolean {
  const text = items.map((item) => item.text).join("");
  return (text.match(UNTOLD)?.length ?? 0) > text.length * MOST_UNTOLD;
}

function itemOf(raw: unknown, isVertical: (font: string) => boolean): readonly DrawnItem[] {
  const item = ITEM.safeParse(raw).data;
  if (item === undefined || item.str.trim() === "") return [];
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
  const vertical = isVertical(item.fontName);
  const turns = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
  const width = vertical ? item.height : item.width;
  return [{ text: item.str, x, y, width, size: Math.hypot(a, b) || item.height, turns, vertical }];
}

/** Programs write their own names or file names into the title. */
function usefulTitle(title: string | null): string | null {
  return title === null || /\.\w{2,5}$|^(?:untitled|無題|Microsoft|about:blank)|^<[0-9A-F]+>$/iu.test(title)
    ? null
    : title;
}

/** Character maps for Japanese fonts that a PDF does not carry with it; without them such text is empty. */
function fontFolders(): {
  readonly cMapUrl: string;
  readonly cMapPacked: boolean;
  readonly standardFontDataUrl: string;
} {
  const require = createRequire(import.meta.url);
  const own = createRequire(require.resolve("pdf-parse"));
  const folder = dirname(own.resolve("pdfjs-dist/package.json"));
  return { cMapUrl: `${folder}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${folder}/standard_fonts/` };
}
