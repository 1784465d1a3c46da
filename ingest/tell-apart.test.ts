import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenLibrary, openMemoryLibrary } from "../corpus/open.ts";
import { inProcessReader } from "./isolation/in-process.ts";
import { ingestPaths } from "./pipeline.ts";

let folder = "";
let library: OpenLibrary;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tell-apart-"));
  library = await openMemoryLibrary();
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const run = () => ingestPaths({ library, reader: inProcessReader, paths: [folder], sample: false });

/** Title, file and text of every document. */
async function documents(): Promise<readonly string[]> {
  const all = (await library.inventory()).map(async ({ document, revisions }) => {
    const texts = await Promise.all(revisions.map(({ id }) => library.revisionText(id)));
    const words = texts.flatMap((each) => each?.passages.map(({ text }) => text) ?? []);
    return `${document.title}: ${words.join("/")}`;
  });
  return (await Promise.all(all)).toSorted();
}

test("files of one title that say neither number nor day are documents of their own", async () => {
  await put({
    "郵便番号.md": "# 部品の手引\n\n郵便番号は7桁で書きます。\n",
    "電話番号.md": "# 部品の手引\n\n電話番号は市外局番から書きます。\n",
  });
  const reports = await run();
  expect(reports.map((report) => report.status === "done" && report.warnings.map(({ code }) => code))).toEqual([
    ["date-from-file"],
    ["date-from-file", "told-apart"],
  ]);
  expect(await documents()).toEqual([
    "部品の手引: 郵便番号は7桁で書きます。",
    "部品の手引（電話番号）: 電話番号は市外局番から書きます。",
  ]);
});

test("each of them stays itself when it comes again", async () => {
  await put({ "a.md": "# 手引\n\n甲です。\n", "b.md": "# 手引\n\n乙です。\n" });
  await run();
  await put({ "a.md": "# 手引\n\n甲を改めます。\n", "b.md": "# 手引\n\n乙を改めます。\n" });
  await run();
  expect(await documents()).toEqual(["手引: 甲を改めます。", "手引（b）: 乙を改めます。"]);
});

test.each([
  ["鍵の手引.md", "鍵の手引_v2（最終版）.md", 1],
  ["鍵の手引.md", "【改正後】鍵の手引 (2).md", 1],
  ["会議録_20260401.md", "会議録_20260501.md", 2],
  ["様式1.md", "様式2.md", 2],
  ["鍵.md", "窓口.md", 2],
])("%s and %s, brought one after the other, are so many documents: %i", async (first, second, count) => {
  await put({ [first]: "# 手引\n\n鍵は窓口で返します。\n" });
  await run();
  await rm(join(folder, first));
  await put({ [second]: "# 手引\n\n鍵は守衛室で返します。\n" });
  await run();
  expect(await documents()).toHaveLength(count);
});

test("files of one name in several folders are told apart by the folder", async () => {
  await put({
    "人事課/README.md": "# 手引\n\n甲です。\n",
    "総務課/README.md": "# 手引\n\n乙です。\n",
    "文書課/README.md": "# 手引\n\n丙です。\n",
  });
  await run();
  expect(await documents()).toEqual([
    "手引: 甲です。",
    "手引（文書課/README）: 丙です。",
    "手引（総務課/README）: 乙です。",
  ]);
});

test("a text of the same title and day replaces the other where the file says its day", async () => {
  const dated = (words: string) => `# 鍵の手引\n\n${words}\n\n附　則\nこの手引は、令和6年4月1日から施行する。\n`;
  await put({ "鍵.md": dated("鍵は窓口で返す。"), "鍵_最終版.md": dated("鍵は守衛室で返す。") });
  const reports = await run();
  expect(reports[1]).toMatchObject({
    warnings: expect.arrayContaining([{ code: "same-revision", detail: join(folder, "鍵.md") }]),
  });
  expect(await documents()).toEqual([expect.stringMatching(/^鍵の手引: 鍵は守衛室で返す。/u)]);
});
