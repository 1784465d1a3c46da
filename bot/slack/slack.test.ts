import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Citation } from "../../corpus/document.ts";
import { openStore } from "../../corpus/store/connection.ts";
import type { Answer, Question } from "../../rag/contract.ts";
import { createConversation } from "../conversation/receive.ts";
import { openConversationStore } from "../store/conversations.ts";
import { openWishStore } from "../store/wishes.ts";
import { BOT, createSlackEmulator, type SlackEmulator } from "./emulator/emulator.ts";
import { click, directMessage, mention } from "./emulator/events.ts";
import { createSlackApp, type SlackApp } from "./slack.ts";

const CITATION: Citation = {
  label: 1,
  passageId: "7",
  documentId: "abc",
  title: "テレワーク実施要綱",
  locator: "第5条第2項",
  article: "5",
  effectiveFrom: "2025-04-01",
  effectiveTo: null,
  quote: "申請は前日までに行うものとする。",
  url: "/source/abc?from=2025-04-01#p7",
};
const ANSWERED: Answer = {
  kind: "answered",
  text: "申請は前日までに行うものとする。[1]",
  confidence: 0.9,
  citations: [CITATION],
  related: [],
  composer: "quotation",
  notices: [],
  asOf: "2026-11-20",
  timings: { retrieveMs: 1, composeMs: 1 },
};

let slack: SlackEmulator;
let app: SlackApp;
let asked: Question[];
let log: string[];
let reply: () => Answer;

beforeEach(async () => {
  asked = [];
  log = [];
  reply = () => ANSWERED;
  slack = await createSlackEmulator();
  const store = openStore(":memory:");
  let ids = 0;
  const conversation = createConversation({
    answerer: {
      answer: async (question) => {
        asked.push(question);
        return reply();
      },
      search: async () => [],
    },
    library: { documents: async () => [] },
    wishes: await openWishStore(store),
    route: () => ({ kind: "door", door: "question" }),
    store: await openConversationStore(store),
    clock: () => new Date("2026-11-20T03:00:00Z"),
    newId: () => `id-${++ids}`,
    timeZone: "Asia/Tokyo",
  });
  app = createSlackApp({
    botToken: BOT.token,
    appToken: BOT.appToken,
    apiUrl: slack.apiUrl,
    publicUrl: "https://do.example.jp",
    conversation,
    log: (line) => log.push(line),
    reference: () => "ref-1",
    reconnectDelay: () => 0,
  });
  onTestFinished(async () => {
    await app.stop();
    await slack.close();
    await store.close();
  });
});

/** What was posted after all answers under way have been given. */
async function allPosts() {
  await app.stop();
  return slack.posted;
}

describe("a question", () => {
  test("in a mention gets a cited reply in its thread", async () => {
    await app.start();
    await slack.deliver("events_api", mention("Ev1", "テレワークの申請は&lt;いつ&gt;まで？"));
    expect(await slack.posts(1)).toEqual([
      {
        ts: "1800000000.000001",
        channel: "C1",
        thread_ts: "1700000000.000001",
        text: "申請は前日までに行うものとする。[1]",
        blocks: [
          { type: "markdown", text: "申請は前日までに行うものとする。\\[1\\]" },
          {
            type: "markdown",
            text: "> 申請は前日までに行うものとする。\n\n\\[1\\] [テレワーク実施要綱 第5条第2項](https://do.example.jp/source/abc?from=2025-04-01#p7)（2025年4月1日施行）",
          },
          { type: "markdown", text: "※ 2026年11月20日時点の資料によります。" },
        ],
        unfurl_links: "false",
        unfurl_media: "false",
      },
    ]);
    expect(asked).toMatchObject([
      { text: "テレワークの申請は<いつ>まで？", viewer: { id: "slack:U1", departments: [], groups: [] } },
    ]);
  });

  test("in a direct message gets one, in the thread that the message begins", async () => {
    await app.start();
    await slack.deliver("events_api", directMessage("Ev2", "テレワークの申請はいつまで？"));
    expect(await slack.posts(1)).toMatchObject([{ channel: "D1", thread_ts: "1700000000.000002" }]);
  });

  test("later in the thread follows up on the earlier one", async () => {
    await app.start();
    await slack.deliver("events_api", mention("Ev1", "年次休暇は何日ですか？"));
    await slack.posts(1);
    await slack.deliver("events_api", mention("Ev2", "再任用職員の場合は？", { thread_ts: "1700000000.000001" }));
    await slack.posts(2);
    expect(asked.map(({ text }) => text)).toEqual([
      "年次休暇は何日ですか？",
      "再任用職員の場合、年次休暇は何日ですか？",
    ]);
    expect(slack.posted[1]?.thread_ts).toBe("1700000000.000001");
  });

  test("that is delivered again gets no second reply", async () => {
    await app.start();
    await slack.deliver("events_api", mention("Ev1", "年次休暇は何日ですか？"));
    await slack.posts(1);
    await slack.deliver("events_api", mention("Ev1", "年次休暇は何日ですか？"));
    await slack.deliver("events_api", mention("Ev2", "病気休暇は何日ですか？"));
    await slack.posts(2);
    expect((await allPosts()).map(({ thread_ts }) => thread_ts)).toEqual(["1700000000.000001", "1700000000.000002"]);
  });

  test("that is only a mention is told to ask something", async () => {
    await app.start();
    await slack.deliver("events_api", mention("Ev1", ""));
    expect((await slack.posts(1))[0]?.text).toBe("質問の文章を入力してください。");
  });
});

test.each([
  ["its own", directMessage("Ev1", "質問です", { user: BOT.userId })],
  ["another bot's", directMessage("Ev1", "質問です", { bot_id: "B9" })],
  ["an edited", mention("Ev1", "質問です", { edited: { user: "U1", ts: "1" } })],
  ["a changed", directMessage("Ev1", "質問です", { subtype: "message_changed" })],
  ["a deleted", directMessage("Ev1", "質問です", { subtype: "message_deleted" })],
  ["a channel's", directMessage("Ev1", "質問です", { channel_type: "channel", channel: "C1" })],
])("%s message is ignored", async (_, ignored) => {
  await app.start();
  await slack.deliver("events_api", ignored);
  await slack.deliver("events_api", directMessage("Ev2", "年次休暇は何日ですか？"));
  await slack.posts(1);
  expect((await allPosts()).map(({ thread_ts }) => thread_ts)).toEqual(["1700000000.000002"]);
});

test("a question back has buttons, and a click asks its question in the thread, once", async () => {
  const question = "再任用職員の年次休暇は何日ですか？";
  reply = () => ({ kind: "clarify", text: "どの任用区分ですか。", choices: [{ label: "再任用職員", question }] });
  await app.start();
  await slack.deliver("events_api", mention("Ev1", "年次休暇は何日ですか？"));
  const [message] = await slack.posts(1);
  expect(message?.blocks[1]).toMatchObject({
    type: "actions",
    elements: [{ action_id: "choice-0", text: { text: "再任用職員" }, value: question }],
  });
  reply = () => ANSWERED;
  await slack.deliver("interactive", click("choice-0", question, "1700000000.000001"));
  await slack.deliver("interactive", click("choice-0", question, "1700000000.000001"));
  await slack.posts(2);
  const posts = await allPosts();
  expect(asked.map(({ text }) => text)).toEqual(["年次休暇は何日ですか？", question]);
  expect(posts).toHaveLength(2);
  expect(posts[1]).toMatchObject({ thread_ts: "1700000000.000001", blocks: [{ text: `「${question}」` }, {}, {}, {}] });
});

test("a failing answerer gives one sentence with a reference that the log explains", async () => {
  reply = () => {
    throw new Error("the index is gone");
  };
  await app.start();
  await slack.deliver("events_api", mention("Ev1", "年次休暇は何日ですか？"));
  const [message] = await slack.posts(1);
  expect(message?.text).toMatch(/^いまお答えできないため、[^。]*番号 ref-1 [^。]*。$/u);
  expect(message?.thread_ts).toBe("1700000000.000001");
  expect(log.join("\n")).toMatch(/\[ref-1\] slack: Error: the index is gone/u);
});

test("a reply that Slack refuses gives the sentence as well", async () => {
  await app.start();
  slack.fail("chat.postMessage", "msg_blocks_too_long");
  await slack.deliver("events_api", mention("Ev1", "年次休暇は何日ですか？"));
  expect((await slack.posts(1))[0]?.text).toContain("番号 ref-1");
  expect(log.join("\n")).toContain("msg_blocks_too_long");
});

test("hostile text in a document stays inert", async () => {
  const hostile =
    "<!channel> <@U1> <https://evil.example|規則> [規則](https://evil.example) **重要** https://evil.example/x";
  const citation = { ...CITATION, title: hostile, quote: hostile, locator: "<!here>", url: "//evil.example/x" };
  reply = () => ({ ...ANSWERED, text: `${hostile}[1]`, citations: [citation] });
  await app.start();
  await slack.deliver("events_api", mention("Ev1", "年次休暇は何日ですか？"));
  const [message] = await slack.posts(1);
  const texts = [message?.text ?? "", ...(message?.blocks ?? []).map((block) => ("text" in block ? block.text : ""))];
  const blocks = texts.slice(1).join("\n");
  const links = /(?<!\\)\]\(([^)]*)\)/gu;
  expect(texts[0]).toContain("&lt;!channel&gt; &lt;@U1&gt;");
  expect(texts.join("\n")).not.toMatch(/<[!@#h]/u);
  expect([...blocks.matchAll(links)].map(([, address]) => address)).toEqual(["https://do.example.jp//evil.example/x"]);
  expect(blocks.replace(links, "]")).not.toMatch(/(?<!\\)[*_~`]|[^\\]:\/\//u);
});

describe("the connection", () => {
  test("is tried again until Slack answers, with what went wrong in the log", async () => {
    slack.fail("auth.test", "internal_error", "fatal_error");
    slack.fail("apps.connections.open", "internal_error", "not_allowed_token_type");
    await app.start();
    expect(slack.called.filter((method) => method === "apps.connections.open")).toHaveLength(3);
    expect(log.filter((line) => line.startsWith("Slack cannot be reached")).map((line) => line.slice(-30))).toEqual([
      "n API error occurred: internal_error".slice(-30),
      "An API error occurred: fatal_error".slice(-30),
      "n API error occurred: internal_error".slice(-30),
      "error occurred: not_allowed_token_type".slice(-30),
    ]);
  });

  test("is opened again after Slack has ended it, and answers go on", async () => {
    await app.start();
    slack.refresh();
    await slack.sockets(2);
    await slack.deliver("events_api", directMessage("Ev1", "年次休暇は何日ですか？"));
    expect(await slack.posts(1)).toHaveLength(1);
  });

  test("can be stopped while Slack cannot be reached", async () => {
    slack.fail("auth.test", ...Array.from({ length: 1_000 }, () => "internal_error"));
    const started = app.start();
    await app.stop();
    await started;
    expect(slack.called).not.toContain("apps.connections.open");
  });
});
