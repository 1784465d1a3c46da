import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Block } from "../block.ts";
import type { OnPages } from "../document-reader.ts";
import { createPlaces } from "../isolation/places.ts";
import { blockOfLine } from "../readers/lines.ts";
import type { Refusal } from "../reasons.ts";
import { imageSize } from "./images.ts";
import { listOf } from "./page-list.ts";
import type { RunTool } from "./run-tool.ts";
import { withTemporaryFolder } from "./temporary-folder.ts";
import { type RecognisedPage, recognisedPage } from "./tesseract-lines.ts";

/** An A4 page at 300 dots per inch, which Tesseract's authors recommend, is this high; larger pages are drawn as large. */
const LONGEST_SIDE = 3508;
const MOST_PIXELS = 40_000_000;
/** Below these Tesseract sees letters in a drawing or a photograph. Confidence, 0 to 100. */
const LEAST_CONFIDENCE = 50;
const FEWEST_CHARACTERS = 4;
/** From this, and where there is nothing to read at all, the other direction is not tried: read across, columns look like noise. */
const SURE = 85;
const MEMORY_MEGABYTES = 2048;

/** Horizontal text on a page of any layout, and one block of vertical text. https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html */
const DIRECTIONS = {
  horizontal: ["-l", "jpn", "--psm", "3"],
  vertical: ["-l", "jpn_vert", "--psm", "5"],
} as const;
type Direction = keyof typeof DIRECTIONS;

export interface Recognition {
  readonly kind: "recognised";
  readonly blocks: readonly Block[];
  /** Of the pages with text, 0 to 100. */
  readonly confidence: number;
  /** Pages in which no text was found, from 1. */
  readonly unread: readonly number[];
  /** Pages for which there was no time, from 1. */
  readonly unfinished: readonly number[];
}

type Recognised = Recognition | { readonly kind: "refused"; readonly reason: Refusal };

export interface Recogniser {
  /** The text of an image, as page 1. */
  readonly image: (bytes: Uint8Array) => Promise<Recognised>;
  /** The text of the pages of a PDF that are images, from 1. */
  readonly pages: (pdf: Uint8Array, pages: readonly number[], onPages?: OnPages) => Promise<Recognised>;
}

export interface RecogniserOptions {
  readonly run: RunTool;
  /** Seconds for all pages of a file, from when its turn comes; what is left then is told. */
  readonly seconds: number;
  /** Milliseconds from any origin. */
  readonly clock?: () => number;
}

/** Reads images of text with Tesseract, horizontally and vertically, two files at a time. Pages are drawn by poppler's pdftoppm. */
export function createRecogniser({ run, seconds, clock = () => performance.now() }: RecogniserOptions): Recogniser {
  // As many as the readers work on at once: who waits for another file's pages has less time for its own.
  const places = createPlaces(2);
  const inTurn = (work: (folder: string) => Promise<Recognised>) => places.use(() => withTemporaryFolder(work));
  return {
    image: (bytes) =>
      inTurn(async (folder) => {
        const size = imageSize(bytes);
        if (size !== undefined && size.width * size.height > MOST_PIXELS)
          return refuse("image-too-large", String(MOST_PIXELS / 1_000_000));
        const path = join(folder, "image");
        await writeFile(path, bytes);
        const left = secondsLeft(clock, seconds);
        const read = await readPage({ run, folder, left }, path, undefined);
        if ("page" in read) return summary([{ number: 1, page: read.page }], [], []);
        return read.kind === "late" ? refuse("recognition-too-long", String(seconds)) : read;
      }),
    pages: (pdf, pages, onPages = () => undefined) =>
      inTurn(async (folder) => {
        await writeFile(join(folder, "document.pdf"), pdf);
        const left = secondsLeft(clock, seconds);
        const work = { run, folder, left };
        const found: NumberedPage[] = [];
        let direction: Direction | undefined;
        for (const [index, number] of pages.entries()) {
          await onPages(index, pages.length);
          const read = left() <= 0 ? LATE : await drawAndRead(work, number, direction);
          if (read.kind === "refused" && read.reason.code === "scanned") return refuse("scanned", listOf(pages));
          if (read.kind === "late") {
            if (found.length === 0) return refuse("recognition-too-long", String(seconds));
            return summary(found, pages.slice(0, index), pages.slice(index));
          }
          if (read.kind !== "page") continue;
          direction = read.page.confidence >= SURE ? read.direction : undefined;
          found.push({ number, page: read.page });
        }
        await onPages(pages.length, pages.length);
        return summary(found, pages, []);
      }),
  };
}

interface NumberedPage {
  readonly number: number;
  readonly page: RecognisedPage;
}

/** One file's work, and the seconds that it may still take. */
interface Work {
  readonly run: RunTool;
  readonly folder: string;
  readonly left: () => number;
}

function secondsLeft(clock: () => number, seconds: number): () => number {
  const until = clock() + seconds * 1000;
  return () => Math.ceil((until - clock()) / 1000);
}

function summary(found: readonly NumberedPage[], wanted: readonly number[], unfinished: readonly number[]): Recognised {
  const readable = found.filter(({ page }) => page.length >= FEWEST_CHARACTERS && page.confidence >= LEAST_CONFIDENCE);
  const length = readable.reduce((sum, { page }) => sum + page.length, 0);
  if (length === 0) return refuse("no-text", "");
  return {
    kind: "recognised",
    blocks: readable.flatMap(({ number, page }) => page.paragraphs.map((text) => blockOfLine(text, number))),
    confidence: readable.reduce((sum, { page }) => sum + page.confidence * page.length, 0) / length,
    unread: wanted.filter((number) => !readable.some((page) => page.number === number)),
    unfinished,
  };
}

type PageRead =
  | { readonly kind: "page"; readonly page: RecognisedPage; readonly direction: Direction }
  | { readonly kind: "late" }
  | Extract<Recognised, { kind: "refused" }>;

const LATE = { kind: "late" } as const;

async function drawAndRead(work: Work, number: number, before: Direction | undefined): Promise<PageRead> {
  const { run, folder, left } = work;
  const prefix = join(folder, `page-${number}`);
  const result = await run({
    command: "pdftoppm",
    args: [
      ...["-q", "-gray", "-png", "-scale-to", String(LONGEST_SIDE)],
      ...["-f", String(number), "-l", String(number), "-singlefile", join(folder, "document.pdf"), prefix],
    ],
    folder,
    limits: { seconds: left(), memoryMegabytes: MEMORY_MEGABYTES },
  });
  if (result.kind === "missing") return refuse("scanned", String(number));
  if (result.kind === "too-long") return LATE;
  const drawn = (await readdir(folder)).includes(`page-${number}.png`);
  return drawn ? readPage(work, `${prefix}.png`, before) : refuse("damaged", "");
}

/** The direction that the page before had goes first; the other is tried where Tesseract is not sure of it. */
async function readPage({ run, folder, left }: Work, path: string, before: Direction | undefined): Promise<PageRead> {
  const first = before ?? "horizontal";
  const order: readonly Direction[] = [first, first === "horizontal" ? "vertical" : "horizontal"];
  const reads: Extract<PageRead, { kind: "page" }>[] = [];
  let isLate = false;
  for (const direction of order) {
    isLate ||= left() <= 0;
    if (isLate) break;
    const args = [path, "-", ...DIRECTIONS[direction], "tsv"];
    const limits = { seconds: left(), memoryMegabytes: MEMORY_MEGABYTES };
    const result = await run({ command: "tesseract", args, folder, limits });
    if (result.kind === "missing") return refuse("scanned", "1");
    if (result.kind === "too-long") isLate = true;
    if (result.kind !== "done") continue;
    const page = recognisedPage(result.output.toString("utf8"));
    reads.push({ kind: "page", page, direction });
    if (page.confidence >= SURE || page.seen < FEWEST_CHARACTERS) break;
  }
  const best = reads.sort((a, b) => b.page.confidence - a.page.confidence)[0];
  if (best !== undefined) return best;
  if (isLate) return LATE;
  return (await hasJapanese(run, folder)) ? refuse("damaged", "") : refuse("scanned", "1");
}

/** Tesseract fails alike on a damaged image and without its Japanese data. */
async function hasJapanese(run: RunTool, folder: string): Promise<boolean> {
  const limits = { seconds: 5, memoryMegabytes: MEMORY_MEGABYTES };
  const result = await run({ command: "tesseract", args: ["--list-langs"], folder, limits });
  const languages = result.kind === "done" ? result.output.toString("utf8").split(/\s+/u) : [];
  return languages.includes("jpn") && languages.includes("jpn_vert");
}

function refuse(code: Refusal["code"], detail: string): Extract<Recognised, { kind: "refused" }> {
  return { kind: "refused", reason: { code, detail } };
}
