import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type OpenLibrary, openLibrary } from "../../../corpus/open.ts";
import { openAmendments } from "../../../corpus/store/amendments.ts";
import { type IngestJobs, openIngestJobs } from "../../../corpus/store/ingest-jobs.ts";
import { openPictures } from "../../../corpus/store/pictures.ts";
import { createReaderPool } from "../../../ingest/isolation/reader-pool.ts";
import { createRecovery } from "../../../ingest/jobs/create-recovery.ts";
import { createJobWorker, type JobWorker } from "../../../ingest/jobs/create-worker.ts";
import { MANIFEST_NAME, parseManifest } from "../../../ingest/manifest.ts";
import { createFolderOriginals } from "../../../ingest/originals/folder-originals.ts";
import type { Originals } from "../../../ingest/originals/originals.ts";

const SAMPLES = fileURLToPath(new URL("../../../corpus/samples/documents/", import.meta.url));

/** A data folder that is open for taking in. */
export interface Office {
  readonly library: OpenLibrary;
  readonly jobs: IngestJobs;
  readonly originals: Originals;
  /** What was said of damage and of a full disk. */
  readonly said: readonly string[];
  work(): JobWorker;
  /** Resolves once the file is accepted. */
  accept(file: SampleFile, round: number): Promise<void>;
  close(): Promise<void>;
}

export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly row: Readonly<Record<string, string>>;
}

export async function openOffice(folder: string): Promise<Office> {
  const said: string[] = [];
  const log = (line: string) => void said.push(line);
  const reader = createReaderPool();
  const originals = createFolderOriginals(join(folder, "originals"));
  const recovery = createRecovery({ reader, originals, log });
  const library = await openLibrary({ folder, mode: "write", recovery });
  const jobs = await openIngestJobs(library.store);
  const amendments = await openAmendments(library.store);
  const pictures = await openPictures(library.store);
  const working: JobWorker[] = [];
  return {
    ...{ library, jobs, originals, said },
    work: () => {
      const worker = createJobWorker({
        ...{ library, jobs, originals, amendments, pictures, reader, log, newId: randomUUID, worker: randomUUID() },
        ...{ clock: () => new Date(), today: () => "2026-11-25", foreignChanges: library.store.foreignChanges },
      });
      working.push(worker);
      return worker;
    },
    accept: async ({ name, bytes, row }, round) => {
      await jobs.add([
        {
          ...{ id: randomUUID(), batch: `round ${round}`, file: name, bytes: bytes.length, by: "p006" },
          ...{ original: await originals.put(bytes), at: new Date().toISOString(), fileDate: "2026-11-25" },
          ...{ named: true, row: rowOf(row, round), owners: null, depth: 0 },
        },
      ]);
    },
    close: async () => {
      for (const worker of working) await worker.close();
      await reader.close();
      await library.close();
    },
  };
}

/** Later rounds are revisions of the same documents, each of its own day. */
function rowOf(row: SampleFile["row"], round: number): SampleFile["row"] {
  if (round === 0) return row;
  const { effectiveTo: _, ...open } = row;
  return { ...open, effectiveFrom: new Date(Date.UTC(2027, 0, round)).toISOString().slice(0, 10) };
}

/** The first of the sample corpus, in the order of their names, with their rows of the manifest. */
export async function sampleFiles(most: number): Promise<readonly SampleFile[]> {
  const rows = parseManifest(await readFile(join(SAMPLES, MANIFEST_NAME), "utf8"));
  const entries = await readdir(SAMPLES, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== MANIFEST_NAME)
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
  const step = Math.max(1, paths.length / most);
  const chosen = Array.from({ length: Math.min(most, paths.length) }, (_, at) => paths[Math.floor(at * step)] ?? "");
  return Promise.all(
    chosen.map(async (path) => {
      const name = relative(SAMPLES, path);
      return { name, bytes: await readFile(path), row: rows.get(name) ?? {} };
    }),
  );
}
