import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Block } from "../block.ts";
import { blockOfLine } from "../readers/lines.ts";
import type { Refusal } from "../reasons.ts";
import { imageSize } from "./images.ts";
import { listOf } from "./page-list.ts";
import type { RunTool, ToolResult } from "./run-tool.ts";
import { withTemporaryFolder } from "./temporary-folder.ts";
import { type RecognisedPage, recognisedPage } from "./tesseract-lines.ts";

/** An A4 page at 300 dots per inch, which Tesseract's authors recommend, is this high; larger pages are drawn as large. */
const LONGEST_SIDE = 3508;
const MOST_PIXELS = 40_000_000;
const MOST_PAGES = 100;
/** Below these Tesseract sees letters in a drawing or a photograph. Confidence, 0 to 100. */
const LEAST_CONFIDENCE = 50;
const FEWEST_CHARACTERS = 4;
/** From this, and where there is nothing to read at all, the other direction is not tried: read across, columns look like noise. */
const SURE = 85;
const DRAWING = { seconds: 30, memoryMegabytes: 2048 };
const READING = { seconds: 60, memoryMegabytes: 2048 };

/** Horizontal text on a page of any layout, and one block of vertical text. https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html */
const DIRECTIONS = {
  horizontal: ["-l", "jpn", "--psm", "3"],
  vertical: ["-l", "jpn_vert", "--psm", "5"],
} as const;
type Direction = keyof typeof DIRECTIONS;

type Recognised =
  | {
      readonly kind: "recognised";
      readonly blocks: readonly Block[];
      /** Of the pages with text, 0 to 100. */
      readonly confidence: number;
      /** Pages in which no text was found, or for which there was no time, from 1. */
      readonly unread: readonly number[];
    }
  | { readonly kind: "refused"; readonly reason: Refusal };

export interface Recogniser {
  /** The text of an image, as page 1. */
  readonly image: (bytes: Uint8Array) => Promise<Recognised>;
  /** The text of the pages of a PDF that are images, from 1. */
  readonly pages: (pdf: Uint8Array, pages: readonly number[]) => Promise<Recognised>;
}

export interface RecogniserOptions {
  readonly run: RunTool;
  /** Seconds for all pages of a file; what is left then is unread. */
  readonly seconds?: number;
  /** Milliseconds from any origin. */
  readonly clock?: () => number;
}

/** Reads images of text with Tesseract, horizontally and vertically, one page at a time. Pages are drawn by poppler's pdftoppm. */
export function createRecogniser({
  run,
  seconds = 300,
  clock = () => performance.now(),
}: RecogniserOptions): Recogniser {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: (folder: string) => Promise<Recognised>) => {
    const next = last.then(() => withTemporaryFolder(work));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    image: (bytes) =>
      inTurn(async (folder) => {
        const size = imageSize(bytes);
        if (size !== undefined && size.width * size.height > MOST_PIXELS)
          return refuse("image-too-large", String(MOST_PIXELS / 1_000_000));
        const path = join(folder, "image");
        await writeFile(path, bytes);
        const read = await readPage(run, folder, path, undefined);
        return "reason" in read ? read : summary([{ number: 1, page: read.page }], []);
      }),
    pages: (pdf, pages) =>
      inTurn(async (folder) => {
        await writeFile(join(folder, "document.pdf"), pdf);
        const until = clock() + seconds * 1000;
        const found: NumberedPage[] = [];
        let direction: Direction | undefined;
        for (const number of pages.slice(0, MOST_PAGES)) {
          if (clock() > until) break;
          const drawn = await drawPage(run, folder, number);
          if (typeof drawn !== "string") {
            if (drawn.kind === "missing") return refuse("scanned", listOf(pages));
            continue;
          }
          const read = await readPage(run, folder, drawn, direction);
          if ("reason" in read) {
            if (read.reason.code === "scanned") return refuse("scanned", listOf(pages));
            continue;
          }
          direction = read.page.confidence >= SURE ? read.direction : undefined;
          found.push({ number, page: read.page });
        }
        return summary(found, pages);
      }),
  };
}

interface NumberedPage {
  readonly number: number;
  readonly page: RecognisedPage;
}

function summary(found: readonly NumberedPage[], wanted: readonly number[]): Recognised {
  const readable = found.filter(({ page }) => page.length >= FEWEST_CHARACTERS && page.confidence >= LEAST_CONFIDENCE);
  const length = readable.reduce((sum, { page }) => sum + page.length, 0);
  if (length === 0) return refuse("no-text", "");
  return {
    kind: "recognised",
    blocks: readable.flatMap(({ number, page }) => page.paragraphs.map((text) => blockOfLine(text, number))),
    confidence: readable.reduce((sum, { page }) => sum + page.confidence * page.length, 0) / length,
    unread: wanted.filter((number) => !readable.some((page) => page.number === number)),
  };
}

async function drawPage(run: RunTool, folder: string, number: number): Promise<string | ToolResult> {
  const prefix = join(folder, `page-${number}`);
  const result = await run({
    command: "pdftoppm",
    args: [
      ...["-q", "-gray", "-png", "-scale-to", String(LONGEST_SIDE)],
      ...["-f", String(number), "-l", String(number), "-singlefile", join(folder, "document.pdf"), prefix],
    ],
    folder,
    limits: DRAWING,
  });
  if (result.kind !== "done") return result;
  const drawn = (await readdir(folder)).includes(`page-${number}.png`);
  return drawn ? `${prefix}.png` : { kind: "failed" };
}

type PageRead =
  | { readonly page: RecognisedPage; readonly direction: Direction }
  | Extract<Recognised, { kind: "refused" }>;

/** The direction that the page before had goes first; the other is tried where Tesseract is not sure of it. */
async function readPage(run: RunTool, folder: string, path: string, before: Direction | undefined): Promise<PageRead> {
  const first = before ?? "horizontal";
  const order: readonly Direction[] = [first, first === "horizontal" ? "vertical" : "horizontal"];
  const reads: { readonly page: RecognisedPage; readonly direction: Direction }[] = [];
  for (const direction of order) {
    const args = [path, "-", ...DIRECTIONS[direction], "tsv"];
    const result = await run({ command: "tesseract", args, folder, limits: READING });
    if (result.kind === "missing") return refuse("scanned", "1");
    if (result.kind !== "done") continue;
    const page = recognisedPage(result.output.toString("utf8"));
    reads.push({ page, direction });
    if (page.confidence >= SURE || page.seen < FEWEST_CHARACTERS) break;
  }
  const best = reads.sort((a, b) => b.page.confidence - a.page.confidence)[0];
  if (best !== undefined) return best;
  return (await hasJapanese(run, folder)) ? refuse("damaged", "") : refuse("scanned", "1");
}

/** Tesseract fails alike on a damaged image and without its Japanese data. */
async function hasJapanese(run: RunTool, folder: string): Promise<boolean> {
  const result = await run({ command: "tesseract", args: ["--list-langs"], folder, limits: READING });
  const languages = result.kind === "done" ? result.output.toString("utf8").split(/\s+/u) : [];
  return languages.includes("jpn") && languages.includes("jpn_vert");
}

function refuse(code: Refusal["code"], detail: string): Extract<Recognised, { kind: "refused" }> {
  return { kind: "refused", reason: { code, detail } };
}
