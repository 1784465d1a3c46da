import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANYONE } from "./document.ts";
import { createLanceIndex } from "./lance/index-lance.ts";
import type { NewRevision } from "./library.ts";
import { type OpenLibrary, openLibrary, openMemoryLibrary } from "./open.ts";
import { openRegistry } from "./store/registry.ts";

const SCOPE = { asOf: "2026-06-01", viewer: ANYONE };

let folder = "";
const opened: OpenLibrary[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "do-library-"));
});
afterEach(async () => {
  for (const library of opened.splice(0)) await library.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a library whose writer ended midway", () => {
  it("does not show a revision that was written and never published", async () => {
    const writer = await open("write");
    await writer.add([revision("鍵は窓口で受け取る。")]);
    await leaveHalfWritten(writer, revision("鍵は守衛室で受け取る。", "2025-04-01"));
    await close(writer);
    const reader = await open("read");
    expect(await texts(reader)).toEqual(["鍵は窓口で受け取る。"]);
    const [entry] = await reader.documents(SCOPE);
    expect(entry?.revisions).toHaveLength(1);
    expect(await reader.revisionOf("2025-04-01")).toBeUndefined();
    const half = `${Number(entry?.revisions[0]?.id) + 1}-0`;
    expect(await reader.passage(half, SCOPE)).toBeUndefined();
    // The leftover is there: what keeps it out of sight is the registry.
    expect(reader.statistics().passages).toBe(2);
  });

  it("is cleared at the next opening for writing", async () => {
    const writer = await open("write");
    await leaveHalfWritten(writer, revision("鍵は守衛室で受け取る。"));
    await close(writer);
    const next = await open("write");
    expect(next.statistics().passages).toBe(0);
    expect(next.statistics().frequency("守衛")).toBe(0);
    expect(await (await openRegistry(next.store)).abandoned()).toEqual([]);
  });

  it("takes the same revision again without a double", async () => {
    const writer = await open("write");
    await leaveHalfWritten(writer, revision("鍵は守衛室で受け取る。"));
    await close(writer);
    const next = await open("write");
    await next.add([revision("鍵は守衛室で受け取る。")]);
    await next.add([revision("鍵は守衛室で受け取る。")]);
    expect(await texts(next)).toEqual(["鍵は守衛室で受け取る。"]);
    expect(next.statistics().passages).toBe(1);
  });

  it("clears a text that was replaced and whose passages are still there", async () => {
    const writer = await open("write");
    await writer.add([revision("鍵は窓口で受け取る。")]);
    const key = await leaveHalfWritten(writer, revision("鍵は守衛室で受け取る。"));
    await (await openRegistry(writer.store)).publish([key]);
    await close(writer);
    const reader = await open("read");
    expect(await texts(reader)).toEqual(["鍵は守衛室で受け取る。"]);
    expect(reader.statistics().passages).toBe(2);
    await close(reader);
    const next = await open("write");
    expect(await texts(next)).toEqual(["鍵は守衛室で受け取る。"]);
    expect(next.statistics().passages).toBe(1);
  });
});

describe("the history of a document", () => {
  it("keeps what a later text of the same day has replaced, and nothing that was never live", async () => {
    const writer = await open("write");
    const [first] = await writer.add([{ ...revision("鍵は窓口で受け取る。"), contentHash: "one" }]);
    await writer.add([{ ...revision("鍵は守衛室で受け取る。"), contentHash: "two" }]);
    await leaveHalfWritten(writer, { ...revision("鍵は要らない。"), contentHash: "half" });
    await close(writer);
    const next = await open("write");
    const registry = await openRegistry(next.store);
    expect((await registry.replaced(first?.documentId ?? "")).map(({ contentHash }) => contentHash)).toEqual(["one"]);
    expect(await registry.abandoned()).toEqual([]);
    expect(next.statistics().passages).toBe(1);
  });

  it("goes over to a revision on its day, by itself and whole, and back to the one before for days before", async () => {
    const library = await open("write");
    await library.add([revision("鍵は窓口で受け取る。"), revision("鍵は守衛室で受け取る。", "2026-07-01")]);
    const on = async (asOf: string) =>
      (await library.find({ words: ["鍵"], bigrams: [], depth: 20 }, { ...SCOPE, asOf })).map(
        ({ passage }) => passage.text,
      );
    expect([await on("2026-06-30"), await on("2026-07-01")]).toEqual([
      ["鍵は窓口で受け取る。"],
      ["鍵は守衛室で受け取る。"],
    ]);
  });
});

describe("an open reader", () => {
  it("sees what another connection adds, replaces, withdraws and restores", async () => {
    const writer = await open("write");
    const reader = await open("read");
    expect(await texts(reader)).toEqual([]);
    const [added] = await writer.add([revision("鍵は窓口で受け取る。")]);
    expect(await texts(reader)).toEqual(["鍵は窓口で受け取る。"]);
    expect(reader.statistics().passages).toBe(1);
    await writer.add([revision("鍵は守衛室で受け取る。")]);
    expect(await texts(reader)).toEqual(["鍵は守衛室で受け取る。"]);
    await writer.withdraw(added?.documentId ?? "");
    expect(await texts(reader)).toEqual([]);
    await writer.restore(added?.documentId ?? "");
    expect(await texts(reader)).toEqual(["鍵は守衛室で受け取る。"]);
  });

  it("goes on finding while another connection rebuilds the index", async () => {
    const writer = await open("write");
    await writer.add([revision("鍵は窓口で受け取る。")]);
    const reader = await open("read");
    expect(await texts(reader)).toEqual(["鍵は窓口で受け取る。"]);
    await writer.optimise();
    expect(await texts(reader)).toEqual(["鍵は窓口で受け取る。"]);
  });
});

it("finds a 号 by its words where it says something of its own, and always by its article", async () => {
  const library = await openMemoryLibrary();
  const [whole] = revision(
    "次の場所で鍵を受け取る。\n一　鍵の窓口\n二　休日に鍵を受け取る場合にあっては、守衛室が開いている時間の守衛室",
  ).passages;
  if (whole === undefined) throw new Error("There is no passage.");
  const [, short = "", long = ""] = whole.text.split("\n");
  const items = [short, long].map((text, at) => ({
    ...whole,
    kind: "item" as const,
    locator: `第1条第${at + 1}号`,
    text,
  }));
  const supplement = { ...whole, kind: "item" as const, locator: "附則第1号", article: null, text: long };
  const [added] = await library.add([{ ...revision(""), passages: [whole, ...items, supplement] }]);
  expect((await texts(library)).toSorted()).toEqual([whole.text, long].toSorted());
  const article = { key: "1", documentIds: [added?.documentId ?? ""] };
  const named = await library.find({ words: [], bigrams: [], article, depth: 20 }, SCOPE);
  expect(named.map(({ passage }) => passage.locator).toSorted()).toEqual(["第1条", "第1条第1号", "第1条第2号"]);
  await library.close();
});

it("gives others their turn while it takes in a long document", async () => {
  const library = await openMemoryLibrary();
  const long = revision("鍵は窓口で受け取る。");
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await library.add([{ ...long, passages: Array.from({ length: 320 }, () => long.passages).flat() }]);
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(10);
  await library.close();
});

async function open(mode: "read" | "write"): Promise<OpenLibrary> {
  const library = await openLibrary({ folder, mode });
  opened.push(library);
  return library;
}

async function close(library: OpenLibrary): Promise<void> {
  opened.splice(opened.indexOf(library), 1);
  await library.close();
}

/** What a process leaves that ends between writing the passages and publishing their revision. */
async function leaveHalfWritten(library: OpenLibrary, half: NewRevision): Promise<number> {
  const [key] = await (await openRegistry(library.store)).prepare([half]);
  const [passage] = half.passages;
  if (key === undefined || passage === undefined) throw new Error("Nothing was prepared.");
  const index = await createLanceIndex(join(folder, "library"), () => new Date());
  const words = library.analyser.words(passage.text);
  const terms = { contextWords: 0, headWords: [], bodyWords: words, headBigrams: [], bodyBigrams: [] };
  await index.add([{ key, passage: { ...passage, id: `${key}-0`, revisionId: `${key}`, position: 0 }, terms }]);
  await index.close();
  return key;
}

async function texts(library: OpenLibrary): Promise<readonly string[]> {
  const found = await library.find({ words: ["鍵"], bigrams: [], depth: 20 }, SCOPE);
  return found.map(({ passage }) => passage.text);
}

function revision(text: string, effectiveFrom = "2020-04-01"): NewRevision {
  return {
    document: {
      ...{ issuer: "海辺県", title: "自転車利用要領", number: null, category: "要領", owner: "総務部" },
      audience: { kind: "everyone" },
      appliesTo: { employments: [], bodies: [] },
      sample: false,
    },
    ...{ effectiveFrom, effectiveTo: null, contentHash: effectiveFrom, fileName: "自転車.md" },
    passages: [
      { ...{ kind: "article", sections: [], caption: null, locator: "第1条", article: "1", page: null }, text },
    ],
  };
}
