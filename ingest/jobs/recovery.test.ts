import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ANYONE } from "../../corpus/document.ts";
import { type OpenLibrary, openLibrary } from "../../corpus/open.ts";
import { rebuildLibrary } from "../../corpus/rebuild.ts";
import { refused } from "../block.ts";
import type { DocumentReader } from "../document-reader.ts";
import { inProcessReader } from "../isolation/in-process.ts";
import { createFolderOriginals } from "../originals/folder-originals.ts";
import { ingestPaths } from "../pipeline.ts";
import { createRecovery } from "./create-recovery.ts";
import { createReread } from "./reread.ts";

const SCOPE = { asOf: "2026-11-25", viewer: ANYONE };
const TABLE = "library/passages.lance";
let folder = "";
let said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "recovery-"));
  said = [];
  const files = join(folder, "files");
  await mkdir(files);
  for (const name of ["甲", "乙", "丙"])
    await writeFile(
      join(files, `${name}.md`),
      `---\ntitle: ${name}要綱\neffectiveFrom: 2024-04-01\n---\n第1条　鍵は${name}で受け取る。\n\n第2条　次による。\n`,
    );
  const library = await open();
  // One by one, so that the index has several versions.
  for (const name of ["甲", "乙", "丙"]) await take(library, join(files, `${name}.md`));
  await library.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function originals() {
  return createFolderOriginals(join(folder, "originals"));
}

function open(): Promise<OpenLibrary> {
  const recovery = createRecovery({ reader: inProcessReader, originals: originals(), log: (line) => said.push(line) });
  return openLibrary({ folder, mode: "write", recovery });
}

async function take(library: OpenLibrary, path: string) {
  return ingestPaths({ library, reader: inProcessReader, originals: originals(), paths: [path], sample: false });
}

/** Every passage by its id, as finding and citing see it. */
async function contents(library: OpenLibrary): Promise<readonly string[]> {
  const found = await library.find({ words: ["鍵"], bigrams: [], depth: 20 }, SCOPE);
  const cited = await Promise.all(found.map(({ passage }) => library.passage(passage.id, SCOPE)));
  return cited.map((each) => `${each?.passage.id} ${each?.passage.text}`).toSorted();
}

async function reopened() {
  const library = await open();
  const result = await contents(library);
  await library.close();
  return result;
}

const WHOLE = ["1-0 鍵は甲で受け取る。", "2-0 鍵は乙で受け取る。", "3-0 鍵は丙で受け取る。"];

async function newestManifest(): Promise<string> {
  const [newest] = (await readdir(join(folder, TABLE, "_versions"))).toSorted();
  return join(folder, TABLE, "_versions", newest ?? "");
}

test.each([
  ["empty", async () => truncate(await newestManifest(), 0)],
  ["cut", async () => truncate(await newestManifest(), 40)],
  ["full of zeros", async () => writeFile(await newestManifest(), Buffer.alloc(4_096))],
  ["gone with all its versions", () => rm(join(folder, TABLE, "_versions"), { recursive: true })],
  ["without its data", () => rm(join(folder, TABLE, "data"), { recursive: true })],
  [
    "half of its data",
    async () => {
      const [first] = await readdir(join(folder, TABLE, "data"));
      await rm(join(folder, TABLE, "data", first ?? ""));
    },
  ],
  ["dropped", () => rm(join(folder, TABLE), { recursive: true })],
])("answers with the same passages under the same ids after the newest version was %s", async (_, damage) => {
  expect(await reopened()).toEqual(WHOLE);
  await damage();
  expect(await reopened()).toEqual(WHOLE);
  expect(said.join("\n")).toMatch(/read again from their originals|the one before it is used/u);
  said = [];
  expect(await reopened()).toEqual(WHOLE);
  expect(said).toEqual([]);
});

test("says which document must be taken in again where its original is gone too, and shows nothing of it", async () => {
  await rm(join(folder, TABLE), { recursive: true });
  await rm(join(folder, "originals"), { recursive: true });
  expect(await reopened()).toEqual([]);
  expect(said.join("\n")).toContain("take 甲.md in again");
});

test("brings back what the assistant wrote itself, of which there is no original", async () => {
  const library = await open();
  const taken = await library.text((await library.inventory())[0]?.document.id ?? "", SCOPE);
  if (taken === undefined) throw new Error("nothing was taken in");
  const [passage] = taken.passages;
  const document = { ...taken.document, title: "よくある質問" };
  const written = { effectiveFrom: "2024-04-01", effectiveTo: null, contentHash: "own", fileName: "own" };
  await library.add([
    { document, ...written, passages: passage === undefined ? [] : [{ ...passage, text: "鍵は箱にある。" }] },
  ]);
  await library.close();
  await rm(join(folder, TABLE), { recursive: true });
  expect(await reopened()).toEqual([...WHOLE, "4-0 鍵は箱にある。"]);
});

test("brings back recognised text as it was, without recognising it again", async () => {
  const library = await open();
  const scan = join(folder, "scan.md");
  await writeFile(scan, "# 古い文書\n\n鍵は金庫にある。\n");
  const recognising: DocumentReader = {
    ...inProcessReader,
    read: async (bytes, name) => {
      const result = await inProcessReader.read(bytes, name);
      if (result.kind === "refused") return result;
      return { kind: "read", reading: { ...result.reading, warnings: [{ code: "recognised-text", detail: "88" }] } };
    },
  };
  await ingestPaths({ library, reader: recognising, originals: originals(), paths: [scan], sample: false });
  const before = await contents(library);
  await library.close();
  await rm(join(folder, TABLE), { recursive: true });
  const reader: DocumentReader = {
    ...inProcessReader,
    read: async (bytes, name) =>
      name === "scan.md" ? refused("recognition-too-long", "600") : inProcessReader.read(bytes, name),
  };
  const recovery = createRecovery({ reader, originals: originals(), log: (line) => said.push(line) });
  const mended = await openLibrary({ folder, mode: "write", recovery });
  expect(await contents(mended)).toEqual(before);
  await mended.close();
});

test("refuses a damaged index to who only reads, in one sentence", async () => {
  await truncate(await newestManifest(), 0);
  await expect(openLibrary({ folder, mode: "read" })).rejects.toThrow("npm run ingest -- rebuild");
});

test("rebuilds from the originals, and takes over from the old index what has none", async () => {
  const shelf = join(folder, "originals");
  const [first] = await readdir(shelf);
  await rm(join(shelf, first ?? ""), { recursive: true });
  const rebuilt = await rebuildLibrary({ folder, reread: createReread(inProcessReader, originals()) });
  expect(rebuilt).toEqual({ reread: 2, copied: 1, lost: [] });
  expect(await reopened()).toEqual(WHOLE);
  expect((await readdir(folder)).filter((name) => name.startsWith("library"))).toEqual(["library"]);
});

test("goes on with a rebuilt index that was about to take the old one's place", async () => {
  await rm(join(folder, "library.rebuilt"), { recursive: true, force: true });
  const { rename } = await import("node:fs/promises");
  await rename(join(folder, "library"), join(folder, "library.rebuilt"));
  expect(await reopened()).toEqual(WHOLE);
});
