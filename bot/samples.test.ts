import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Library } from "../corpus/library.ts";
import { openMemoryLibrary } from "../corpus/open.ts";
import { inProcessReader } from "../ingest/isolation/in-process.ts";
import { createFolderOriginals } from "../ingest/originals/folder-originals.ts";
import { takeInSamples, wantsSamples } from "./samples.ts";

let folder = "";
let optimised = 0;
let library: Library;

/** A library that has taken in every file already. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "do-samples-"));
  optimised = 0;
  const revision = {
    id: "1",
    documentId: "d",
    effectiveFrom: "2026-04-01",
    effectiveTo: null,
    contentHash: "h",
    fileName: "f",
  };
  library = {
    ...(await openMemoryLibrary()),
    revisionOf: async () => revision,
    optimise: async () => {
      optimised += 1;
    },
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function keeping() {
  return { reader: inProcessReader, originals: createFolderOriginals(join(folder, "originals")) };
}

it("builds the index also where an interrupted run has taken in the last file", async () => {
  await takeInSamples(library, folder, { ...keeping(), onProgress: () => undefined });
  expect(optimised).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

it("stops between two files, and is wanted again", async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number) => {
    seen.push(done);
    if (done === 3) stop.abort(new Error("enough"));
  };
  await expect(takeInSamples(library, folder, { ...keeping(), onProgress, signal: stop.signal })).rejects.toThrow(
    "enough",
  );
  expect(seen).toEqual([0, 1, 2, 3]);
  expect(optimised).toBe(0);
  expect(await wantsSamples(library, folder)).toBe(true);
});
