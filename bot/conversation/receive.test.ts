import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { ANYONE, type Viewer } from "../../corpus/document.ts";
import type { DocumentEntry, Scope } from "../../corpus/library.ts";
import { openStore } from "../../corpus/store/connection.ts";
import type { Answer, Answerer, Question, SearchHit } from "../../rag/contract.ts";
import { openConversationStore } from "../store/conversations.ts";
import { openWishStore, type WishStore } from "../store/wishes.ts";
import type { Conversation, Utterance } from "./contract.ts";
import { createConversation } from "./receive.ts";
import type { Route } from "./route-contract.ts";

const VIEWER: Viewer = { ...ANYONE, id: "p001", employment: "常勤職員" };
const CLARIFY: Answer = {
  kind: "clarify",
  text: "どの任用区分についてのご質問ですか。",
  choices: [{ label: "再任用職員", question: "再任用職員の年次休暇は何日ですか？" }],
};

let asked: Question[];
let searched: Question[];
let hits: readonly SearchHit[];
let entries: readonly DocumentEntry[];
let scopes: Scope[];
let wishes: WishStore;
let reply: (question: Question) => Answer;
let now: Date;
let conversation: Conversation;

const answerer: Answerer = {
  answer: async (question, onProgress) => {
    asked.push(question);
    onProgress?.({ kind: "status", text: "資料を探しています" });
    return reply(question);
  },
  search: async (question) => {
    searched.push(question);
    return hits;
  },
};

/** Forms and the rest behind words that the tests choose; everything else is a question. */
const route: Route = (text) => {
  if (text.includes("アプリか")) return { kind: "doubt", doors: ["app", "question"] };
  const doors = {
    アプリがほしい: "app",
    改善しました: "improvement",
    誤り: "correction",
    状況: "status",
    担当者: "person",
  } as const;
  const [, door = "question"] = Object.entries(doors).find(([word]) => text.includes(word)) ?? [];
  return { kind: "door", door };
};

function unanswerable(text: string): Answer {
  return {
    kind: "unanswerable",
    text,
    confidence: 0.1,
    nearest: [],
    handOff: null,
    notices: ["見本の資料です。"],
    asOf: "2026-11-20",
    timings: { retrieveMs: 1, composeMs: 0 },
  };
}

beforeEach(async () => {
  asked = [];
  searched = [];
  hits = [];
  entries = [];
  scopes = [];
  reply = ({ text }) => unanswerable(`${text}は確認できませんでした。`);
  now = new Date("2026-11-20T03:00:00Z");
  const store = openStore(":memory:");
  onTestFinished(store.close);
  let ids = 0;
  wishes = await openWishStore(store);
  conversation = createConversation({
    answerer,
    library: {
      documents: async (scope) => {
        scopes.push(scope);
        return entries;
      },
    },
    wishes,
    route,
    store: await openConversationStore(store),
    clock: () => now,
    newId: () => `id-${++ids}`,
    timeZone: "Asia/Tokyo",
  });
});

async function say(text: string, thread = "t1", viewer = VIEWER, more: Partial<Utterance> = {}) {
  const received = await conversation.receive({ text, viewer, thread, ...more });
  if (received.kind === "rejected") throw new Error(received.sentence);
  return received.turn;
}

describe("what cannot be asked", () => {
  test.each([
    ["", "質問の文章を入力してください。"],
    [" 　\n\t", "質問の文章を入力してください。"],
    ["\u200B\u200D\u0000", "質問の文章を入力してください。"],
    ["😊👍🏽", "質問の文章を入力してください。記号や絵文字だけではお答えできません。"],
    ["1️⃣🇯🇵", "質問の文章を入力してください。記号や絵文字だけではお答えできません。"],
    ["？？？ーー！", "質問の文章を入力してください。記号や絵文字だけではお答えできません。"],
  ])("%j is rejected with what to do", async (text, sentence) => {
    expect(await conversation.receive({ text, viewer: VIEWER, thread: "t1" })).toEqual({ kind: "rejected", sentence });
    expect(asked).toEqual([]);
    expect(await conversation.threads(VIEWER.id, 10)).toEqual([]);
  });

  test("more than 2,000 characters are rejected, and the sentence counts them", async () => {
    const received = await conversation.receive({ text: "休".repeat(10_000), viewer: VIEWER });
    expect(received).toMatchObject({ kind: "rejected", sentence: expect.stringContaining("いまは10,000文字です") });
  });

  test("characters are counted as people see them, not as UTF-16 units", async () => {
    expect((await say("𠮷".repeat(2_000))).question).toBe("𠮷".repeat(2_000));
    expect(await conversation.receive({ text: "𠮷".repeat(2_001), viewer: VIEWER })).toMatchObject({
      kind: "rejected",
    });
  });
});

describe("a question", () => {
  test("goes to the answerer with the viewer, the chosen day and the office's date", async () => {
    now = new Date("2026-11-19T15:30:00Z");
    const text = "年次休暇は何日ですか？";
    await conversation.receive({ text, viewer: VIEWER, asOf: "2024-04-01" });
    expect(asked).toEqual([{ text, today: "2026-11-20", viewer: VIEWER, asOf: "2024-04-01" }]);
  });

  test("in English is asked like any other", async () => {
    await say("How many days of annual leave do I have?");
    expect(asked.map(({ text }) => text)).toEqual(["How many days of annual leave do I have?"]);
  });

  test("after a greeting is asked without it and kept as it was said", async () => {
    const turn = await say("お疲れさまです。旅費の上限は？");
    expect(asked.map(({ text }) => text)).toEqual(["旅費の上限は？"]);
    expect(turn.question).toBe("お疲れさまです。旅費の上限は？");
    expect(turn.reply).toMatchObject({ notices: ["見本の資料です。"] });
  });

  test("begins a thread of its own where none is given", async () => {
    const received = await conversation.receive({ text: "年次休暇は何日ですか？", viewer: VIEWER });
    const thread = received.kind === "turn" ? received.turn.thread : "";
    expect(await conversation.threads(VIEWER.id, 10)).toEqual([
      { thread, title: "年次休暇は何日ですか？", lastAskedAt: "2026-11-20T03:00:00.000Z" },
    ]);
  });

  test("is kept with its reply", async () => {
    const turn = await say("年次休暇は何日ですか？");
    expect(await conversation.history("t1", VIEWER.id)).toEqual([turn]);
    expect(await conversation.history("t1", "p002")).toEqual([]);
  });

  test("reports the answerer's progress", async () => {
    const progress: string[] = [];
    await conversation.receive({ text: "年次休暇は何日ですか？", viewer: VIEWER }, (each) => progress.push(each.kind));
    expect(progress).toEqual(["status"]);
  });

  test("whose answer fails leaves nothing behind", async () => {
    reply = () => {
      throw new Error("the library is closed");
    };
    await expect(say("年次休暇は何日ですか？")).rejects.toThrow("the library is closed");
    expect(await conversation.threads(VIEWER.id, 10)).toEqual([]);
    expect(await conversation.history("t1", VIEWER.id)).toEqual([]);
  });
});

describe("a follow-up", () => {
  test("is asked with the earlier subject, says so, and carries on to the next", async () => {
    await say("年次休暇は何日ですか？");
    const second = await say("会計年度任用職員の場合は？");
    await say("では再任用は？");
    expect(asked.map(({ text }) => text)).toEqual([
      "年次休暇は何日ですか？",
      "会計年度任用職員の場合、年次休暇は何日ですか？",
      "再任用の場合、年次休暇は何日ですか？",
    ]);
    expect(second.reply).toMatchObject({
      notices: [
        "前の質問に続けて「会計年度任用職員の場合、年次休暇は何日ですか？」としてお答えしています。",
        "見本の資料です。",
      ],
    });
    expect(second.question).toBe("会計年度任用職員の場合は？");
  });

  test("passes over small talk in between", async () => {
    await say("年次休暇は何日ですか？");
    await say("ありがとうございます。");
    await say("再任用なら？");
    expect(asked.at(-1)?.text).toBe("再任用の場合、年次休暇は何日ですか？");
  });

  test("takes nothing over from another thread or another viewer", async () => {
    await say("年次休暇は何日ですか？");
    await say("再任用なら？", "t2");
    await say("再任用なら？", "t1", { ...VIEWER, id: "p002" });
    expect(asked.slice(1).map(({ text }) => text)).toEqual(["再任用なら？", "再任用なら？"]);
  });

  test("that names a choice of the question back asks that choice", async () => {
    reply = () => CLARIFY;
    expect((await say("年次休暇は？")).reply).toEqual(CLARIFY);
    await say("再任用職員です。");
    expect(asked.at(-1)?.text).toBe("再任用職員の年次休暇は何日ですか？");
  });
});

test("small talk is answered without asking and kept in the thread", async () => {
  const turn = await say("こんにちは！");
  expect(turn.reply).toMatchObject({ kind: "chat", text: expect.stringContaining("根拠となる文と条番号") });
  expect(asked).toEqual([]);
  expect(await conversation.history("t1", VIEWER.id)).toEqual([turn]);
});

test("a forgotten thread is gone, and only its owner can forget it", async () => {
  await say("年次休暇は何日ですか？");
  expect(await conversation.forget("t1", "p002")).toBe(false);
  expect(await conversation.forget("t1", VIEWER.id)).toBe(true);
  expect(await conversation.history("t1", VIEWER.id)).toEqual([]);
});
