import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Document, Packer, Paragraph } from "docx";
import { afterAll, beforeAll, expect, test as it, onTestFinished } from "vitest";
import type { Viewer } from "../../../corpus/document.ts";
import type { Progress } from "../../../rag/contract.ts";
import { bytesOf, MEMO, OTHER, openFiles, openOffice, RULES, SENDER, temporaryFolder } from "./testing/desk.ts";
import type { ThreadFiles } from "./thread-files.ts";

const THREAD = "slack:D1:1.0";
const TODAY = "2026-11-25";
let office: Awaited<ReturnType<typeof openOffice>>;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.library.close());

async function open(folder?: string) {
  const files = await openFiles(folder ?? (await temporaryFolder()), office.answering);
  onTestFinished(files.close);
  return files;
}

async function send(files: ThreadFiles, id: string, name: string, content: string | Uint8Array, viewer = SENDER) {
  const bytes = typeof content === "string" ? bytesOf(content) : content;
  return files.makeAskable(await files.keep(THREAD, viewer, { id, name, bytes }));
}

async function ask(files: ThreadFiles, text: string, viewer: Viewer = SENDER, thread = THREAD) {
  const answerer = await files.answererFor(thread, viewer);
  return answerer?.answer({ text, today: TODAY, viewer });
}

it("answers from a file, says so, and points to no page", async () => {
  const files = await open();
  expect(await send(files, "F1", "懇談会.txt", MEMO)).toMatchObject({ kind: "askable" });
  const answer = await ask(files, "会費はいくらですか");
  expect(answer).toMatchObject({
    kind: "answered",
    text: expect.stringContaining("4,500円"),
    notices: ["「懇談会.txt」の内容からお答えしています。所属の規程ではありません。"],
    related: [],
  });
  if (answer?.kind !== "answered") throw new Error("not answered");
  for (const citation of answer.citations) {
    expect(citation).toMatchObject({ url: "", documentId: expect.stringMatching(/^file:/u) });
    expect(await office.library.passage(citation.passageId, { asOf: TODAY, viewer: SENDER })).toBeUndefined();
  }
});

it("shows no page while it answers either", async () => {
  const files = await open();
  await send(files, "F1", "懇談会.txt", MEMO);
  const shown: Progress[] = [];
  const answerer = await files.answererFor(THREAD, SENDER);
  await answerer?.answer({ text: "会費はいくらですか", today: TODAY, viewer: SENDER }, (each) => shown.push(each));
  const citations = shown.filter((each) => each.kind === "citation");
  expect(citations.map(({ citation }) => citation.url)).toEqual([""]);
  expect(JSON.stringify(shown)).not.toContain("/source/");
});

it("leaves what a file does not tell to others", async () => {
  const files = await open();
  await send(files, "F1", "懇談会.txt", MEMO);
  for (const question of [
    "在宅勤務は週何日までですか",
    "年次休暇は何日ですか",
    "残業の連絡は誰にしますか",
    "こんにちは",
  ]) {
    expect(await ask(files, question)).toMatchObject({ kind: "unanswerable" });
  }
});

it("understands other words for the same, and 「このファイル」", async () => {
  const files = await open();
  await send(files, "F1", "懇談会.txt", MEMO);
  expect(await ask(files, "参加費はいくらですか")).toMatchObject({ kind: "answered" });
  expect(await ask(files, "このファイルの会費について教えて")).toMatchObject({ kind: "answered" });
  expect(await ask(files, "添付した資料で幹事は誰ですか")).toMatchObject({ kind: "answered" });
});

it("asks a file whenever it takes effect and whomever it names as its readers, and gives its own dates", async () => {
  const files = await open();
  await send(files, "F1", "要領.md", RULES);
  const answer = await ask(files, "文具の申込みはいつまでですか");
  expect(answer).toMatchObject({ kind: "answered", citations: [{ effectiveFrom: "2031-04-01", locator: "第1条" }] });
});

it("asks all files of a thread, also two of the same title, and names the one that it quotes", async () => {
  const files = await open();
  await send(files, "F1", "懇談会.txt", MEMO);
  await send(files, "F2", "要領.md", RULES);
  await send(files, "F3", "要領の写し.md", RULES.replace("毎月10日", "毎月20日"));
  expect(await ask(files, "会費はいくらですか")).toMatchObject({
    notices: ["「懇談会.txt」の内容からお答えしています。所属の規程ではありません。"],
  });
  const answer = await ask(files, "文具の申込みはいつまでですか");
  expect(answer?.text).toContain("毎月10日");
  expect(answer?.text).toContain("毎月20日");
});

it("asks no more files of a thread than can be read together", async () => {
  const folder = await temporaryFolder();
  const files = await open(folder);
  const long = `${MEMO}\n\n${"余白の文です。\n\n".repeat(25_000)}`;
  for (const id of ["F1", "F2"]) expect(await send(files, id, `${id}.txt`, long)).toMatchObject({ kind: "askable" });
  expect((await files.answererFor(THREAD, SENDER))?.names).toHaveLength(1);
});

it("reads a Word file", async () => {
  const files = await open();
  const document = new Document({ sections: [{ children: MEMO.split("\n\n").map((text) => new Paragraph(text)) }] });
  expect(await send(files, "F1", "懇談会.docx", await Packer.toBuffer(document))).toMatchObject({ kind: "askable" });
  expect(await ask(files, "会費はいくらですか")).toMatchObject({ kind: "answered" });
});

it("answers nobody but who sent the file, and in no other thread", async () => {
  const files = await open();
  await send(files, "F1", "懇談会.txt", MEMO);
  expect(await files.answererFor(THREAD, OTHER)).toBeUndefined();
  expect(await files.answererFor("slack:D1:2.0", SENDER)).toBeUndefined();
  const kept = await files.kept(THREAD, SENDER, "F1");
  expect(kept).toBeDefined();
  expect(await files.find(kept?.key ?? "", OTHER)).toBeUndefined();
  expect(await files.kept(THREAD, OTHER, "F1")).toBeUndefined();
  await send(files, "F1", "別.txt", "会費は一人9,999円です。\n", OTHER);
  expect((await ask(files, "会費はいくらですか"))?.text).toContain("4,500円");
  expect((await ask(files, "会費はいくらですか", OTHER))?.text).toContain("9,999円");
});

it("keeps nothing for nobody", async () => {
  const files = await open();
  const nobody = { ...SENDER, id: "" };
  await expect(send(files, "F1", "懇談会.txt", MEMO, nobody)).rejects.toThrow(TypeError);
});

it("still answers after a restart", async () => {
  const folder = await temporaryFolder();
  const first = await openFiles(folder, office.answering);
  await send(first, "F1", "懇談会.txt", MEMO);
  await first.close();
  expect(await ask(await open(folder), "会費はいくらですか")).toMatchObject({ kind: "answered" });
});

it("keeps a file once, its bytes by their hash and no other name", async () => {
  const folder = await temporaryFolder();
  const files = await open(folder);
  await send(files, "F1", "../../懇談会.txt", MEMO);
  await send(files, "F1", "../../懇談会.txt", MEMO);
  await send(files, "F2", "写し.txt", MEMO);
  const [name, ...others] = await readdir(join(folder, "thread-files"));
  expect(others).toEqual([]);
  expect(name).toMatch(/^[0-9a-f]{64}$/u);
  expect(await readFile(join(folder, "thread-files", name ?? ""), "utf8")).toBe(MEMO);
});

it("forgets what is older than a moment, with its bytes", async () => {
  const folder = await temporaryFolder();
  const files = await open(folder);
  await send(files, "F1", "懇談会.txt", MEMO);
  await files.forgetBefore("2026-11-25T00:00:00.000Z");
  expect(await ask(files, "会費はいくらですか")).toMatchObject({ kind: "answered" });
  await files.forgetBefore("9999-01-01T00:00:00.000Z");
  expect(await files.answererFor(THREAD, SENDER)).toBeUndefined();
  expect(await readdir(join(folder, "thread-files"))).toEqual([]);
});

it("tells why a file cannot be asked", async () => {
  const files = await open();
  const reasonOf = async (name: string, content: string | Uint8Array) => {
    const result = await send(files, name, name, content);
    return result.kind === "refused" ? result.reason : result.kind;
  };
  expect(await reasonOf("a.txt", "")).toBe("ファイルが空です。");
  expect(await reasonOf("a.exe", "MZ")).toContain("この種類のファイルは読めません。");
  expect(await reasonOf("a.pdf", "%PDF-1.4 broken")).toContain("ファイルが壊れていて開けません。");
  expect(await reasonOf("a.md", "---\neffectiveFrom: 昨日\n---\n本文\n")).toContain("「昨日」は日付として読めない");
  expect(await reasonOf("long.txt", "長い文章です。\n\n".repeat(80_000))).toContain("文章が長すぎる");
  expect(await files.answererFor(THREAD, SENDER)).toBeUndefined();
});

it("tells that a file is gone whose bytes are", async () => {
  const folder = await temporaryFolder();
  const files = await open(folder);
  const file = await files.keep(THREAD, SENDER, { id: "F1", name: "懇談会.txt", bytes: bytesOf(MEMO) });
  const other = await openFiles(await temporaryFolder(), office.answering);
  onTestFinished(other.close);
  expect(await other.makeAskable(file)).toMatchObject({ reason: expect.stringContaining("もう一度送ってください") });
});

it("answers in more threads than are kept open, also at the same time", async () => {
  const files = await open();
  const threads = Array.from({ length: 13 }, (_, at) => `slack:D1:${at}.0`);
  for (const [at, thread] of threads.entries()) {
    const content = `会費は一人${at + 1}00円です。\n`;
    await files.makeAskable(await files.keep(thread, SENDER, { id: "F1", name: "a.txt", bytes: bytesOf(content) }));
  }
  const answers = await Promise.all(
    [...threads, ...threads].map((thread) => ask(files, "会費はいくら", SENDER, thread)),
  );
  const expected = threads.map((_, at) => expect.stringContaining(`一人${at + 1}00円`));
  expect(answers.map((answer) => answer?.text)).toEqual([...expected, ...expected]);
});
