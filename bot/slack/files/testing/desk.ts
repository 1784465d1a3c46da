import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { ANYONE, type Viewer } from "../../../../corpus/document.ts";
import { createAnalyser } from "../../../../corpus/japanese/analyse.ts";
import { createSynonyms } from "../../../../corpus/japanese/synonyms.ts";
import { type OpenLibrary, openMemoryLibrary } from "../../../../corpus/open.ts";
import { openStore } from "../../../../corpus/store/connection.ts";
import { inProcessReader } from "../../../../ingest/isolation/in-process.ts";
import { createAnswerer } from "../../../../rag/answer.ts";
import { REGULATIONS } from "../../../../rag/testing/regulations.ts";
import { openThreadFileStore } from "../../../store/thread-files.ts";
import type { AnsweringParts } from "../file-answerer.ts";
import { createThreadFiles } from "../thread-files.ts";

export const NOW = new Date("2026-11-25T01:00:00Z");
export const SENDER: Viewer = { ...ANYONE, id: "slack:U1" };
export const OTHER: Viewer = { ...ANYONE, id: "slack:U2" };
export const ADMINISTRATOR: Viewer = { ...ANYONE, id: "slack:U9", groups: ["管理者"] };

export const MEMO =
  "職場懇談会のご案内\n\n日時は12月3日の18時から20時までです。場所は第二会議室です。\n\n会費は一人4,500円です。幹事は田中です。\n";
export const RULES =
  "---\ntitle: 若葉係文具取扱要領\neffectiveFrom: 2031-04-01\naudience: 個人:p999\n---\n（文具の申込み）\n第1条　文具の申込みは、毎月10日までに係長へ行う。\n\n（文具の返却）\n第2条　返却する文具は、棚に戻す。\n";

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** An office that knows some regulations, and what answers over it and over files. */
export async function openOffice() {
  const analyser = createAnalyser();
  const synonyms = createSynonyms([["参加費", "会費"]], [], analyser.words);
  const library: OpenLibrary = await openMemoryLibrary({ analyser });
  await library.add(REGULATIONS);
  const answererOver: AnsweringParts["answererOver"] = (other) =>
    createAnswerer({ library: other, analyser, synonyms });
  const answering = { analyser, synonyms, statistics: library.statistics, answererOver };
  return { library, answering, base: answererOver(library) };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "thread-files-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The files of a data folder, as a process that starts has them. */
export async function openFiles(dataFolder: string, answering: AnsweringParts) {
  const store = openStore(join(dataFolder, "do.sqlite"));
  const files = createThreadFiles({
    ...answering,
    store: await openThreadFileStore(store),
    reader: inProcessReader,
    folder: join(dataFolder, "thread-files"),
    clock: () => NOW,
  });
  const close = async () => {
    await files.close();
    await store.close();
  };
  return { ...files, close };
}
