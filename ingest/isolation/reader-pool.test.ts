import { kill } from "node:process";
import { expect, onTestFinished, test } from "vitest";
import { zipOf } from "../archive/testing/zip-of.ts";
import type { Unpacked } from "../document-reader.ts";
import { bytesOf, pdfOf, readingOf, sketch } from "../fixtures.ts";
import { createReaderPool } from "./reader-pool.ts";
import { residentMemory } from "./resident-memory.ts";

type Options = NonNullable<Parameters<typeof createReaderPool>[0]>;

const TEXT = bytesOf("手引\n\n本文です。\n");
const BUDGET = { entries: 10, bytes: 1_000_000 };

/** A pool with the ids of the processes that it has started. */
function openPool(options: Options = {}) {
  const started: number[] = [];
  const pool = createReaderPool({ size: 1, onStart: (pid) => started.push(pid), ...options });
  onTestFinished(pool.close);
  return { ...pool, started };
}

async function collect(entries: AsyncIterable<Unpacked>): Promise<readonly Unpacked[]> {
  const all: Unpacked[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
}

test("reads files one after the other in one process, which starts with the first", async () => {
  const { read, started } = openPool();
  expect(started).toEqual([]);
  expect(sketch(readingOf(await read(TEXT, "a.txt")).blocks)).toEqual(["# 手引", "本文です。"]);
  const pdf = pdfOf([[{ text: "県の手引", x: 50, y: 700, size: 12 }]]);
  expect(sketch(readingOf(await read(pdf, "a.pdf")).blocks)).toEqual(["県の手引"]);
  expect(await read(bytesOf("MZ"), "a.exe")).toEqual({
    kind: "refused",
    reason: { code: "unsupported-type", detail: "" },
  });
  expect(started).toHaveLength(1);
});

test("starts no more processes than it may, and answers each file by its own", async () => {
  const { read, started } = openPool({ size: 2 });
  const texts = ["一", "二", "三", "四", "五"];
  const results = await Promise.all(texts.map((text) => read(bytesOf(text), "a.md")));
  expect(results.map((result) => sketch(readingOf(result).blocks))).toEqual(texts.map((text) => [text]));
  expect(started).toHaveLength(2);
});

test("gives way to a fresh process after so many files", async () => {
  const { read, started } = openPool({ limits: { filesPerChild: 2 } });
  for (const name of ["a.txt", "b.txt", "c.txt"]) expect((await read(TEXT, name)).kind).toBe("read");
  expect(started).toHaveLength(2);
  expect(await residentMemory(started[0] ?? 0)).toBeUndefined();
});

test("ends a process at its time, and refuses that file alone", async () => {
  const { read, started } = openPool({ limits: { milliseconds: 1 } });
  expect(await read(TEXT, "a.txt")).toEqual({ kind: "refused", reason: { code: "takes-too-long", detail: "1" } });
  expect(await residentMemory(started[0] ?? 0)).toBeUndefined();
  expect((await read(TEXT, "b.txt")).kind).toBe("refused");
  expect(started).toHaveLength(2);
});

test("ends a process that takes too much memory, in buffers or on the heap", async () => {
  const small = openPool({ limits: { residentBytes: 1024 * 1024 } });
  expect(await small.read(TEXT, "a.txt")).toEqual({
    kind: "refused",
    reason: { code: "takes-too-much-memory", detail: "1" },
  });
  const narrow = openPool({ limits: { heapMegabytes: 24 } });
  const long = bytesOf("第1条　定める。\n".repeat(200_000));
  expect(await narrow.read(long, "a.txt")).toMatchObject({ reason: { code: "takes-too-much-memory" } });
  expect((await narrow.read(TEXT, "b.txt")).kind).toBe("read");
});

test("hears no more of a file than it may", async () => {
  const { read } = openPool({ limits: { replyBytes: 1_000 } });
  expect(await read(bytesOf("長い文。\n\n".repeat(1_000)), "a.txt")).toMatchObject({
    reason: { code: "expands-too-far" },
  });
  expect((await read(TEXT, "b.txt")).kind).toBe("read");
});

test("a process that is killed fails its file, and an idle one nothing", async () => {
  const dying = openPool({ onStart: (pid) => kill(pid, "SIGKILL") });
  expect(await dying.read(TEXT, "a.txt")).toEqual({ kind: "refused", reason: { code: "reader-failed", detail: "" } });
  const { read, started } = openPool();
  await read(TEXT, "a.txt");
  kill(started[0] ?? 0, "SIGKILL");
  expect((await read(TEXT, "b.txt")).kind).toBe("read");
  expect(started).toHaveLength(2);
});

test("unpacks an archive in a process of its own, while entries are read", async () => {
  const { read, unpack, started } = openPool();
  const archive = zipOf([
    { name: "a.txt", content: TEXT },
    { name: "../b.txt", content: TEXT },
  ]);
  expect(await read(archive, "a.zip")).toEqual({ kind: "refused", reason: { code: "archive", detail: "" } });
  const kinds: string[] = [];
  for await (const entry of unpack(archive, BUDGET)) {
    kinds.push(entry.kind === "file" ? (await read(entry.bytes, entry.name)).kind : entry.reason.code);
  }
  expect(kinds).toEqual(["unsafe-entry", "read"]);
  expect(started).toHaveLength(2);
  expect(await residentMemory(started[1] ?? 0)).toBeUndefined();
});

test("an archive that its process does not survive is refused itself", async () => {
  const { unpack } = openPool({ limits: { residentBytes: 1024 * 1024 } });
  expect(await collect(unpack(zipOf([{ name: "a.txt", content: TEXT }]), BUDGET))).toEqual([
    { kind: "refused", name: "", reason: { code: "takes-too-much-memory", detail: "1" }, spent: 0 },
  ]);
});

test("does not read after it was closed, nor what it was reading then", async () => {
  const { read, close, started } = openPool();
  const reading = read(TEXT, "a.txt");
  const waiting = read(TEXT, "b.txt");
  await close();
  await expect(reading).rejects.toThrow("closed");
  await expect(waiting).rejects.toThrow("closed");
  await expect(read(TEXT, "c.txt")).rejects.toThrow("closed");
  expect(await residentMemory(started[0] ?? 0)).toBeUndefined();
});
