import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openLibrary } from "../../corpus/open.ts";
import { percentile } from "../../evals/metrics/percentile.ts";
import { createRandom } from "../../evals/metrics/random.ts";
import { openReader } from "../../ingest/convert/open-reader.ts";
import { createFolderOriginals } from "../../ingest/originals/folder-originals.ts";
import { ingestPaths } from "../../ingest/pipeline.ts";
import type { FileReport } from "../../ingest/report.ts";
import { createAssistant } from "../assistant.ts";
import { takeInSamples } from "../samples.ts";
import { temporaryFolder } from "../testing/product.ts";
import { archiveBombs } from "./bombs/archive-bombs.ts";
import type { DrillFile } from "./bombs/drill-file.ts";
import { type Meanwhile, meanwhile } from "./bombs/meanwhile.ts";
import { mutated } from "./bombs/mutate.ts";
import { officeBombs } from "./bombs/office-bombs.ts";
import { otherBombs } from "./bombs/other-bombs.ts";
import { sharedDocuments } from "./bombs/shared-documents.ts";
import { tally } from "./bombs/tally.ts";
import type { Measurement } from "./drill.ts";
import type { Stage } from "./stage.ts";
import { exactly, type Figure } from "./verdict.ts";

const SAMPLES = fileURLToPath(new URL("../../corpus/samples/documents/", import.meta.url));
const MUTATED = { short: 100, full: 1_000 } as const;
const SEED = 20_261_125;
const ANSWERED_MS = 300;
const GROWTH_MB = 100;
/** The limit of one file, and what ending a process and a busy machine add. */
const FILE_MS = 33_000;

/** Takes in files that are made to do harm, and damaged ones, in the process that answers meanwhile. */
export const bombs: Measurement = {
  shows: "bombs and damaged files are taken in or refused, and questions are answered meanwhile",
  run: async (stage, size) => {
    const folder = await temporaryFolder();
    try {
      await writeFiles(join(folder, "bombs"), [...archiveBombs(), ...officeBombs(), ...otherBombs()]);
      await writeFiles(join(folder, "mutated"), mutated(await sampleFiles(), MUTATED[size], createRandom(SEED)));
      const shared = size === "full" ? sharedDocuments() : undefined;
      if (size === "full" && shared === undefined) stage.say("  ../shared/documents is absent: it is not taken in.");
      return await takeIn(stage, folder, shared);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function takeIn(stage: Stage, folder: string, shared: string | undefined): Promise<readonly Figure[]> {
  const dataFolder = join(folder, "data");
  const library = await openLibrary({ folder: dataFolder, mode: "write" });
  const reader = openReader();
  const assistant = await createAssistant(library, { dataFolder, llm: null, embeddingModel: null }, stage.say);
  const originals = createFolderOriginals(join(dataFolder, "originals"));
  const ingest = (name: string, path: string) => {
    const onProgress = (done: number, total: number) => stage.onProgress(name, done, total);
    return ingestPaths({ library, reader, originals, paths: [path], sample: false, onProgress });
  };
  try {
    await takeInSamples(library, dataFolder, { reader, originals, onProgress: () => undefined });
    const { result, meanwhile: kept } = await meanwhile(assistant, async () => ({
      bombs: await ingest("Bombs", join(folder, "bombs")),
      mutated: await ingest("Damaged files", join(folder, "mutated")),
    }));
    const reports = { ...result, shared: shared === undefined ? [] : await ingest("Shared documents", shared) };
    for (const [name, taken] of Object.entries(reports)) for (const line of tally(name, taken)) stage.say(`  ${line}`);
    return [...fileFigures(result.bombs, [...reports.mutated, ...reports.shared]), ...meanwhileFigures(kept)];
  } finally {
    await assistant.close();
    await reader.close();
    await library.close();
  }
}

function fileFigures(bombs: readonly FileReport[], others: readonly FileReport[]): readonly Figure[] {
  const longest = Math.max(...[...bombs, ...others].map(({ ms }) => ms));
  return [
    exactly("bombs not refused", bombs.filter(({ status }) => status !== "refused").length, 0),
    { name: "other files taken in", value: others.filter(({ status }) => status !== "refused").length },
    { name: "other files refused", value: others.filter(({ status }) => status === "refused").length },
    { name: "longest file", value: longest, unit: "ms", most: FILE_MS },
  ];
}

function meanwhileFigures({ answers, unanswered, growth }: Meanwhile): readonly Figure[] {
  return [
    { name: "questions meanwhile", value: answers.length, least: 20 },
    { name: "answered with nothing", value: unanswered },
    { name: "answer p50", value: percentile(answers, 0.5), unit: "ms" },
    { name: "answer p95", value: percentile(answers, 0.95), unit: "ms", most: ANSWERED_MS },
    { name: "answer max", value: Math.max(...answers), unit: "ms" },
    { name: "growth of the process, MB", value: growth / 1024 / 1024, most: GROWTH_MB },
  ];
}

async function writeFiles(folder: string, files: readonly DrillFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
}

async function sampleFiles(): Promise<readonly DrillFile[]> {
  const entries = await readdir(SAMPLES, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(paths.toSorted().map(async (name) => ({ name, bytes: await readFile(name) })));
}
