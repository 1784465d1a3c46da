import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { type OpenLibrary, openMemoryLibrary } from "../../corpus/open.ts";
import { openAmendments } from "../../corpus/store/amendments.ts";
import type { NewJob } from "../../corpus/store/ingest-job-rows.ts";
import { type IngestJobs, openIngestJobs } from "../../corpus/store/ingest-jobs.ts";
import { openPictures } from "../../corpus/store/pictures.ts";
import { zipOf } from "../archive/testing/zip-of.ts";
import type { DocumentReader } from "../document-reader.ts";
import { bytesOf } from "../fixtures.ts";
import { inProcessReader } from "../isolation/in-process.ts";
import { createFolderOriginals } from "../originals/folder-originals.ts";
import type { Originals } from "../originals/originals.ts";
import { ingestPaths } from "../pipeline.ts";
import { createJobWorker } from "./create-worker.ts";

interface Bench {
  readonly jobs: IngestJobs;
  readonly library: OpenLibrary;
  readonly originals: Originals;
  readonly start: (reader?: DocumentReader, worker?: string) => ReturnType<typeof createJobWorker>;
  readonly bring: (file: string, content: Uint8Array | string, more?: Partial<NewJob>) => Promise<string>;
  readonly states: () => Promise<readonly string[]>;
}

const AT = "2026-11-25T01:00:00.000Z";

async function bench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "jobs-"));
  const library = await openMemoryLibrary();
  const jobs = await openIngestJobs(library.store);
  const amendments = await openAmendments(library.store);
  const pictures = await openPictures(library.store);
  const originals = createFolderOriginals(folder);
  onTestFinished(async () => {
    await library.close();
    await rm(folder, { recursive: true });
  });
  const start: Bench["start"] = (reader = inProcessReader, worker = "w1") => {
    const created = createJobWorker({
      ...{ jobs, library, originals, amendments, pictures, reader, worker, everyMs: 5 },
      foreignChanges: library.store.foreignChanges,
      ...{ clock: () => new Date(AT), today: () => "2026-11-25", newId: () => crypto.randomUUID(), log: () => {} },
    });
    onTestFinished(created.close);
    return created;
  };
  return {
    ...{ jobs, library, originals, start },
    bring: async (file, content, more = {}) => {
      const bytes = typeof content === "string" ? bytesOf(content) : content;
      const id = crypto.randomUUID();
      await jobs.add([
        {
          ...{ id, batch: "b", file, bytes: bytes.length, by: "p1", at: AT, original: await originals.put(bytes) },
          ...{ fileDate: "2026-11-25", named: false, row: {}, owners: null, depth: 0, ...more },
        },
      ]);
      return id;
    },
    states: async () => (await jobs.list({ batch: "b", limit: 100 })).map(({ file, state }) => `${file} ${state.kind}`),
  };
}

const RULE = "---\ntitle: 甲要綱\neffectiveFrom: 2024-04-01\n---\n第1条　鍵は窓口で受け取る。\n";

test("takes in what is queued, says the same again is unchanged, and refuses what cannot be read in Japanese", async () => {
  const { bring, start, states, jobs } = await bench();
  await bring("規程/a.md", RULE);
  const bad = await bring("規程/b.pdf", "%PDF-1.4 broken");
  await start().idle();
  expect(await states()).toEqual(["規程/a.md done", "規程/b.pdf refused"]);
  const refused = await jobs.find(bad);
  expect(refused?.state).toMatchObject({ reason: expect.stringMatching(/壊れ|読め/u) });
  await bring("copy.md", RULE);
  await start(inProcessReader, "w2").idle();
  expect((await states()).at(-1)).toBe("copy.md unchanged");
});

test("notes what amends what also of documents that were there before it began", async () => {
  const { start, library } = await bench();
  const folder = await mkdtemp(join(tmpdir(), "rules-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "a.md"), RULE);
  const amending = "title: 甲要綱の一部を改正する要綱\neffectiveFrom: 2025-04-01";
  await writeFile(join(folder, "b.md"), `---\n${amending}\n---\n甲要綱の一部を次のように改正する。\n`);
  await ingestPaths({ library, reader: inProcessReader, paths: [folder], sample: true });
  await start().idle();
  expect(await (await openAmendments(library.store)).all()).toMatchObject([{ effectiveFrom: "2025-04-01" }]);
});

test("says of what is taken into a withdrawn document that it is not used", async () => {
  const { bring, start, jobs, library } = await bench();
  await bring("a.md", RULE);
  await start().idle();
  const [entry] = await library.inventory();
  await library.withdraw(entry?.document.id ?? "");
  const [same, next] = [await bring("b.md", RULE), await bring("c.md", RULE.replace("2024", "2025"))];
  await start(inProcessReader, "w2").idle();
  for (const [id, kind] of [
    [same, "unchanged"],
    [next, "done"],
  ] as const)
    expect((await jobs.find(id))?.state).toMatchObject({ kind, warnings: [expect.stringContaining("取り下げ")] });
});

test("asks for the day where the text names several and none holds for certain", async () => {
  const { bring, start, jobs, library } = await bench();
  const id = await bring(
    "通知.md",
    "---\ntitle: 通知\n---\n公布の日は令和5年4月1日である。\n令和6年4月1日に実施した例がある。\n",
  );
  await start().idle();
  const job = await jobs.find(id);
  expect(job?.state).toMatchObject({ kind: "needs-date", effectiveFrom: "2026-11-25" });
  const state = job?.state;
  if (state?.kind !== "needs-date") throw new Error("no date is asked for");
  expect(state.candidates).toContain("2024-04-01");
  await jobs.dated([state.documentId], "2024-04-01", AT);
  expect((await jobs.find(id))?.state).toMatchObject({ kind: "done", effectiveFrom: "2024-04-01" });
  expect(await library.inventory()).toHaveLength(1);
});

test("makes one job of every file of an archive", async () => {
  const { bring, start, states } = await bench();
  const zip = zipOf([
    { name: "旅費/a.md", content: bytesOf(RULE) },
    { name: "b.bin", content: new Uint8Array([1, 2, 3]) },
  ]);
  await bring("規程.zip", zip);
  await start().idle();
  expect(await states()).toEqual(["規程.zip unpacked", "規程.zip/b.bin refused", "規程.zip/旅費/a.md done"]);
});

test("gives a file up after three failures that are not its own, and takes it up again when told", async () => {
  const { bring, start, jobs } = await bench();
  const id = await bring("a.md", RULE);
  const broken: DocumentReader = {
    ...inProcessReader,
    read: async () => {
      throw new Error("the reader is not there");
    },
  };
  const worker = start(broken);
  await worker.idle();
  expect((await jobs.find(id))?.state).toMatchObject({ kind: "failed", attempts: 3 });
  await worker.close();
  expect(await jobs.retry(id, AT)).toBe(true);
  await start(inProcessReader, "w2").idle();
  expect((await jobs.find(id))?.state.kind).toBe("done");
});

test("takes over what a process that ended was reading, and stores nothing twice", async () => {
  const { bring, start, jobs, library, states } = await bench();
  const id = await bring("a.md", RULE);
  await jobs.take("dead", { limit: 8, beside: false }, AT);
  expect(await states()).toEqual(["a.md reading"]);
  await start().idle();
  expect((await jobs.find(id))?.state.kind).toBe("done");
  expect((await library.inventory()).flatMap(({ revisions }) => revisions)).toHaveLength(1);
});

test("ends a job at once that is cancelled before it or while it is read", async () => {
  const { bring, start, jobs, states, library } = await bench();
  const waiting = await bring("a.md", RULE);
  expect(await jobs.cancel(waiting, AT)).toBe(true);
  const under = await bring("b.md", RULE.replace("甲", "乙"));
  const seen: string[] = [];
  const reader: DocumentReader = {
    ...inProcessReader,
    read: async (bytes, name) => {
      await jobs.cancel(under, AT);
      seen.push(...(await states()));
      return inProcessReader.read(bytes, name);
    },
  };
  await start(reader).idle();
  expect(seen).toEqual(["a.md cancelled", "b.md cancelled"]);
  expect(await states()).toEqual(["a.md cancelled", "b.md cancelled"]);
  expect(await library.inventory()).toEqual([]);
  expect(await jobs.cancel(under, AT)).toBe(false);
});

test("reads no further page of a file that is cancelled", async () => {
  const { bring, start, jobs, states } = await bench();
  const id = await bring("本.pdf", RULE);
  const pages: number[] = [];
  const reader: DocumentReader = {
    ...inProcessReader,
    read: async (bytes, name, onPages) => {
      for (let page = 0; page < 40; page += 1) {
        await onPages?.(page, 40);
        pages.push(page);
        if (page === 2) await jobs.cancel(id, AT);
      }
      return inProcessReader.read(bytes, name);
    },
  };
  await start(reader).idle();
  expect(pages).toEqual([0, 1, 2]);
  expect(await states()).toEqual(["本.pdf cancelled"]);
});

test("adds to the documents of the unit that brought the file and to no other's", async () => {
  const { bring, start, states, library } = await bench();
  await bring("a.md", RULE.replace("title", "owner: 土木部道路課\ntitle"));
  await start().idle();
  const owners = ["総務部人事課", "人事課"];
  await bring("theirs.md", RULE.replace("鍵", "錠"), { owners });
  await bring("spelled.md", RULE.replace("甲要綱", "【改正】甲　要綱").replace("2024", "2025"), { owners });
  await bring("own.md", RULE.replace("甲", "乙"), { owners });
  await start(inProcessReader, "w2").idle();
  expect(await states()).toEqual(["a.md done", "theirs.md refused", "spelled.md refused", "own.md done"]);
  const own = (await library.inventory()).find(({ document }) => document.title === "乙要綱");
  expect(own?.document.owner).toBe("総務部人事課");
});

test("queues again what it is reading when it closes", async () => {
  const { bring, start, states } = await bench();
  await bring("a.md", RULE);
  const begun = Promise.withResolvers<void>();
  const worker = start({
    ...inProcessReader,
    read: () => {
      begun.resolve();
      return new Promise(() => undefined);
    },
  });
  await begun.promise;
  await worker.close();
  expect(await states()).toEqual(["a.md queued"]);
});

test("stores what was read while a long file is still being read, and reads what is queued meanwhile", async () => {
  const { bring, start, states, jobs } = await bench();
  const long = Promise.withResolvers<void>();
  const reader: DocumentReader = {
    ...inProcessReader,
    read: async (bytes, name) => {
      if (name === "長い.md") await long.promise;
      return inProcessReader.read(bytes, name);
    },
  };
  await bring("長い.md", RULE.replace("甲", "長い"));
  await bring("a.md", RULE);
  const worker = start(reader);
  await vi.waitFor(async () => expect(await states()).toEqual(["長い.md reading", "a.md done"]));
  await bring("b.md", RULE.replace("甲", "乙"));
  await vi.waitFor(async () => expect(await states()).toEqual(["長い.md reading", "a.md done", "b.md done"]));
  long.resolve();
  await worker.idle();
  expect((await jobs.list({ batch: "b", limit: 9 })).map(({ state }) => state.kind)).toEqual(["done", "done", "done"]);
});

test("reads alone what was being read when a process ended", async () => {
  const { bring, start, jobs } = await bench();
  const reading = new Set<string>();
  const together: string[] = [];
  const met = Promise.withResolvers<void>();
  const reader: DocumentReader = {
    ...inProcessReader,
    read: async (bytes, name) => {
      reading.add(name);
      if (reading.size > 1) together.push([...reading].toSorted().join(" "));
      if (reading.size > 1) met.resolve();
      // The fresh ones wait for each other; beside the others whatever is to be read begins by then.
      if (/[丙丁]/u.test(name)) await met.promise;
      else for (let turn = 0; turn < 200; turn += 1) await setImmediate();
      const result = await inProcessReader.read(bytes, name);
      reading.delete(name);
      return result;
    },
  };
  for (const name of ["甲", "乙"]) await bring(`${name}.md`, RULE.replace("甲", name));
  await jobs.take("dead", { limit: 8, beside: false }, AT);
  for (const name of ["丙", "丁"]) await bring(`${name}.md`, RULE.replace("甲", name));
  await start(reader).idle();
  expect(together).toEqual(["丁.md 丙.md"]);
});
