import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as it, onTestFinished } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { openConversationStore, type StoredTurn } from "./conversations.ts";

async function openAt(file: string) {
  const store = openStore(file);
  return { conversations: await openConversationStore(store), close: store.close };
}

async function open() {
  const { conversations, close } = await openAt(":memory:");
  onTestFinished(close);
  return conversations;
}

function turn(id: string, changes: Partial<StoredTurn> = {}): StoredTurn {
  return {
    id,
    thread: "t1",
    viewerId: "p001",
    askedAt: `2026-11-20T00:00:0${id}.000Z`,
    question: `質問${id}`,
    asked: `質問${id}`,
    asOf: null,
    reply: { kind: "chat", text: `返事${id}` },
    ...changes,
  };
}

const ANSWERED: StoredTurn["reply"] = {
  kind: "answered",
  text: "五日とする。[1]",
  confidence: 0.9,
  citations: [
    {
      label: 1,
      passageId: "1",
      documentId: "abc",
      title: "休暇規則",
      locator: "第3条",
      article: "3",
      effectiveFrom: "2024-04-01",
      effectiveTo: null,
      quote: "五日とする。",
      url: "/source/abc",
    },
  ],
  related: [{ documentId: "def", title: "手引", locator: "", url: "/source/def" }],
  composer: "quotation",
  notices: ["見本の資料です。"],
  asOf: "2026-11-20",
  timings: { retrieveMs: 1, composeMs: 2 },
};

it("gives a thread's turns back as they were stored, oldest first", async () => {
  const conversations = await open();
  const turns = [
    turn("1", { reply: ANSWERED, asOf: "2025-04-01" }),
    turn("2", { reply: { kind: "clarify", text: "どなたの？", choices: [{ label: "常勤", question: "常勤の？" }] } }),
    turn("3", {
      reply: {
        ...{ kind: "unanswerable", text: "確認できませんでした。", confidence: 0.1, nearest: [], notices: [] },
        ...{ handOff: { department: "人事課" }, asOf: "2026-11-20", timings: { retrieveMs: 1, composeMs: 0 } },
      },
    }),
  ];
  for (const each of [...turns].reverse()) await conversations.add(each);
  expect(await conversations.turns("t1", "p001")).toEqual(turns);
});

it("keeps what was stored after the file is closed and opened again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "conversations-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const first = await openAt(join(folder, "do.sqlite"));
  await first.conversations.add(turn("1"));
  await first.close();
  const second = await openAt(join(folder, "do.sqlite"));
  onTestFinished(second.close);
  expect(await second.conversations.turns("t1", "p001")).toEqual([turn("1")]);
});

it("names a thread by its first question and lists the last asked first", async () => {
  const conversations = await open();
  await conversations.add(turn("1"));
  await conversations.add(turn("2", { thread: "t2" }));
  await conversations.add(turn("3"));
  await conversations.add(turn("4", { thread: "t3", viewerId: "p002" }));
  expect(await conversations.threads("p001", 10)).toEqual([
    { thread: "t1", title: "質問1", lastAskedAt: "2026-11-20T00:00:03.000Z" },
    { thread: "t2", title: "質問2", lastAskedAt: "2026-11-20T00:00:02.000Z" },
  ]);
  expect((await conversations.threads("p001", 1)).map(({ thread }) => thread)).toEqual(["t1"]);
});

it("keeps two viewers' threads of the same id apart", async () => {
  const conversations = await open();
  await conversations.add(turn("1"));
  await conversations.add(turn("2", { viewerId: "p002" }));
  expect((await conversations.turns("t1", "p001")).map(({ id }) => id)).toEqual(["1"]);
  expect((await conversations.latestQuestion("t1", "p002"))?.id).toBe("2");
  expect(await conversations.forget("t1", "p002")).toBe(true);
  expect((await conversations.turns("t1", "p001")).map(({ id }) => id)).toEqual(["1"]);
});

it("finds the newest question, passing over small talk", async () => {
  const conversations = await open();
  expect(await conversations.latestQuestion("t1", "p001")).toBeUndefined();
  await conversations.add(turn("1"));
  await conversations.add(turn("2", { asked: null }));
  expect((await conversations.latestQuestion("t1", "p001"))?.id).toBe("1");
});

it("lists what a viewer asked in whatever thread, newest first, and finds a turn by its id", async () => {
  const conversations = await open();
  await conversations.add(turn("1"));
  await conversations.add(turn("2", { thread: "t2" }));
  await conversations.add(turn("3", { asked: null }));
  await conversations.add(turn("4", { viewerId: "p002" }));
  expect((await conversations.asked("p001", 10)).map(({ id }) => id)).toEqual(["2", "1"]);
  expect((await conversations.asked("p001", 1)).map(({ id }) => id)).toEqual(["2"]);
  expect(await conversations.turn("4")).toEqual(turn("4", { viewerId: "p002" }));
  expect(await conversations.turn("9")).toBeUndefined();
});

it("forgets a thread with its turns, once", async () => {
  const conversations = await open();
  await conversations.add(turn("1"));
  expect(await conversations.forget("t1", "p009")).toBe(false);
  expect(await conversations.forget("t1", "p001")).toBe(true);
  expect(await conversations.turns("t1", "p001")).toEqual([]);
  expect(await conversations.threads("p001", 10)).toEqual([]);
  expect(await conversations.forget("t1", "p001")).toBe(false);
});

it("stores neither thread nor turn where the turn cannot be stored", async () => {
  const conversations = await open();
  await conversations.add(turn("1"));
  await expect(conversations.add(turn("1", { thread: "t2" }))).rejects.toThrow("UNIQUE");
  expect((await conversations.threads("p001", 10)).map(({ thread }) => thread)).toEqual(["t1"]);
});
