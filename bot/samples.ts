import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ANYONE } from "../corpus/document.ts";
import type { Library } from "../corpus/library.ts";
import type { DocumentReader } from "../ingest/document-reader.ts";
import type { Originals } from "../ingest/originals/originals.ts";
import { ingestPaths } from "../ingest/pipeline.ts";

const SAMPLES = fileURLToPath(new URL("../corpus/samples/", import.meta.url));
/** The fictional documents. */
export const SAMPLE_DOCUMENTS = join(SAMPLES, "documents");

/** The fictional people. */
export const SAMPLE_PEOPLE = join(SAMPLES, "people.csv");

/** Where the people are, the first that exists: the office's own in the data folder, else the fictional ones. */
export function peopleFiles(dataFolder: string): readonly string[] {
  return [join(dataFolder, "people.csv"), SAMPLE_PEOPLE];
}

/**
 * Whether the sample corpus is to be taken in: the library is empty, or an earlier taking-in was interrupted,
 * which its mark in the data folder tells.
 */
export async function wantsSamples(library: Library, dataFolder: string): Promise<boolean> {
  if ((await readdir(dataFolder)).includes(MARK)) return true;
  return (await library.documents({ asOf: "9999-12-31", viewer: ANYONE })).length === 0;
}

const MARK = "samples-unfinished";

interface Options {
  readonly reader: DocumentReader;
  readonly originals: Pick<Originals, "put">;
  readonly onProgress: (done: number, total: number) => void;
  /** Ends the taking-in between two files; what has been taken in by then stays. */
  readonly signal?: AbortSignal;
}

/**
 * Takes the sample corpus in; what an interrupted run has taken in is not read again.
 * @throws the reason of `signal`
 */
export async function takeInSamples(
  library: Library,
  dataFolder: string,
  { reader, originals, onProgress, signal }: Options,
): Promise<void> {
  const mark = join(dataFolder, MARK);
  await writeFile(mark, "The sample corpus is being taken in; the next start goes on with it.\n");
  const reports = await ingestPaths({
    ...{ library, reader, originals },
    paths: [SAMPLE_DOCUMENTS],
    sample: true,
    onProgress: (done, total) => {
      signal?.throwIfAborted();
      onProgress(done, total);
    },
  });
  const refused = reports.filter(({ status }) => status === "refused");
  if (refused.length > 0) console.error(`Refused of the sample corpus: ${refused.map(({ file }) => file).join(", ")}`);
  await rm(mark, { force: true });
}
