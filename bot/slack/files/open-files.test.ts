import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, test as it, onTestFinished } from "vitest";
import { z } from "zod";
import { openLibrary } from "../../../corpus/open.ts";
import { createReaderPool } from "../../../ingest/isolation/reader-pool.ts";
import { createFolderOriginals } from "../../../ingest/originals/folder-originals.ts";
import { createAssistant } from "../../assistant.ts";
import { createDownload, fileOrigins } from "./download.ts";
import { filesMessage } from "./message.ts";
import { openFiles } from "./open-files.ts";
import { slackFiles } from "./slack-file.ts";
import { ADMINISTRATOR, MEMO, NOW, SENDER, temporaryFolder } from "./testing/desk.ts";

const THREAD = "slack:D1:1.0";

const DATED = `---\ntitle: 職場懇談会のご案内\neffectiveFrom: 2026-11-01\n---\n${MEMO}`;

/** Slack's file server on loopback, which holds the memo. @returns its origin */
async function serveMemo(): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(request.headers.authorization === "Bearer xoxb-1" ? 200 : 401).end(DATED);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
}

async function open(mode: "read" | "write") {
  const origin = await serveMemo();
  const dataFolder = await temporaryFolder();
  // A library is made by whoever writes it first.
  if (mode === "read") await (await openLibrary({ folder: dataFolder, mode: "write" })).close();
  const library = await openLibrary({ folder: dataFolder, mode });
  const assistant = await createAssistant(library, { dataFolder, llm: null, embeddingModel: null }, () => undefined);
  const download = createDownload({ token: "xoxb-1", origins: fileOrigins(`${origin}/api/`) });
  const reader = createReaderPool({ size: 1 });
  const originals = createFolderOriginals(join(dataFolder, "originals"));
  const files = await openFiles({
    library,
    mode,
    assistant,
    download,
    reader,
    originals,
    dataFolder,
    clock: () => NOW,
  });
  onTestFinished(async () => {
    await files.close();
    await reader.close();
    await assistant.close();
    await library.close();
  });
  const event = { files: [{ id: "F1", name: "懇談会.md", url_private_download: `${origin}/files/F1/download` }] };
  return { ...files, library, dataFolder, sent: slackFiles(event) };
}

it("answers from a file in its thread, from its event to the answer", async () => {
  const { desk, answererFor, sent } = await open("write");
  const outcomes = await desk.received({ files: sent, viewer: SENDER, thread: THREAD });
  expect(filesMessage(outcomes).text).toContain("を読みました。このスレッドで質問してください。");
  const answerer = await answererFor(THREAD, SENDER);
  const question = { text: "会費はいくらですか", today: "2026-11-25", viewer: SENDER };
  expect(await answerer.answer(question)).toMatchObject({
    kind: "answered",
    text: expect.stringContaining("4,500円"),
    notices: [expect.stringContaining("「懇談会.md」の内容からお答えしています。")],
  });
  const elsewhere = await answererFor("slack:D1:2.0", SENDER);
  expect(JSON.stringify(await elsewhere.answer(question))).not.toContain("4,500円");
});

it("takes an administrator's file into the library, where everybody finds it", async () => {
  const { desk, answererFor, sent, dataFolder, forgetBefore } = await open("write");
  const [outcome] = await desk.received({ files: sent, viewer: ADMINISTRATOR, thread: THREAD });
  if (outcome?.kind !== "choose") throw new Error(`${outcome?.kind} instead of choose`);
  expect(await desk.takeIn(outcome.key, ADMINISTRATOR)).toMatchObject({ kind: "taken-in", passages: 1 });
  await forgetBefore("9999-01-01T00:00:00.000Z");
  expect(await readdir(join(dataFolder, "thread-files"))).toEqual([]);
  const answerer = await answererFor(THREAD, SENDER);
  expect(await answerer.answer({ text: "会費はいくらですか", today: "2026-11-25", viewer: SENDER })).toMatchObject({
    citations: [{ url: expect.stringMatching(/^\/source\//u) }],
  });
});

it("takes nothing in beside the process that writes", async () => {
  const { desk, sent, library } = await open("read");
  const [outcome] = await desk.received({ files: sent, viewer: ADMINISTRATOR, thread: THREAD });
  if (outcome?.kind !== "choose") throw new Error(`${outcome?.kind} instead of choose`);
  expect(await desk.takeIn(outcome.key, ADMINISTRATOR)).toMatchObject({ kind: "refused" });
  expect(await desk.ask(outcome.key, ADMINISTRATOR)).toMatchObject({ kind: "askable" });
  expect(await library.documents({ asOf: "2026-11-25", viewer: ADMINISTRATOR })).toEqual([]);
});
