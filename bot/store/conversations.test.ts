import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { CompiledQuery, type KyselyPlugin, sql } from "kysely";
import { expect, test as it, onTestFinished } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { type ConversationStore, openConversationStore, type StoredTurn } from "./conversations.ts";

const TODAY = "2026-11-20";

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
    owner: "p001",
    askerId: "p001",
    key: null,
    askedAt: `2026-11-20T00:00:0${id}.000Z`,
    question: `質問${id}`,
    asked: `質問${id}`,
    asOf: null,
    reply: { kind: "chat", text: `返事${id}` },
    ...changes,
  };
}

function ids(turns: readonly StoredTurn[]): readonly string[] {
  return turns.map(({ id }) => id);
}

async function everyRead(conversations: ConversationStore): Promise<void> {
  await conversations.add(turn("1", { key: "C1:1" }), TODAY);
  await conversations.replace(turn("1", { key: "C1:1" }));
  await conversations.byKey("C1:1");
  await conversations.turn("1");
  await conversations.recent("t1", "p001", 10);
  await conversations.recent("t1", "p001", 10, "1");
  await conversations.turns("t1", "p001");
  await conversations.asked("p001", 10);
  await conversations.threads("p001", 10);
  await conversations.pinnedOn("t1", "p001");
  await conversations.forgetBefore("2030-01-01T00:00:00.000Z");
  await conversations.forget("t1", "p001");
}

/** What the product wrote before its schema had versions. */
const FORMER = [
  `create table threads (thread text not null, viewer_id text not null, title text not null, last_asked_at text not null,
    primary key (thread, viewer_id))`,
  "create index threads_by_viewer on threads (viewer_id, last_asked_at)",
  `create table turns (key integer primary key autoincrement, id text not null unique, thread text not null,
    viewer_id text not null, asked_at text not null, question text not null, asked text, as_of text, reply text not null,
    foreign key (thread, viewer_id) references threads (thread, viewer_id) on delete cascade)`,
  "create index turns_by_thread on turns (thread, viewer_id)",
  "insert into threads values ('t1', 'p001', '質問1', '2026-11-20T00:00:02.000Z')",
  ...["1", "2"].map(
    (id) => `insert into turns values (${id}, '${id}', 't1', 'p001', '2026-11-20T00:00:0${id}.000Z', '質問${id}',
      '質問${id}', null, '{"kind":"chat","text":"返事${id}"}')`,
  ),
];

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
  for (const each of [...turns].reverse()) await conversations.add(each, TODAY);
  expect(await conversations.turns("t1", "p001")).toEqual(turns);
});

it("keeps what was stored after the file is closed and opened again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "conversations-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const first = await openAt(join(folder, "do.sqlite"));
  await first.conversations.add(turn("1"), TODAY);
  await first.close();
  const second = await openAt(join(folder, "do.sqlite"));
  onTestFinished(second.close);
  expect(await second.conversations.turns("t1", "p001")).toEqual([turn("1")]);
});

it("names a thread by its first question and lists the last asked first", async () => {
  const conversations = await open();
  await conversations.add(turn("1"), TODAY);
  await conversations.add(turn("2", { thread: "t2" }), TODAY);
  await conversations.add(turn("3"), TODAY);
  await conversations.add(turn("4", { thread: "t3", owner: "p002" }), TODAY);
  expect(await conversations.threads("p001", 10)).toEqual([
    { thread: "t1", title: "質問1", lastAskedAt: "2026-11-20T00:00:03.000Z" },
    { thread: "t2", title: "質問2", lastAskedAt: "2026-11-20T00:00:02.000Z" },
  ]);
  expect((await conversations.threads("p001", 1)).map(({ thread }) => thread)).toEqual(["t1"]);
});

it("keeps two owners' threads of the same id apart", async () => {
  const conversations = await open();
  await conversations.add(turn("1"), TODAY);
  await conversations.add(turn("2", { owner: "p002" }), TODAY);
  expect(ids(await conversations.turns("t1", "p001"))).toEqual(["1"]);
  expect(ids(await conversations.recent("t1", "p002", 10))).toEqual(["2"]);
  expect(await conversations.forget("t1", "p002")).toBe(true);
  expect(ids(await conversations.turns("t1", "p001"))).toEqual(["1"]);
});

it("gives the newest turns of a thread first, and those before a turn", async () => {
  const conversations = await open();
  for (const id of ["3", "1", "2", "4"]) await conversations.add(turn(id), TODAY);
  expect(ids(await conversations.recent("t1", "p001", 3))).toEqual(["4", "3", "2"]);
  expect(ids(await conversations.recent("t1", "p001", 10, "3"))).toEqual(["2", "1"]);
  expect(ids(await conversations.recent("t1", "p001", 10, "1"))).toEqual([]);
});

it("lists what a person asked, alone or in a room, newest first, and finds a turn by its id", async () => {
  const conversations = await open();
  await conversations.add(turn("1"), TODAY);
  await conversations.add(turn("2", { thread: "t2", owner: "room" }), TODAY);
  await conversations.add(turn("3", { asked: null }), TODAY);
  await conversations.add(turn("4", { thread: "t2", owner: "room", askerId: "p002" }), TODAY);
  expect(ids(await conversations.asked("p001", 10))).toEqual(["2", "1"]);
  expect(ids(await conversations.asked("p001", 1))).toEqual(["2"]);
  expect(await conversations.turn("4")).toEqual(turn("4", { thread: "t2", owner: "room", askerId: "p002" }));
  expect(await conversations.turn("9")).toBeUndefined();
});

it("stores one turn for a key and says which one that is", async () => {
  const conversations = await open();
  const first = turn("1", { key: "C1:1" });
  expect(await conversations.add(first, TODAY)).toEqual(first);
  expect(await conversations.add(turn("2", { key: "C1:1", thread: "t2" }), TODAY)).toEqual(first);
  expect(await conversations.byKey("C1:1")).toEqual(first);
  expect(await conversations.byKey("C1:2")).toBeUndefined();
  expect(ids(await conversations.turns("t1", "p001"))).toEqual(["1"]);
  expect(await conversations.threads("p001", 10)).toHaveLength(1);
});

it("replaces what was asked and replied in its place, and names the thread anew where it was the first", async () => {
  const conversations = await open();
  await conversations.add(turn("1", { key: "C1:1" }), TODAY);
  await conversations.add(turn("2"), TODAY);
  const edited = turn("1", { key: "C1:1", question: "新しい質問", asked: null, asOf: "2025-04-01", reply: ANSWERED });
  await conversations.replace(edited);
  expect(await conversations.turns("t1", "p001")).toEqual([edited, turn("2")]);
  expect((await conversations.threads("p001", 10))[0]?.title).toBe("新しい質問");
  await conversations.replace(turn("2", { question: "二つめ" }));
  expect((await conversations.threads("p001", 10))[0]?.title).toBe("新しい質問");
});

it("pins a thread to the day on which it began", async () => {
  const conversations = await open();
  await conversations.add(turn("1"), "2026-11-20");
  await conversations.add(turn("2"), "2026-11-24");
  expect(await conversations.pinnedOn("t1", "p001")).toBe("2026-11-20");
  expect(await conversations.pinnedOn("t1", "p002")).toBeUndefined();
});

it("forgets what was asked before a moment, and names a thread that goes on by what is left", async () => {
  const conversations = await open();
  const old = (id: number) => turn(`old-${id}`, { thread: `t-${id % 150}`, askedAt: "2026-10-01T00:00:00.000Z" });
  for (let id = 0; id < 450; id += 1) await conversations.add(old(id), TODAY);
  await conversations.add(turn("1", { thread: "t-7", askedAt: "2026-11-01T00:00:00.000Z" }), TODAY);
  expect(await conversations.forgetBefore("2026-11-01T00:00:00.000Z")).toBe(450);
  expect(await conversations.threads("p001", 10)).toEqual([
    { thread: "t-7", title: "質問1", lastAskedAt: "2026-11-01T00:00:00.000Z" },
  ]);
  expect(ids(await conversations.turns("t-7", "p001"))).toEqual(["1"]);
  expect(await conversations.turns("t-8", "p001")).toEqual([]);
  expect(await conversations.forgetBefore("2026-11-01T00:00:00.000Z")).toBe(0);
});

it("serves others while it forgets", async () => {
  const conversations = await open();
  for (let id = 0; id < 450; id += 1) {
    await conversations.add(turn(`old-${id}`, { askedAt: "2026-10-01T00:00:00.000Z" }), TODAY);
  }
  const order: string[] = [];
  const forgetting = conversations.forgetBefore("2026-11-01T00:00:00.000Z").then(() => order.push("forgotten"));
  await setImmediate();
  order.push("served");
  await forgetting;
  expect(order).toEqual(["served", "forgotten"]);
});

it("opens a data folder of the schema before versions and keeps its turns", async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  for (const statement of FORMER) await sql.raw(statement).execute(store.db);
  const conversations = await openConversationStore(store);
  expect(await conversations.turns("t1", "p001")).toEqual([turn("1"), turn("2")]);
  expect(await conversations.asked("p001", 10)).toEqual([turn("2"), turn("1")]);
  expect(await conversations.threads("p001", 10)).toEqual([
    { thread: "t1", title: "質問1", lastAskedAt: "2026-11-20T00:00:02.000Z" },
  ]);
  expect(await conversations.pinnedOn("t1", "p001")).toBe("2026-11-20");
  await conversations.add(turn("3", { key: "C1:1" }), TODAY);
  expect(ids(await (await openConversationStore(store)).turns("t1", "p001"))).toEqual(["1", "2", "3"]);
});

it("reads by an index, whatever it is asked", async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  const queries: CompiledQuery[] = [];
  const recorder: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      queries.push(store.db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const conversations = await openConversationStore({ ...store, db: store.db.withPlugin(recorder) });
  queries.length = 0;
  await everyRead(conversations);
  const read = queries.filter(({ sql: text }) => /^(?:select|update|delete)/u.test(text));
  const plans = read.map(({ sql: text, parameters }) =>
    store.db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${text}`, [...parameters])),
  );
  const details = (await Promise.all(plans)).flatMap(({ rows }) => rows.map(({ detail }) => detail));
  expect(details.length).toBeGreaterThan(10);
  expect(details.filter((detail) => /^SCAN (?:turns|threads)/u.test(detail))).toEqual([]);
});

it("forgets a thread with its turns, once", async () => {
  const conversations = await open();
  await conversations.add(turn("1"), TODAY);
  expect(await conversations.forget("t1", "p009")).toBe(false);
  expect(await conversations.forget("t1", "p001")).toBe(true);
  expect(await conversations.turns("t1", "p001")).toEqual([]);
  expect(await conversations.threads("p001", 10)).toEqual([]);
  expect(await conversations.forget("t1", "p001")).toBe(false);
});

it("stores neither thread nor turn where the turn cannot be stored", async () => {
  const conversations = await open();
  await conversations.add(turn("1"), TODAY);
  await expect(conversations.add(turn("1", { thread: "t2" }), TODAY)).rejects.toThrow("UNIQUE");
  expect((await conversations.threads("p001", 10)).map(({ thread }) => thread)).toEqual(["t1"]);
});
