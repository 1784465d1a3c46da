import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { NewPassage, NewRevision } from "../../corpus/library.ts";
import { openLibrary } from "../../corpus/open.ts";
import { indexWithFts5 } from "../../corpus/store/testing/full-text-baseline.ts";
import { createReaderPool } from "../../ingest/isolation/reader-pool.ts";
import { temporaryFolder } from "../testing/product.ts";
import type { Measurement } from "./drill.ts";
import type { Stage } from "./stage.ts";
import { plainPdf } from "./throughput/plain-pdf.ts";
import { residentFamily } from "./throughput/resident-family.ts";
import { revisionsOf, samplePassages } from "./throughput/sample-passages.ts";
import type { Figure } from "./verdict.ts";

const SIZES = {
  short: { files: 8, pages: 10, passages: 4_000 },
  full: { files: 20, pages: 40, passages: 100_000 },
} as const;
/** Bounds hold for the full size: starting processes is most of the short one. */
const LEAST = { pagesPerSecond: 30, passagesPerSecond: 1_000 };
const MOST_RESIDENT_MB = 1_500;
const CHARACTERS_PER_PAGE = 900;
const REVISIONS_AT_ONCE = 8;
const LOOK_MS = 50;

/** How fast files are read and passages indexed, beside the plainest tools there are, one after the other in the same run. */
export const throughput: Measurement = {
  shows: "pages read and passages indexed a second, beside pdftotext and SQLite's FTS5",
  run: async (stage, size) => {
    const folder = await temporaryFolder();
    try {
      const samples = await samplePassages();
      const pages = await readPages(stage, folder, samples, size);
      return [
        { name: "cores", value: availableParallelism() },
        ...pages,
        ...(await indexPassages(stage, folder, samples, size)),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

type Size = keyof typeof SIZES;

async function readPages(
  stage: Stage,
  folder: string,
  samples: readonly NewPassage[],
  size: Size,
): Promise<readonly Figure[]> {
  const { files, pages } = SIZES[size];
  const text = samples.map((passage) => passage.text).join("\n");
  await mkdir(join(folder, "pdf"));
  const written: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  for (let file = 0; file < files; file += 1) {
    stage.onProgress("Writing PDF files", file, files);
    const page = (at: number) => {
      const start = ((file * pages + at) * CHARACTERS_PER_PAGE) % (text.length - CHARACTERS_PER_PAGE);
      return text.slice(start, start + CHARACTERS_PER_PAGE);
    };
    const bytes = await plainPdf(Array.from({ length: pages }, (_, at) => page(at)));
    const path = join(folder, "pdf", `${file}.pdf`);
    await writeFile(path, bytes);
    written.push({ path, bytes });
  }
  stage.onProgress("Reading PDF files", 0, 1);
  const reader = createReaderPool();
  const start = performance.now();
  const results = await Promise.all(written.map(({ path, bytes }) => reader.read(bytes, path)));
  const ours = performance.now() - start;
  await reader.close();
  const theirs = await withPdftotext(written.map(({ path }) => path));
  const perSecond = (ms: number) => (files * pages) / (ms / 1_000);
  return [
    { name: "PDF pages", value: files * pages },
    { name: "files that could not be read", value: results.filter(({ kind }) => kind === "refused").length, most: 0 },
    { name: "pages a second", value: perSecond(ours), ...(size === "full" ? { least: LEAST.pagesPerSecond } : {}) },
    ...(theirs === undefined ? [] : [{ name: "pages a second with pdftotext", value: perSecond(theirs) }]),
  ];
}

/** Two at a time, as the reader pool works. @returns milliseconds; undefined where it is not installed */
async function withPdftotext(paths: readonly string[]): Promise<number | undefined> {
  const run = promisify(execFile);
  const start = performance.now();
  const rest = paths.values();
  const worker = async () => {
    for (const path of rest) await run("pdftotext", ["-layout", path, "-"], { maxBuffer: 64 * 1024 * 1024 });
  };
  try {
    await Promise.all([worker(), worker()]);
    return performance.now() - start;
  } catch {
    return undefined;
  }
}

async function indexPassages(
  stage: Stage,
  folder: string,
  samples: readonly NewPassage[],
  size: Size,
): Promise<readonly Figure[]> {
  const { passages: total } = SIZES[size];
  const library = await openLibrary({ folder: join(folder, "data"), mode: "write" });
  let [done, resident, ms] = [0, 0, 0];
  const look = setInterval(async () => {
    resident = Math.max(resident, await residentFamily());
  }, LOOK_MS);
  const add = async (batch: readonly NewRevision[]) => {
    const start = performance.now();
    await library.add(batch);
    ms += performance.now() - start;
    done += batch.reduce((sum, { passages }) => sum + passages.length, 0);
    stage.onProgress("Indexing", done, total);
  };
  let batch: NewRevision[] = [];
  const texts: string[] = [];
  for (const revision of revisionsOf(samples, total)) {
    batch.push(revision);
    texts.push(...revision.passages.map(({ text }) => text));
    if (batch.length < REVISIONS_AT_ONCE) continue;
    await add(batch);
    batch = [];
  }
  await add(batch);
  const start = performance.now();
  await library.optimise();
  ms += performance.now() - start;
  clearInterval(look);
  await library.close();
  const theirs = indexWithFts5(join(folder, "fts5.sqlite"), texts);
  const bounds = size === "full";
  return [
    { name: "passages", value: done, least: total },
    {
      ...{ name: "passages indexed a second", value: done / (ms / 1_000) },
      ...(bounds ? { least: LEAST.passagesPerSecond } : {}),
    },
    { name: "passages indexed a second with FTS5, trigrams", value: done / (theirs / 1_000) },
    {
      ...{ name: "resident memory at most, with that of its processes, MB", value: resident / 1024 / 1024 },
      ...(bounds ? { most: MOST_RESIDENT_MB } : {}),
    },
  ];
}
