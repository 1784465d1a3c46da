import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { openLibrary } from "../corpus/open.ts";
import { openAmendments } from "../corpus/store/amendments.ts";
import { openStore } from "../corpus/store/connection.ts";
import { openIngestJobs } from "../corpus/store/ingest-jobs.ts";
import { openPictures } from "../corpus/store/pictures.ts";
import { type HandOver, handOver } from "./hand-over.ts";
import { inProcessReader } from "./isolation/in-process.ts";
import { createJobWorker } from "./jobs/create-worker.ts";
import { createFolderOriginals } from "./originals/folder-originals.ts";

const MAIN = join(import.meta.dirname, "main.ts");
const execute = promisify(execFile);
const RULE = "---\ntitle: 甲要綱\neffectiveFrom: 2024-04-01\n---\n第1条　鍵は窓口で受け取る。\n";

async function bench() {
  const root = await mkdtemp(join(tmpdir(), "hand-over-"));
  const folder = join(root, "data");
  const files = join(root, "files");
  await mkdir(files);
  await writeFile(join(files, "a.md"), RULE);
  await writeFile(join(files, "b.bin"), new Uint8Array([1, 2, 3]));
  const originals = createFolderOriginals(join(folder, "originals"));
  const library = await openLibrary({ folder, mode: "write" });
  const [printed, logged]: [string[], string[]] = [[], []];
  let isOpen = true;
  const release = async () => {
    if (isOpen) await library.close();
    isOpen = false;
  };
  onTestFinished(async () => {
    await release();
    await rm(root, { recursive: true });
  });
  const jobs = await openIngestJobs(library.store);
  return {
    ...{ folder, files, library, jobs, printed, logged, release },
    work: async () => {
      const worker = createJobWorker({
        ...{ library, jobs, originals, reader: inProcessReader, worker: "server", everyMs: 5, log: () => undefined },
        ...{
          amendments: await openAmendments(library.store),
          pictures: await openPictures(library.store),
          foreignChanges: library.store.foreignChanges,
        },
        ...{ clock: () => new Date(), today: () => "2026-11-25", newId: () => crypto.randomUUID() },
      });
      onTestFinished(worker.close);
    },
    command: (more: Partial<HandOver> = {}) =>
      handOver({
        ...{ folder, paths: [files], reader: inProcessReader, originals, json: false, today: "2026-11-25" },
        ...{ print: (line) => printed.push(line), log: (line) => logged.push(line), ...more },
      }),
  };
}

test("waits for the running server and prints what the command itself would have", async () => {
  const { work, folder, files, library } = await bench();
  await work();
  // A process of its own: two connections of one process would wait for each other.
  const run = (...more: readonly string[]) => execute(process.execPath, [MAIN, files, "--data", folder, ...more]);
  const { stdout } = await run();
  expect(stdout.split("\n")).toEqual([
    expect.stringMatching(/^done {5}.*a\.md: 1 passages, in force from 2024-04-01$/u),
    expect.stringMatching(/^refused {2}.*b\.bin: Not a document type\.$/u),
    "1 taken in, 0 unchanged, 1 refused.",
    "",
  ]);
  const inventory = await library.inventory();
  expect(inventory).toHaveLength(1);
  const again = await run("--json");
  expect(
    again.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).status),
  ).toEqual(["unchanged", "refused"]);
  const id = inventory[0]?.document.id ?? "";
  await execute(process.execPath, [MAIN, "remove", id, "--data", folder]);
  expect((await library.inventory())[0]?.withdrawn).toBe(true);
}, 60_000);

test("says in one sentence that the process that writes does not take the files up, and keeps them", async () => {
  const { command, jobs } = await bench();
  await expect(command({ patienceMs: 1 })).rejects.toThrow(
    /queued, but process \d+ on .+ does not take them up; stop it/u,
  );
  expect((await jobs.list({ limit: 10 })).map(({ state }) => state.kind)).toEqual(["queued", "queued"]);
});

test("works the files off itself once the process that wrote has ended", async () => {
  const { command, release, printed } = await bench();
  const running = command();
  await release();
  expect(await running).toBe(0);
  expect(printed.at(-1)).toBe("1 taken in, 0 unchanged, 1 refused.");
});

test("leaves the files to the server at Ctrl+C and says so", async () => {
  const { command, logged, folder } = await bench();
  expect(await command({ interrupted: Promise.resolve("interrupted") })).toBe(130);
  expect(logged).toEqual(["2 files are left to the running server, which goes on with them."]);
  const store = openStore(join(folder, "do.sqlite"));
  expect(await (await openIngestJobs(store)).open()).toBe(2);
  await store.close();
});
