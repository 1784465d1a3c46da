import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ANYONE } from "../corpus/document.ts";
import { type OpenLibrary, openMemoryLibrary } from "../corpus/open.ts";
import { zipOf } from "./archive/testing/zip-of.ts";
import { inProcessReader } from "./isolation/in-process.ts";
import { createFolderOriginals } from "./originals/folder-originals.ts";
import { type IngestLibrary, ingestPaths } from "./pipeline.ts";
import { reportJson } from "./report.ts";
import { PathUnreadable } from "./walk.ts";

let folder = "";
let library: OpenLibrary;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ingest-"));
  library = await openMemoryLibrary();
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

async function put(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, text);
  return path;
}
const regulation = (title: string, date = "2024-04-01") =>
  `---\ntitle: ${title}\nnumber: ${title}第1号\nissuer: 星見県\neffectiveFrom: ${date}\n---\n第1条　この要綱は、定める。\n\n第2条　次による。\n`;
const run = (
  paths: readonly string[] = [folder],
  target: IngestLibrary = library,
  onProgress = (_done: number, _total: number): unknown => undefined,
) =>
  ingestPaths({
    library: target,
    reader: inProcessReader,
    paths,
    sample: false,
    onProgress: (done, total) => void onProgress(done, total),
  });
const statuses = async (paths?: readonly string[]) => (await run(paths)).map(({ status }) => status);

test("refuses what holds only figures: it answers nothing", async () => {
  const path = await put("検針.csv", "1,2\n3,4\n5,6\n");
  expect(await run()).toMatchObject([{ file: path, status: "refused", reason: { code: "no-text" } }]);
});

test("takes a folder in by name, and again without change", async () => {
  await put("b/二.md", regulation("乙要綱"));
  await put("a.md", regulation("甲要綱"));
  const [first, second] = await run();
  expect(first).toMatchObject({
    file: join(folder, "a.md"),
    status: "done",
    effectiveFrom: "2024-04-01",
    passages: 2,
    warnings: [],
  });
  expect(second).toMatchObject({ file: join(folder, "b/二.md"), status: "done" });
  expect(await run()).toEqual([
    {
      file: join(folder, "a.md"),
      status: "unchanged",
      documentId: expect.any(String),
      effectiveFrom: "2024-04-01",
      ms: expect.any(Number),
    },
    expect.objectContaining({ status: "unchanged" }),
  ]);
});

test("reads a changed file and a changed manifest again, and finds the new text", async () => {
  await put("a.txt", "手引\n\n本文です。\n");
  await put("manifest.csv", "file,title,effectiveFrom\na.txt,古い手引,2024-04-01\n");
  expect(await statuses()).toEqual(["done"]);
  await put("manifest.csv", "file,title,effectiveFrom,owner\na.txt,新しい手引,2024-04-01,総務部人事課\n");
  expect(await statuses()).toEqual(["done"]);
  await put("a.txt", "手引\n\n直した本文です。\n");
  expect(await statuses()).toEqual(["done"]);
  const entries = await library.documents({ asOf: "2024-05-01", viewer: ANYONE });
  expect(entries.map(({ document }) => document.owner)).toContain("総務部人事課");
});

test("a file that takes a text's place, or stands beside its namesake, says so", async () => {
  const text = (number: string, allowance: string) =>
    `---\ntitle: 旅費規則\n${number}effectiveFrom: 2024-04-01\n---\n第1条　日当は${allowance}とする。\n`;
  await run([await put("one.md", text("number: 星見県規則第1号\n", "二千円"))]);
  expect(await run([await put("two.md", text("number: 令和5年星見県規則第１号\n", "三千円"))])).toMatchObject([
    { status: "done", warnings: [{ code: "same-revision", detail: "one.md" }] },
  ]);
  expect(await run([await put("three.md", text("", "四千円"))])).toMatchObject([
    { status: "done", warnings: [{ code: "same-title", detail: "星見県規則第1号" }] },
  ]);
});

test("one refused file does not stop the others, and each says why", async () => {
  await put("a.pdf", "%PDF-1.4 broken");
  await put("b.md", regulation("乙要綱"));
  await put("c.md", "---\ntitle: 丙\neffectiveFrom: 昨日\n---\n本文\n");
  await put("d.exe", "MZ");
  await put("e.md", "");
  await put("f.pdf", "MZ");
  const reports = await run();
  expect(reports.map((report) => (report.status === "refused" ? report.reason.code : report.status))).toEqual([
    "damaged",
    "done",
    "invalid-date",
    "not-a-document",
    "empty",
    "other-content",
  ]);
  expect(await run([join(folder, "d.exe")])).toMatchObject([{ reason: { code: "unsupported-type" } }]);
});

test("leaves out hidden files and links that leave the folder", async () => {
  await put("in/.hidden.md", regulation("隠し要綱"));
  const outside = await put("out.md", regulation("外要綱"));
  await put("in/a.md", regulation("甲要綱"));
  await symlink(outside, join(folder, "in/link.md"));
  await symlink(folder, join(folder, "in/loop"));
  expect((await run([join(folder, "in")])).map(({ file }) => file)).toEqual([join(folder, "in/a.md")]);
});

test("a path that is not there stops before anything is taken in", async () => {
  const path = await put("a.md", regulation("甲要綱"));
  await expect(run([path, join(folder, "nowhere")])).rejects.toThrow(PathUnreadable);
  expect(await library.documents({ asOf: "2024-05-01", viewer: ANYONE })).toEqual([]);
});

test("a revision that cannot be stored does not take its batch with it", async () => {
  await put("a.md", regulation("甲要綱"));
  await put("b.md", regulation("乙要綱"));
  const failing: IngestLibrary = {
    ...library,
    add: async (revisions) => {
      if (revisions.some(({ document }) => document.title === "甲要綱")) throw new Error("disk is full");
      return library.add(revisions);
    },
  };
  const [first, second] = await run([folder], failing);
  expect(first).toMatchObject({ status: "refused", reason: { code: "disk-full" } });
  expect(second).toMatchObject({ status: "done" });
});

test("says of no copy that it replaces what it is a copy of", async () => {
  await put("a.md", regulation("甲要綱"));
  await put("b.md", regulation("甲要綱"));
  expect((await run())[1]).not.toMatchObject({ warnings: [{ code: "same-revision" }] });
});

test("says that a file replaces another of the same revision", async () => {
  await put("a.md", regulation("甲要綱"));
  await put("b.md", `${regulation("甲要綱")}\n第3条　足す。\n`);
  expect((await run())[1]).toMatchObject({ warnings: [{ code: "same-revision", detail: join(folder, "a.md") }] });
});

test("reports progress up to the number of files", async () => {
  await put("a.md", regulation("甲要綱"));
  await put("b.zip", "PK");
  const seen: string[] = [];
  await ingestPaths({
    ...{ library, reader: inProcessReader, sample: false },
    paths: [folder],
    onProgress: (done, total) => seen.push(`${done}/${total}`),
  });
  expect(seen).toEqual(["0/2", "1/2", "2/2"]);
});

test("prints a report as one line of JSON with English sentences", () => {
  const refused = reportJson({ file: "a.md", status: "refused", reason: { code: "empty", detail: "" }, ms: 1 });
  expect(JSON.parse(refused)).toEqual({
    file: "a.md",
    status: "refused",
    reason: "The file is empty.",
    code: "empty",
    ms: 1,
  });
  const warnings = [{ code: "date-from-file", detail: "2026-11-22" }] as const;
  const done = reportJson({
    file: "a.md",
    status: "done",
    documentId: "d1",
    effectiveFrom: "2026-11-22",
    passages: 2,
    ms: 4,
    warnings,
    original: null,
  });
  expect(JSON.parse(done)).toEqual({
    ...{ file: "a.md", status: "done", documentId: "d1", effectiveFrom: "2026-11-22", passages: 2, ms: 4 },
    warnings: ["No effective date was given or found; the file's date 2026-11-22 is used."],
  });
});

test("a file that goes away meanwhile is refused", async () => {
  const path = await put("a.md", regulation("甲要綱"));
  const onProgress = (done: number) => {
    if (done === 0) rmSync(path);
  };
  expect(await run([folder], library, onProgress)).toMatchObject([
    { status: "refused", reason: { code: "not-there", detail: "" } },
  ]);
});

test("takes an archive in file by file, with its manifest and who may read it", async () => {
  const inner = zipOf([{ name: "丙.md", content: regulation("丙要綱") }]);
  const archive = zipOf([
    { name: "sub/乙.txt", content: "手引\n\n本文です。\n" },
    { name: "manifest.csv", content: "file,title,effectiveFrom\nsub/乙.txt,乙の手引,2024-04-01\n" },
    { name: "甲.md", content: regulation("甲要綱") },
    { name: "中.zip", content: inner },
    { name: "../外.md", content: regulation("外要綱") },
  ]);
  await writeFile(join(folder, "例規.zip"), archive);
  await put("manifest.csv", "file,title,audience\n例規.zip,例規,所属:総務部\n");
  const seen: string[] = [];
  const reports = await run([folder], library, (done, total) => seen.push(`${done}/${total}`));
  const path = join(folder, "例規.zip");
  expect(reports.map((report) => [report.file, report.status])).toEqual([
    [`${path}/../外.md`, "refused"],
    [`${path}/sub/乙.txt`, "done"],
    [`${path}/中.zip/丙.md`, "done"],
    [`${path}/甲.md`, "done"],
  ]);
  expect(seen).toEqual(["0/1", "1/1", "2/4", "3/4", "4/4"]);
  expect(await library.documents({ asOf: "2024-05-01", viewer: ANYONE })).toEqual([]);
  const viewer = { ...ANYONE, departments: ["総務部"] };
  const titles = (await library.documents({ asOf: "2024-05-01", viewer })).map(({ document }) => document.title);
  expect(titles.toSorted()).toEqual(["丙要綱", "乙の手引", "甲要綱"].toSorted());
  expect((await run()).map(({ status }) => status)).toEqual(["refused", "unchanged", "unchanged", "unchanged"]);
});

test("refuses an archive in the fourth archive, an empty one, and any where archives are to be refused", async () => {
  const within = (content: Uint8Array) => zipOf([{ name: "in.zip", content }]);
  await writeFile(join(folder, "a.zip"), within(within(within(zipOf([{ name: "a.txt", content: "甲" }])))));
  await writeFile(join(folder, "b.zip"), zipOf([]));
  expect(await run()).toMatchObject([
    { file: join(folder, "a.zip/in.zip/in.zip/in.zip"), reason: { code: "nested-too-deeply", detail: "3" } },
    { file: join(folder, "b.zip"), reason: { code: "empty-archive" } },
  ]);
  const options = { library, reader: inProcessReader, paths: [folder], sample: false };
  expect(await ingestPaths({ ...options, archives: "refuse" })).toMatchObject([
    { file: join(folder, "a.zip"), reason: { code: "archive" } },
    { file: join(folder, "b.zip"), reason: { code: "archive" } },
  ]);
});

test("keeps the original of what is accepted, before the library has it, and of nothing else", async () => {
  await put("a.md", regulation("甲要綱"));
  await put("b.exe", "MZ");
  const originals = createFolderOriginals(join(folder, "originals"));
  const kept: (Uint8Array | undefined)[] = [];
  const watching: IngestLibrary = {
    ...library,
    add: async (revisions) => {
      const [shelf = ""] = await readdir(join(folder, "originals"));
      const [name = ""] = await readdir(join(folder, "originals", shelf));
      kept.push(await originals.get(`${shelf}${name}`));
      return library.add(revisions);
    },
  };
  const options = { library: watching, reader: inProcessReader, sample: false };
  const [report] = await ingestPaths({ ...options, originals, paths: [join(folder, "a.md"), join(folder, "b.exe")] });
  expect(kept).toEqual([Buffer.from(regulation("甲要綱"))]);
  expect(report).toMatchObject({ status: "done", original: expect.stringMatching(/^[0-9a-f]{64}$/u) });
  const full = { put: () => Promise.reject(new Error("disk is full")) };
  await put("c.md", regulation("丙要綱"));
  expect(await ingestPaths({ ...options, originals: full, paths: [join(folder, "c.md")] })).toMatchObject([
    { status: "refused", reason: { code: "disk-full" } },
  ]);
});

test("a file that is saved early in the morning is of that day, where the office is", async () => {
  const path = await put("a.md", "# 手引\n\n鍵は窓口で受け取ります。\n");
  const early = new Date("2026-04-01T08:10:00+09:00");
  await utimes(path, early, early);
  expect((await run())[0]).toMatchObject({ effectiveFrom: "2026-04-01" });
});
