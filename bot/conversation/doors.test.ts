import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { DocumentEntry } from "../../corpus/library.ts";
import type { Answer, SearchHit } from "../../rag/contract.ts";
import { subjectOfPersonWish } from "./person-reply.ts";
import { COLLEAGUE, openTestConversation, VIEWER } from "./testing/open-conversation.ts";

let opened: Awaited<ReturnType<typeof openTestConversation>>;

beforeEach(async () => {
  opened = await openTestConversation();
  onTestFinished(opened.close);
});

function hit(documentId: string, title: string, score: number): SearchHit {
  return { rank: 1, score, passageId: "1-1", documentId, title, locator: "", text: "" };
}

function entry(id: string, owner: string | null): DocumentEntry {
  return {
    document: {
      ...{ id, issuer: "見本県", title: id, number: null, category: "要綱", owner, sample: false },
      audience: { kind: "everyone" },
      appliesTo: { employments: [], bodies: [] },
    },
    revisions: [],
  };
}

describe("a wish", () => {
  test.each([
    ["写真を整理するアプリがほしい", "app", "アプリの要望として、次の内容を送りますか。"],
    ["回覧を電子にして改善しました", "improvement", "改善事例として、次の内容を送りますか。"],
    ["要綱の第3条に誤りがあります", "correction", "資料の誤りの知らせとして、次の内容を送りますか。"],
  ])("%s asks for one confirmation of what was said, and keeps nothing yet", async (text, form, sentence) => {
    const turn = await opened.say(`お疲れさまです。${text}`);
    expect(turn.reply).toEqual({ kind: "form", form, text: sentence, prefill: { text } });
    expect(opened.asked).toEqual([]);
    expect(await opened.wishes.of(VIEWER.id, 10)).toEqual([]);
    expect(await opened.conversation.asked(VIEWER.id, 10)).toEqual([]);
  });

  test("that is confirmed in words gets the button to its form again, and nothing is sent without it", async () => {
    await opened.say("写真を整理するアプリがほしい");
    for (const yes of ["はい、お願いします。", "はい"]) {
      expect((await opened.say(yes)).reply).toEqual({
        ...{ kind: "form", form: "app", prefill: { text: "写真を整理するアプリがほしい" } },
        text: "まだ送っていません。「アプリを頼む」を押すと、次の内容の入った画面が開きます。",
      });
    }
    expect(await opened.wishes.of(VIEWER.id, 10)).toEqual([]);
  });

  test("that is declined, or not its asker's, is not kept", async () => {
    await opened.say("写真を整理するアプリがほしい", { room: "C1" });
    await opened.say("はい", { room: "C1", viewer: COLLEAGUE });
    expect((await opened.say("写真を整理するアプリがほしい")).reply.kind).toBe("form");
    expect((await opened.say("いいえ")).reply).toMatchObject({ kind: "chat", text: expect.stringContaining("送らず") });
    expect(await opened.wishes.of(VIEWER.id, 10)).toEqual([]);
    expect(await opened.wishes.of(COLLEAGUE.id, 10)).toEqual([]);
  });

  test("that was a question after all is asked", async () => {
    await opened.say("出張申請のアプリがほしい人はどうする？");
    await opened.say("質問として調べて");
    expect(opened.asked.map(({ text }) => text)).toEqual(["出張申請のアプリがほしい人はどうする？"]);
  });
});

describe("an utterance in doubt", () => {
  const text = "スマートフォンで申請できるかもしれない";

  test("is asked back with a choice for each door", async () => {
    expect((await opened.say(text)).reply).toEqual({
      kind: "clarify",
      text: "どちらをお望みですか。近いほうを選んでください。",
      choices: [
        { label: "アプリを要望する", question: text, door: "app" },
        { label: "質問として調べる", question: text, door: "question" },
      ],
    });
    expect(opened.asked).toEqual([]);
  });

  test("goes through the door of the choice that is typed", async () => {
    await opened.say(text);
    expect((await opened.say("アプリを要望する")).reply).toMatchObject({
      kind: "form",
      form: "app",
      prefill: { text },
    });
    await opened.say(text);
    await opened.say("質問として調べるでお願いします。");
    expect(opened.asked.map((question) => question.text)).toEqual([text]);
  });

  test("is a question where only the question before makes sense of it", async () => {
    await opened.say("年次休暇は何日ですか？");
    await opened.say("その期限はあるかもしれない？");
    expect(opened.asked.at(-1)?.text).toBe("年次休暇の期限はあるかもしれない？");
  });
});

test("what the person said they want goes before what the words look like", async () => {
  expect((await opened.say("写真を整理するアプリがほしい", { door: "question" })).reply.kind).toBe("unanswerable");
  expect((await opened.say("年次休暇は何日ですか？", { door: "improvement" })).reply).toMatchObject({ kind: "form" });
  expect((await opened.say("年次休暇", { door: "status" })).reply.kind).toBe("status");
});

test("small talk that only the route knows is answered with what the assistant can do", async () => {
  expect((await opened.say("今日は雑談しましょう")).reply).toMatchObject({
    kind: "chat",
    text: expect.stringContaining("根拠となる文と条番号"),
  });
});

describe("the state of one's requests", () => {
  test("is said to be empty where there are none", async () => {
    expect((await opened.say("申請の状況は？")).reply).toMatchObject({
      kind: "status",
      text: expect.stringContaining("まだありません"),
    });
  });

  test("lists the newest ten, each shortened, and says that there are more", async () => {
    for (let number = 10; number < 21; number += 1) {
      const wish = { key: `k${number}`, viewerId: VIEWER.id, kind: "correction", thread: null } as const;
      const text = `${number}番目の${"長い話".repeat(50)}`;
      await opened.wishes.keep({ ...wish, text, wishedAt: `2026-11-${number}T20:00:00.000Z` });
    }
    const lines = (await opened.say("申請の状況は？")).reply.text.split("\n");
    expect(lines).toHaveLength(12);
    expect(lines[1]).toMatch(/^・資料の誤りの知らせ「20番目の.{34}…」（2026年11月21日）：受付済み/u);
    expect(lines[11]).toBe("新しいものから10件です。");
  });

  test("is not told where others read along", async () => {
    const wish = { key: "k1", viewerId: VIEWER.id, kind: "app", text: "内緒の要望", thread: null } as const;
    await opened.wishes.keep({ ...wish, wishedAt: "2026-11-20T03:00:00.000Z" });
    for (const shared of [{ room: "C1" }, { readers: [VIEWER, COLLEAGUE] }]) {
      const { text } = (await opened.say("申請の状況は？", shared)).reply;
      expect(text).not.toContain("内緒");
      expect(text).toContain("ダイレクトメッセージ");
    }
    expect((await opened.say("申請の状況は？", { readers: [VIEWER] })).reply.text).toContain("内緒");
  });
});

describe("whether an app may be used", () => {
  const CATALOGUE = async (text: string, personId: string) =>
    text.includes("ほしみメモ")
      ? { name: "ほしみメモ", text: `「ほしみメモ」は使えます。${personId}`, isKnown: true }
      : text.includes("Notes")
        ? { name: "Notes", text: "「Notes」は、まだ利用が認められていません。", isKnown: false }
        : undefined;

  test("is answered by the catalogue, and by the documents where that knows nothing of it", async () => {
    opened.world.appAnswer = CATALOGUE;
    const { reply } = await opened.say("ほしみメモは使えますか？");
    expect(reply).toEqual({ kind: "status", text: "「ほしみメモ」は使えます。p001" });
    await opened.say("年次休暇は時間単位で使えますか？");
    expect(opened.asked.map(({ text }) => text)).toEqual(["年次休暇は時間単位で使えますか？"]);
  });

  test("of an app that nobody has spoken of leads to a request where the documents say nothing, else is said beside them", async () => {
    opened.world.appAnswer = CATALOGUE;
    expect((await opened.say("Notesは使えますか？")).reply).toMatchObject({
      ...{ kind: "form", form: "app", prefill: { text: "Notesは使えますか？" } },
      text: expect.stringContaining("「Notes」は、まだ利用が認められていません。"),
    });
    const citing = (quote: string) => async (): Promise<Answer> => ({
      ...{ kind: "answered", text: `${quote}[1]`, confidence: 0.9, related: [], composer: "quotation" },
      ...{ notices: ["注意"], asOf: "2026-11-20", timings: { retrieveMs: 1, composeMs: 1 } },
      citations: [
        {
          ...{ label: 1, passageId: "1-0", documentId: "d", title: "アプリ", locator: "", article: null, quote },
          ...{ effectiveFrom: "2024-04-01", effectiveTo: null, url: "/source/d" },
        },
      ],
    });
    opened.world.answer = citing("ＮＯＴＥＳは業務に使わない。");
    const { reply } = await opened.say("Notesは使えますか？", { thread: "t2" });
    expect(reply).toMatchObject({ notices: ["「Notes」は、まだ利用が認められていません。", "注意"] });
    opened.world.answer = citing("ほしみ会議は使える。");
    expect((await opened.say("Notesは使えますか？", { thread: "t3" })).reply).toMatchObject({
      kind: "form",
      form: "app",
    });
  });

  test("is answered without one's own requests where others read along, and by the documents of another day", async () => {
    opened.world.appAnswer = CATALOGUE;
    expect((await opened.say("ほしみメモは使えますか？", { room: "C1" })).reply.text).toBe(
      "「ほしみメモ」は使えます。",
    );
    await opened.say("ほしみメモは使えますか？", { asOf: "2024-04-01", thread: "t2" });
    expect(opened.asked).toHaveLength(1);
  });
});

test("what one would not ask before colleagues is answered with the private desk first", async () => {
  const care = "ひとに知られたくない相談は";
  const { reply } = await opened.say("パワハラを受けています");
  expect(JSON.stringify(reply)).toContain(care);
  expect(JSON.stringify((await opened.say("年次休暇は何日ですか？")).reply)).not.toContain(care);
});

describe("a wish for a person", () => {
  test("names who has answered about it before and agreed to be found", async () => {
    opened.world.experts = async (subject) => [`総務部人事課 水沢 佳織（${subject}の回答2件）`];
    const { text } = (await opened.say("在宅勤務について担当者に聞きたい")).reply;
    expect(text).toContain("以前回答したことのある人：\n・総務部人事課 水沢 佳織（在宅勤務の回答2件）");
  });

  test("names the department whose documents that all who read along may read come nearest", async () => {
    opened.world.hits = [
      ...[hit("secret", "内部資料", 1), hit("c", "議事録の工夫", 0.9), hit("a", "手引", 0.8)],
      ...[hit("b", "在宅勤務取扱要綱", 0.7), hit("b", "在宅勤務取扱要綱", 0.6)],
    ];
    opened.world.entries = [entry("a", null), entry("b", "総務部行政改革課"), entry("c", "教育庁総務課")];
    const readers = [VIEWER, COLLEAGUE];
    const { reply } = await opened.say("在宅勤務について担当者に聞きたい", { readers });
    expect(reply).toMatchObject({
      kind: "person",
      text: expect.stringContaining("「在宅勤務取扱要綱」を所管する総務部行政改革課にお尋ねください"),
    });
    expect(opened.searched).toMatchObject([{ text: "在宅勤務", viewer: VIEWER, readers }]);
    expect(opened.scopes).toEqual([{ asOf: "2026-11-20", viewer: VIEWER, readers }]);
  });

  test("without a subject is about the question before, and asked back where there is none", async () => {
    expect((await opened.say("担当者につないでください")).reply.text).toContain("何についてのお尋ねですか");
    await opened.say("年次休暇は何日ですか？");
    expect((await opened.say("担当者に聞きたいです")).reply.text).toContain("見つけられませんでした");
    expect(opened.searched.map(({ text }) => text)).toEqual(["年次休暇は何日ですか？"]);
  });
});

test.each([
  ["在宅勤務について担当者に聞きたいです。", "在宅勤務"],
  ["電話の設定がわからないので、誰かに直接相談したい", "電話の設定がわからない"],
  ["育児休業の担当課につないでほしい", "育児休業"],
  ["人間と話したい", null],
  ["担当者の電話番号を教えてください", null],
])("a wish for a person, %s, is about %s", (said, subject) => {
  expect(subjectOfPersonWish(said, null)).toBe(subject);
});
