import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import type { Answer } from "../../rag/contract.ts";
import { COLLEAGUE, openTestConversation, VIEWER } from "./testing/open-conversation.ts";

const CLARIFY: Answer = {
  kind: "clarify",
  text: "どの任用区分についてのご質問ですか。",
  choices: [{ label: "再任用職員", question: "再任用職員の年次休暇は何日ですか？" }],
};

let opened: Awaited<ReturnType<typeof openTestConversation>>;

beforeEach(async () => {
  opened = await openTestConversation();
  onTestFinished(opened.close);
});

describe("what cannot be asked", () => {
  test.each([
    ["", "質問の文章を入力してください。"],
    [" 　\n\t", "質問の文章を入力してください。"],
    ["\u200B\u200D\u0000", "質問の文章を入力してください。"],
    ["😊👍🏽", "質問の文章を入力してください。記号や絵文字だけではお答えできません。"],
    ["1️⃣🇯🇵", "質問の文章を入力してください。記号や絵文字だけではお答えできません。"],
    ["？？？ーー！", "質問の文章を入力してください。記号や絵文字だけではお答えできません。"],
  ])("%j is rejected with what to do", async (text, sentence) => {
    expect(await opened.conversation.receive({ text, viewer: VIEWER, thread: "t1" })).toEqual({
      kind: "rejected",
      sentence,
    });
    expect(opened.asked).toEqual([]);
    expect(await opened.conversation.threads(VIEWER.id, 10)).toEqual([]);
  });

  test("more than 2,000 characters are rejected, and the sentence counts them", async () => {
    const received = await opened.conversation.receive({ text: "休".repeat(10_000), viewer: VIEWER });
    expect(received).toMatchObject({ kind: "rejected", sentence: expect.stringContaining("いまは10,000文字です") });
  });

  test("characters are counted as people see them, not as UTF-16 units", async () => {
    expect((await opened.say("𠮷".repeat(2_000))).question).toBe("𠮷".repeat(2_000));
    expect(await opened.conversation.receive({ text: "𠮷".repeat(2_001), viewer: VIEWER })).toMatchObject({
      kind: "rejected",
    });
  });
});

describe("a question", () => {
  test("goes to the answerer with the viewer, the chosen day and the office's date", async () => {
    opened.world.now = new Date("2026-11-19T15:30:00Z");
    const text = "年次休暇は何日ですか？";
    await opened.conversation.receive({ text, viewer: VIEWER, asOf: "2024-04-01" });
    expect(opened.asked).toEqual([{ text, today: "2026-11-20", viewer: VIEWER, asOf: "2024-04-01" }]);
  });

  test("in English is asked like any other", async () => {
    await opened.say("How many days of annual leave do I have?");
    expect(opened.asked.map(({ text }) => text)).toEqual(["How many days of annual leave do I have?"]);
  });

  test("after a greeting is asked without it and kept as it was said", async () => {
    const turn = await opened.say("お疲れさまです。旅費の上限は？");
    expect(opened.asked.map(({ text }) => text)).toEqual(["旅費の上限は？"]);
    expect(turn.question).toBe("お疲れさまです。旅費の上限は？");
    expect(turn.reply).toMatchObject({ notices: ["見本の資料です。"] });
  });

  test("begins a thread of its own where none is given", async () => {
    const received = await opened.conversation.receive({ text: "年次休暇は何日ですか？", viewer: VIEWER });
    const thread = received.kind === "turn" ? received.turn.thread : "";
    expect(await opened.conversation.threads(VIEWER.id, 10)).toEqual([
      { thread, title: "年次休暇は何日ですか？", lastAskedAt: "2026-11-20T03:00:00.000Z" },
    ]);
  });

  test("is kept with its reply", async () => {
    const turn = await opened.say("年次休暇は何日ですか？");
    expect(await opened.conversation.history("t1", VIEWER.id)).toEqual([turn]);
    expect(await opened.conversation.history("t1", "p002")).toEqual([]);
  });

  test("reports the answerer's progress", async () => {
    const progress: string[] = [];
    await opened.conversation.receive({ text: "年次休暇は何日ですか？", viewer: VIEWER }, (each) =>
      progress.push(each.kind),
    );
    expect(progress).toEqual(["status"]);
  });

  test("whose answer fails leaves nothing behind", async () => {
    opened.world.answer = () => Promise.reject(new Error("the library is closed"));
    await expect(opened.say("年次休暇は何日ですか？")).rejects.toThrow("the library is closed");
    expect(await opened.conversation.threads(VIEWER.id, 10)).toEqual([]);
    expect(await opened.conversation.history("t1", VIEWER.id)).toEqual([]);
  });
});

describe("a follow-up", () => {
  test("is asked with the earlier subject, says so, and carries on to the next", async () => {
    await opened.say("年次休暇は何日ですか？");
    const second = await opened.say("会計年度任用職員の場合は？");
    await opened.say("では再任用は？");
    expect(opened.asked.map(({ text }) => text)).toEqual([
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
    await opened.say("年次休暇は何日ですか？");
    await opened.say("ありがとうございます。");
    await opened.say("再任用なら？");
    expect(opened.asked.at(-1)?.text).toBe("再任用の場合、年次休暇は何日ですか？");
  });

  test("takes nothing over from another thread or another viewer", async () => {
    await opened.say("年次休暇は何日ですか？");
    await opened.say("再任用なら？", { thread: "t2" });
    await opened.say("再任用なら？", { viewer: COLLEAGUE });
    expect(opened.asked.slice(1).map(({ text }) => text)).toEqual(["再任用なら？", "再任用なら？"]);
  });

  test("that names a choice of the question back asks that choice", async () => {
    opened.world.answer = async () => CLARIFY;
    expect((await opened.say("年次休暇は？")).reply).toEqual(CLARIFY);
    await opened.say("再任用職員です。");
    expect(opened.asked.at(-1)?.text).toBe("再任用職員の年次休暇は何日ですか？");
  });
});

test("small talk is answered without asking and kept in the thread", async () => {
  const turn = await opened.say("こんにちは！");
  expect(turn.reply).toMatchObject({ kind: "chat", text: expect.stringContaining("根拠となる文と条番号") });
  expect(opened.asked).toEqual([]);
  expect(await opened.conversation.history("t1", VIEWER.id)).toEqual([turn]);
});

test("a forgotten thread is gone, and only its owner can forget it", async () => {
  await opened.say("年次休暇は何日ですか？");
  expect(await opened.conversation.forget("t1", "p002")).toBe(false);
  expect(await opened.conversation.forget("t1", VIEWER.id)).toBe(true);
  expect(await opened.conversation.history("t1", VIEWER.id)).toEqual([]);
});

describe("an utterance with a key", () => {
  const key = "C1:1";

  test("said again gets the turn that it got, without another answer", async () => {
    const first = await opened.say("年次休暇は何日ですか？", { key });
    expect(await opened.say("年次休暇は何日ですか？ ", { key })).toEqual(first);
    expect(opened.asked).toHaveLength(1);
    expect(await opened.conversation.history("t1", VIEWER.id)).toEqual([first]);
  });

  test("said twice at the same time gives one turn", async () => {
    const text = "年次休暇は何日ですか？";
    const [one, other] = await Promise.all([opened.say(text, { key }), opened.say(text, { key })]);
    expect(other).toEqual(one);
    expect(opened.asked).toHaveLength(1);
  });

  test("said to two processes at the same time is answered by both and kept once", async () => {
    const store = openStore(":memory:");
    onTestFinished(store.close);
    const one = await openTestConversation(store, "a");
    const other = await openTestConversation(store, "b");
    const text = "年次休暇は何日ですか？";
    const turns = await Promise.all([one.say(text, { key }), other.say(text, { key })]);
    expect(one.asked.length + other.asked.length).toBe(2);
    expect(turns[1]).toEqual(turns[0]);
    expect(await other.conversation.history("t1", VIEWER.id)).toEqual([turns[0]]);
  });

  test("whose first answer failed is answered when it comes again", async () => {
    const { answer } = opened.world;
    opened.world.answer = () => Promise.reject(new Error("the library is closed"));
    const failing = opened.say("年次休暇は何日ですか？", { key });
    const waiting = opened.say("年次休暇は何日ですか？", { key });
    await expect(failing).rejects.toThrow("the library is closed");
    await expect(waiting).rejects.toThrow("the library is closed");
    opened.world.answer = answer;
    expect((await opened.say("年次休暇は何日ですか？", { key })).reply.kind).toBe("unanswerable");
  });

  test("and another text is answered anew in its place, from the turn before it", async () => {
    await opened.say("年次休暇は何日ですか？");
    const first = await opened.say("会計年度任用職員の場合は？", { key });
    await opened.say("宿泊料の上限はいくらですか？");
    opened.world.now = new Date("2026-11-20T04:00:00Z");
    const edited = await opened.say("再任用職員の場合は？", { key });
    expect(opened.asked.at(-1)?.text).toBe("再任用職員の場合、年次休暇は何日ですか？");
    expect(edited).toMatchObject({ id: first.id, askedAt: first.askedAt, question: "再任用職員の場合は？" });
    const history = await opened.conversation.history("t1", VIEWER.id);
    expect(history.map(({ question }) => question)).toEqual([
      "年次休暇は何日ですか？",
      "再任用職員の場合は？",
      "宿泊料の上限はいくらですか？",
    ]);
    expect(history[1]).toEqual(edited);
  });

  test("edited to what cannot be asked stays as it was", async () => {
    const first = await opened.say("年次休暇は何日ですか？", { key });
    const received = await opened.conversation.receive({ text: "😊", viewer: VIEWER, thread: "t1", key });
    expect(received.kind).toBe("rejected");
    expect(await opened.conversation.history("t1", VIEWER.id)).toEqual([first]);
  });
});
