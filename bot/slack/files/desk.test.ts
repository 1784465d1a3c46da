import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test as it, onTestFinished } from "vitest";
import type { Viewer } from "../../../corpus/document.ts";
import { openMemoryLibrary } from "../../../corpus/open.ts";
import { inProcessReader } from "../../../ingest/isolation/in-process.ts";
import { createFolderOriginals } from "../../../ingest/originals/folder-originals.ts";
import { createFileDesk } from "./desk.ts";
import type { Downloaded } from "./download.ts";
import type { HostedFile, SlackFile } from "./slack-file.ts";
import { createTakeIn } from "./take-in.ts";
import {
  ADMINISTRATOR,
  bytesOf,
  MEMO,
  OTHER,
  openFiles,
  openOffice,
  RULES,
  SENDER,
  temporaryFolder,
} from "./testing/desk.ts";

const THREAD = "slack:D1:1.0";
const SCOPE = { asOf: "2032-01-01", viewer: ADMINISTRATOR };
let office: Awaited<ReturnType<typeof openOffice>>;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.library.close());

/** A desk whose Slack holds `contents` by file id, over a data folder and an empty library that it may write or not. */
async function openDesk(contents: Readonly<Record<string, string>>, { writes = true } = {}) {
  const folder = await temporaryFolder();
  const files = await openFiles(folder, office.answering);
  const library = await openMemoryLibrary({ analyser: office.library.analyser });
  onTestFinished(async () => {
    await files.close();
    await library.close();
  });
  const downloads: string[] = [];
  const download = async ({ id }: HostedFile): Promise<Downloaded> => {
    downloads.push(id);
    const content = contents[id];
    return content === undefined ? { kind: "failed", reason: "gone" } : { kind: "bytes", bytes: bytesOf(content) };
  };
  const takeIn = createTakeIn({
    ...{ library: writes ? library : null, reader: inProcessReader, folder: join(folder, "taking-in") },
    originals: createFolderOriginals(join(folder, "originals")),
  });
  const desk = createFileDesk({ download, files, takeIn });
  const receive = (sent: readonly SlackFile[], viewer: Viewer) =>
    desk.received({ files: sent, viewer, thread: THREAD });
  return { desk, receive, files, library, downloads, folder };
}

function hosted(id: string, name: string): SlackFile {
  return { kind: "hosted", id, name, mimetype: "", size: null, url: `https://files.slack.com/${id}` };
}

/** The key of the file that an administrator is asked about. */
async function keyOf({ receive }: Awaited<ReturnType<typeof openDesk>>, file: SlackFile): Promise<string> {
  const [outcome] = await receive([file], ADMINISTRATOR);
  if (outcome?.kind !== "choose") throw new Error(`${outcome?.kind} instead of choose`);
  return outcome.key;
}

it("reads what anybody sends, and answers from it in that thread", async () => {
  const { receive, files } = await openDesk({ F1: MEMO });
  expect(await receive([hosted("F1", "懇談会.txt")], SENDER)).toMatchObject([{ kind: "askable", name: "懇談会.txt" }]);
  expect(await files.answererFor(THREAD, SENDER)).toMatchObject({ names: ["懇談会.txt"] });
});

it("tells the same of a message that is delivered again, and fetches its files once", async () => {
  const { receive, downloads } = await openDesk({ F1: MEMO, F2: RULES });
  const sent = [hosted("F1", "懇談会.txt"), hosted("F2", "要領.md")];
  for (const viewer of [SENDER, ADMINISTRATOR]) {
    expect(await receive(sent, viewer)).toEqual(await receive(sent, viewer));
  }
  expect(downloads).toEqual(["F1", "F2", "F1", "F2"]);
});

it("goes on where it ended between keeping a file and reading it", async () => {
  const { receive, files, downloads } = await openDesk({});
  await files.keep(THREAD, SENDER, { id: "F1", name: "懇談会.txt", bytes: bytesOf(MEMO) });
  expect(await receive([hosted("F1", "懇談会.txt")], SENDER)).toMatchObject([{ kind: "askable" }]);
  expect(downloads).toEqual([]);
});

it("tells of each file why it cannot be read, and keeps none of them", async () => {
  const { receive, files } = await openDesk({ F2: "MZ" });
  const canvas = { kind: "unavailable", id: "F3", name: "議事録", why: "not-a-file" } as const;
  expect(await receive([hosted("F1", "a.txt"), hosted("F2", "b.zip"), canvas], SENDER)).toEqual([
    { kind: "refused", name: "a.txt", reason: "このファイルは削除されています。もう一度送ってください。" },
    { kind: "refused", name: "b.zip", reason: expect.stringContaining("この種類のファイルは読めません。") },
    { kind: "refused", name: "議事録", reason: expect.stringContaining("キャンバス") },
  ]);
  expect(await files.kept(THREAD, SENDER, "F2")).toBeUndefined();
});

it("takes five files at once and says so of the rest", async () => {
  const names = Array.from({ length: 8 }, (_, at) => `F${at}`);
  const { receive, downloads } = await openDesk(Object.fromEntries(names.map((name) => [name, MEMO])));
  const outcomes = await receive(
    names.map((name) => hosted(name, `${name}.txt`)),
    SENDER,
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual([...Array(5).fill("askable"), "refused"]);
  expect(downloads).toHaveLength(5);
});

it("lets an administrator choose, and asks nothing of the file before", async () => {
  const opened = await openDesk({ F1: MEMO });
  const key = await keyOf(opened, hosted("F1", "懇談会.txt"));
  expect(await opened.files.answererFor(THREAD, ADMINISTRATOR)).toBeUndefined();
  expect(await opened.desk.ask(key, ADMINISTRATOR)).toMatchObject({ kind: "askable", name: "懇談会.txt" });
  expect(await opened.files.answererFor(THREAD, ADMINISTRATOR)).toBeDefined();
  expect(await opened.library.documents(SCOPE)).toEqual([]);
});

it("takes a file in once, however often the button is pressed", async () => {
  const opened = await openDesk({
    F1: "---\ntitle: 文具取扱要領\neffectiveFrom: 2031-04-01\n---\n第1条　本文とする。\n",
  });
  const key = await keyOf(opened, hosted("F1", "要領.md"));
  const outcomes = await Promise.all([1, 2, 3].map(() => opened.desk.takeIn(key, ADMINISTRATOR)));
  const same = { name: "要領.md", title: "文具取扱要領", effectiveFrom: "2031-04-01" };
  expect(outcomes.toSorted((one, other) => one.kind.localeCompare(other.kind))).toEqual([
    { ...same, kind: "taken-in", passages: 1, audience: { kind: "everyone" }, warnings: [] },
    { ...same, kind: "unchanged" },
    { ...same, kind: "unchanged" },
  ]);
  const [entry, ...others] = await opened.library.documents(SCOPE);
  expect(others).toEqual([]);
  expect(entry?.revisions.map(({ fileName }) => fileName)).toEqual(["要領.md"]);
  expect(await readdir(join(opened.folder, "taking-in"))).toEqual([]);
});

it("tells what was assumed of a file without a date and a title", async () => {
  const opened = await openDesk({ F1: "会費は一人4,500円です。\n" });
  const key = await keyOf(opened, hosted("F1", "懇談会の案内.txt"));
  expect(await opened.desk.takeIn(key, ADMINISTRATOR)).toMatchObject({
    kind: "taken-in",
    warnings: expect.arrayContaining([expect.stringContaining("施行日が見つからないため")]),
  });
});

it("keeps the title of a document to itself that the administrator may not read", async () => {
  const opened = await openDesk({ F1: RULES });
  const key = await keyOf(opened, hosted("F1", "要領.md"));
  await opened.desk.takeIn(key, ADMINISTRATOR);
  expect(await opened.desk.takeIn(key, ADMINISTRATOR)).toMatchObject({ kind: "unchanged", title: "要領.md" });
});

it("tells why a file was not taken in", async () => {
  const opened = await openDesk({ F1: "%PDF-1.4 broken" });
  const key = await keyOf(opened, hosted("F1", "a.pdf"));
  expect(await opened.desk.takeIn(key, ADMINISTRATOR)).toMatchObject({
    kind: "refused",
    name: "a.pdf",
    reason: expect.stringContaining("壊れていて開けません"),
  });
  expect(await opened.desk.ask(key, ADMINISTRATOR)).toMatchObject({ kind: "refused", name: "a.pdf" });
});

it("says so where this process may not write the library", async () => {
  const opened = await openDesk({ F1: MEMO }, { writes: false });
  const key = await keyOf(opened, hosted("F1", "懇談会.txt"));
  expect(await opened.desk.takeIn(key, ADMINISTRATOR)).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("取り込めない状態"),
  });
});

it("goes on taking in after a file at which the library failed", async () => {
  const { library, folder } = await openDesk({});
  const outcomes = [() => Promise.reject(new Error("disk full")), library.optimise];
  const flaky = { ...library, optimise: async () => outcomes.shift()?.() };
  const takeIn = createTakeIn({
    ...{ library: flaky, reader: inProcessReader, folder },
    originals: createFolderOriginals(join(folder, "originals")),
  });
  const file = { name: "a.txt", bytes: bytesOf(MEMO) };
  const [first, second] = await Promise.allSettled([takeIn(file, ADMINISTRATOR), takeIn(file, ADMINISTRATOR)]);
  expect(first).toMatchObject({ status: "rejected", reason: { message: "disk full" } });
  expect(second).toMatchObject({ status: "fulfilled", value: { kind: "unchanged" } });
});

it("gives a file to nobody but its sender, and takes it in for administrators only", async () => {
  const opened = await openDesk({ F1: MEMO });
  const key = await keyOf(opened, hosted("F1", "懇談会.txt"));
  const other = { ...ADMINISTRATOR, id: "slack:U8" };
  for (const outcome of [await opened.desk.takeIn(key, other), await opened.desk.ask(key, OTHER)]) {
    expect(outcome).toMatchObject({ kind: "refused", name: null });
  }
  expect(await opened.desk.takeIn(key, { ...ADMINISTRATOR, groups: [] })).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("管理者だけ"),
  });
  expect(await opened.library.documents(SCOPE)).toEqual([]);
});

it("forgets the files of a message that its sender deletes", async () => {
  const { desk, receive, files } = await openDesk({ F1: MEMO, F2: RULES });
  const [first, second] = [hosted("F1", "懇談会.txt"), hosted("F2", "要領.md")];
  await receive([first, second], SENDER);
  await desk.deleted({ files: [first], viewer: OTHER, thread: THREAD });
  expect(await files.answererFor(THREAD, SENDER)).toMatchObject({ names: ["懇談会.txt", "要領.md"] });
  await desk.deleted({ files: [first], viewer: SENDER, thread: THREAD });
  expect(await files.answererFor(THREAD, SENDER)).toMatchObject({ names: ["要領.md"] });
});
