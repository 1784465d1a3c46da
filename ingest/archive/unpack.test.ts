import { crc32 } from "node:zlib";
import Encoding from "encoding-japanese";
import { expect, test } from "vitest";
import type { UnpackBudget, Unpacked } from "../document-reader.ts";
import { type ZipPart, zipOf } from "./testing/zip-of.ts";
import { unpackZip } from "./unpack.ts";

const MEGABYTE = 1024 * 1024;
const BUDGET: UnpackBudget = { entries: 100, bytes: 100 * MEGABYTE };
const shiftJis = (text: string) => new Uint8Array(Encoding.convert(Encoding.stringToCode(text), { to: "SJIS" }));

async function outcomes(parts: readonly ZipPart[], budget = BUDGET): Promise<readonly string[]> {
  return (await unpack(zipOf(parts), budget)).map((entry) =>
    entry.kind === "file" ? `${entry.name}: ${entry.bytes.length}` : `${entry.name}: ${entry.reason.code}`,
  );
}

async function unpack(bytes: Uint8Array, budget = BUDGET): Promise<readonly Unpacked[]> {
  const entries: Unpacked[] = [];
  for await (const entry of unpackZip(bytes, budget)) entries.push(entry);
  return entries;
}

function unicodePath(raw: Uint8Array, name: string): Uint8Array {
  const text = Buffer.from(name);
  const extra = Buffer.alloc(9);
  extra.writeUInt16LE(0x7075, 0);
  extra.writeUInt16LE(5 + text.length, 2);
  extra[4] = 1;
  extra.writeUInt32LE(crc32(raw), 5);
  return Buffer.concat([extra, text]);
}

test("gives each file with its bytes and date, manifests first", async () => {
  const parts = [
    { name: "b.txt", content: "乙" },
    { name: "a/規程.md", content: "甲" },
    { name: "a/", content: "" },
    { name: "a/manifest.csv", content: "file\n" },
  ];
  const entries = await unpack(zipOf(parts));
  expect(entries.map(({ name }) => name)).toEqual(["a/manifest.csv", "a/規程.md", "b.txt"]);
  expect(entries[1]).toMatchObject({ kind: "file", fileDate: "2024-04-01", spent: 3 });
});

test("reads names in Shift_JIS, UTF-8 with and without its flag, and Info-ZIP's own field", async () => {
  const parts = [
    { name: shiftJis("庁内ソフト表\\要綱.txt"), content: "1" },
    { name: "規程.txt", content: "2", flags: 1 << 11 },
    { name: "か\u3099いど.txt", content: "3" },
    { name: "x.txt", content: "4", extra: unicodePath(Buffer.from("x.txt"), "手引.txt") },
    { name: "y.txt", content: "5", extra: unicodePath(Buffer.from("other"), "別の名.txt") },
  ];
  expect(await outcomes(parts)).toEqual([
    "y.txt: 1",
    "がいど.txt: 1",
    "庁内ソフト表/要綱.txt: 1",
    "手引.txt: 1",
    "規程.txt: 1",
  ]);
});

test("leaves out what systems leave behind", async () => {
  const names = ["__MACOSX/._a.txt", "a/Thumbs.db", "~$a.docx", ".DS_Store", ".git/config", "a.txt"];
  expect(await outcomes(names.map((name) => ({ name, content: "x" })))).toEqual(["a.txt: 1"]);
});

test("refuses by name what would leave the archive, and links", async () => {
  const names = ["../a.txt", "a/../../b.txt", "/etc/c.txt", "C:\\d.txt", "..\\e.txt", "f\0.txt"];
  const parts = [...names.map((name) => ({ name, content: "x" })), { name: "g", content: "/etc", mode: 0o120777 }];
  expect((await outcomes(parts)).every((outcome) => outcome.endsWith(": unsafe-entry"))).toBe(true);
  expect(await outcomes(parts)).toHaveLength(7);
});

test("refuses what is encrypted or packed in an unknown way", async () => {
  const parts = [
    { name: "a.txt", content: "x", flags: 1 },
    { name: "b.txt", content: "x", method: 9 },
  ];
  expect(await outcomes(parts)).toEqual(["a.txt: encrypted", "b.txt: unknown-compression"]);
});

test("counts what is unpacked, whatever the archive states", async () => {
  const zeros = new Uint8Array(60 * MEGABYTE);
  const parts = [
    { name: "honest.txt", content: zeros },
    { name: "less.txt", content: zeros, statedSize: 10 },
    { name: "more.txt", content: "x", statedSize: 1000 },
    { name: "packed.txt", content: zeros.subarray(0, 20 * MEGABYTE) },
    { name: "small.txt", content: "x" },
  ];
  expect(await outcomes(parts)).toEqual([
    "honest.txt: too-large",
    "less.txt: expands-too-far",
    "more.txt: damaged",
    "packed.txt: expands-too-far",
    "small.txt: 1",
  ]);
});

test("ends at the budget, and says so of the archive", async () => {
  const parts = ["a", "b", "c"].map((name) => ({ name: `${name}.txt`, content: new Uint8Array(2 * MEGABYTE) }));
  expect(await outcomes(parts, { entries: 100, bytes: 3 * MEGABYTE })).toEqual([
    `a.txt: ${2 * MEGABYTE}`,
    ": archive-too-large",
  ]);
  expect(await outcomes(parts, { entries: 1, bytes: 9 * MEGABYTE })).toEqual([
    `a.txt: ${2 * MEGABYTE}`,
    ": archive-too-large",
  ]);
});

test("gives what a damaged archive still holds, and refuses what is none", async () => {
  const whole = zipOf([
    { name: "a.txt", content: "甲" },
    { name: "b.txt", content: "乙".repeat(100), checksum: 1 },
  ]);
  expect(await unpack(Buffer.from("PK\u0003\u0004"))).toMatchObject([{ name: "", reason: { code: "damaged" } }]);
  expect((await unpack(whole))[0]).toMatchObject({ kind: "file", name: "a.txt" });
  for (let end = 0; end < whole.length; end += 7) {
    const cut = Buffer.concat([whole.subarray(0, end), whole.subarray(-22)]);
    for (const entry of await unpack(cut)) expect(["file", "refused"]).toContain(entry.kind);
  }
});
