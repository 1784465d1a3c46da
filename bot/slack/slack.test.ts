import { describe, expect, onTestFinished, test } from "vitest";
import { openMemoryLibrary } from "../../corpus/open.ts";
import type { Answer } from "../../rag/contract.ts";
import { createManualClock } from "./emulator/clock.ts";
import type { StoredMessage } from "./emulator/world/messages.ts";
import { ANSWERED, type Bench, CITATION, openBench } from "./testing/bench.ts";

const UNANSWERABLE: Answer = {
  ...{ kind: "unanswerable", text: "資料からは確認できませんでした。", confidence: 0.1, nearest: [], notices: [] },
  ...{ handOff: { department: "総務部人事課" }, asOf: "2026-11-20", timings: { retrieveMs: 1, composeMs: 0 } },
};

async function open(options: Parameters<typeof openBench>[0] = {}): Promise<Bench> {
  const bench = await openBench(options);
  onTestFinished(bench.close);
  return bench;
}

/** The assistant's messages of a conversation, once there are `count`. */
async function replies({ slack }: Pick<Bench, "slack">, channel: string, count: number): Promise<StoredMessage[]> {
  const own = () => slack.messages(channel).filter(({ byApp }) => byApp);
  await slack.until(() => own().length >= count);
  return [...own()];
}

async function only(bench: Pick<Bench, "slack">, channel: string): Promise<StoredMessage> {
  const [message] = await replies(bench, channel, 1);
  if (message === undefined) throw new Error("There is no reply");
  return message;
}

/** The modal on top, once one is open. */
async function modal({ slack }: Bench, user: string) {
  await slack.until(() => slack.user(user).modal() !== undefined);
  const view = slack.user(user).modal();
  if (view === undefined) throw new Error("There is no modal");
  return view;
}

async function alone({ slack }: Bench, user: string, count = 1) {
  await slack.until(() => slack.ephemerals(user).length >= count);
  const last = slack.ephemerals(user).at(-1);
  if (last === undefined) throw new Error("There is nothing to see");
  return last;
}

describe("a question", () => {
  test("in a mention gets a reply in its thread that stands alone", async () => {
    const bench = await open();
    const asked = await bench.slack.user("U1").mentions("テレワークの申請は<いつ>まで？", { in: "C1" });
    const reply = await only(bench, "C1");
    expect(reply.threadTs).toBe(asked.ts);
    for (const part of ["申請は前日までに行うものとする。", "テレワーク実施要綱 第5条第2項", "2025年4月1日", "確度"])
      expect(reply.text).toContain(part);
    expect(reply.text).toContain("https://do.example.jp/source/abc?from=2025-04-01#p7");
    expect(bench.asked).toMatchObject([
      { text: "テレワークの申請は<いつ>まで？", viewer: { id: "p1" }, readers: [{ id: "p1" }, { id: "p2" }] },
    ]);
  });

  test("in a direct message is answered for its asker alone", async () => {
    const bench = await open();
    await bench.slack.user("U1").says("テレワークの申請はいつまで？", { in: "D1" });
    await only(bench, "D1");
    expect(bench.asked).toMatchObject([{ viewer: { id: "p1" } }]);
    expect(bench.asked[0]).not.toHaveProperty("readers");
  });

  test("where somebody unknown reads along is answered for nobody in particular", async () => {
    const bench = await open();
    await bench.slack.user("U1").mentions("テレワークの申請はいつまで？", { in: "C2" });
    await only(bench, "C2");
    expect(bench.asked[0]?.readers).toMatchObject([{ id: "", groups: [], departments: [] }]);
  });

  test("without a mention follows up in a thread where the assistant was asked, also by another member", async () => {
    const bench = await open();
    const { slack } = bench;
    const { ts: thread } = await slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
    await replies(bench, "C1", 1);
    await slack.user("U2").says("再任用職員の場合は？", { in: "C1", thread });
    await replies(bench, "C1", 2);
    expect(bench.asked.map(({ text }) => text)).toEqual([
      "年次休暇は何日ですか？",
      "再任用職員の場合、年次休暇は何日ですか？",
    ]);
    expect(bench.asked[1]?.viewer.id).toBe("p2");
  });

  test("that people put to each other is left to them", async () => {
    const bench = await open();
    const { slack } = bench;
    const { ts: thread } = await slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
    await replies(bench, "C1", 1);
    await slack.user("U2").says("<@U1> さん、会議は何時ですか？", { in: "C1", thread, asMarkup: true });
    await slack.user("U2").says("ありがとうございます", { in: "C1", thread });
    await slack.user("U2").says("年次休暇は何日ですか？", { in: "C1" });
    await slack.user("U1").says("病気休暇は何日ですか？", { in: "D1" });
    await only(bench, "D1");
    await bench.leave();
    expect(bench.asked.map(({ text }) => text)).toEqual(["年次休暇は何日ですか？", "病気休暇は何日ですか？"]);
  });

  test("that is delivered again, as other events too, gets one reply", async () => {
    const bench = await open();
    const { slack } = bench;
    const { ts } = await slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
    const event = {
      type: "message",
      channel: "C1",
      channel_type: "channel",
      user: "U1",
      text: "<@U0BOT> 年次休暇は？",
      ts,
    };
    for (const event_id of ["EvA", "EvA", "EvB"])
      await slack.deliver("events_api", { type: "event_callback", event_id, team_id: "T1", event });
    await slack.user("U1").says("病気休暇は何日ですか？", { in: "D1" });
    await only(bench, "D1");
    await bench.leave();
    expect(slack.messages("C1").filter(({ byApp }) => byApp)).toHaveLength(1);
    expect(bench.asked).toHaveLength(2);
  });

  test("that is only a mention is told to ask something", async () => {
    const bench = await open();
    await bench.slack.user("U1").mentions("", { in: "C1" });
    expect((await only(bench, "C1")).text).toContain("質問の文章を入力してください。");
  });

  test("that cannot be answered now gives one sentence with a reference that the log explains", async () => {
    const bench = await open({
      reply: () => {
        throw new Error("the index is gone");
      },
    });
    await bench.slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
    expect((await only(bench, "C1")).text).toMatch(/^いまお答えできないため、[^。]*番号 ref-1 [^。]*。$/u);
    expect(bench.log.join("\n")).toMatch(/\[ref-1\] slack: Error: the index is gone/u);
  });
});

describe("a question that changes", () => {
  test("by an edit is answered again, in the place of the first reply", async () => {
    const bench = await open({ reply: ({ text }) => ({ ...ANSWERED, text: `${text}への答え。[1]` }) });
    const { slack } = bench;
    const asked = await slack.user("U1").mentions("年次休暇は何日？", { in: "C1" });
    const before = await only(bench, "C1");
    await slack.user("U1").edits(asked, "<@U0BOT> 病気休暇は何日？".replace("<@U0BOT> ", ""));
    await slack.until(() => slack.messages("C1").some(({ byApp, text }) => byApp && text.includes("病気休暇")));
    const after = await replies(bench, "C1", 1);
    expect(after.map(({ ts }) => ts)).toEqual([before.ts]);
    expect(after[0]?.text).toContain("編集");
  });

  test("by being deleted before it is answered is not answered", async () => {
    const gate = Promise.withResolvers<void>();
    const bench = await open({
      reply: async ({ text }) => {
        if (text.includes("年次")) await gate.promise;
        return ANSWERED;
      },
    });
    const { slack } = bench;
    const asked = await slack.user("U1").mentions("年次休暇は何日？", { in: "C1" });
    await slack.user("U1").deletes(asked);
    gate.resolve();
    await slack.user("U1").says("病気休暇は何日？", { in: "D1" });
    await only(bench, "D1");
    await bench.leave();
    expect(slack.messages("C1").filter(({ byApp }) => byApp)).toEqual([]);
  });
});

describe("a button", () => {
  test("of a question back asks the choice in the thread, once however often it is pressed", async () => {
    const question = "再任用職員の年次休暇は何日ですか？";
    const clarify: Answer = {
      kind: "clarify",
      text: "どの任用区分ですか。",
      choices: [{ label: "再任用職員", question }],
    };
    const bench = await open({ reply: ({ text }) => (text === question ? ANSWERED : clarify) });
    await bench.slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
    const back = await only(bench, "C1");
    await bench.slack.user("U1").clicks(back, "choice-0");
    await bench.slack.user("U1").clicks(back, "choice-0");
    await replies(bench, "C1", 2);
    await bench.leave();
    expect(bench.asked.map(({ text }) => text)).toEqual(["年次休暇は何日ですか？", question]);
    expect(bench.slack.messages("C1").filter(({ byApp }) => byApp)).toHaveLength(2);
  });

  test("for good feedback is kept and thanked for; bad feedback asks for the reason", async () => {
    const bench = await open();
    const { slack } = bench;
    await slack.user("U1").says("年次休暇は何日ですか？", { in: "D1" });
    const answer = await only(bench, "D1");
    await slack.user("U1").clicks(answer, "feedback", "good:turn-1");
    expect((await replies(bench, "D1", 2))[1]?.text).toContain("ありがとうございます");
    expect(await bench.stores.feedback.of("turn-1")).toMatchObject([{ viewerId: "p1", verdict: "good" }]);
    await slack.user("U1").clicks(answer, "feedback", "bad:turn-1");
    await slack.user("U1").submits(await modal(bench, "U1"), { reason: "outdated", comment: "去年変わった" });
    expect(await bench.stores.feedback.of("turn-1")).toMatchObject([{ verdict: "outdated", comment: "去年変わった" }]);
  });

  test("asks a person, and the wish is kept once and seen by its maker alone", async () => {
    const bench = await open({ reply: () => UNANSWERABLE });
    const { slack } = bench;
    await slack.user("U1").mentions("月の石の貸出は？", { in: "C1" });
    const answer = await only(bench, "C1");
    await slack.user("U2").clicks(answer, "ask-person");
    expect((await alone(bench, "U2")).text).toContain("受け付けました");
    expect(await bench.stores.wishes.of("p2", 5)).toMatchObject([{ kind: "person", text: "月の石の貸出は？" }]);
  });

  test("shows in a channel what its presser alone may read, to them alone", async () => {
    const bench = await open({ reply: ({ readers }) => (readers === undefined ? ANSWERED : UNANSWERABLE) });
    await bench.slack.user("U1").mentions("懲戒の手引は？", { in: "C1" });
    const answer = await only(bench, "C1");
    await bench.slack.user("U1").clicks(answer, "show-me");
    expect((await alone(bench, "U1")).text).toContain("テレワーク実施要綱");
    await bench.leave();
    expect(bench.slack.messages("C1").filter(({ byApp }) => byApp)).toHaveLength(1);
    expect(bench.slack.ephemerals("U2")).toEqual([]);
  });

  test("shares with a channel what all in it may read, answered anew for them", async () => {
    const bench = await open();
    await bench.slack.user("U1").command("/do ask 年次休暇は何日ですか？", { in: "C1" });
    const shown = await alone(bench, "U1");
    await bench.slack.user("U1").clicks(shown, "share");
    const shared = await only(bench, "C1");
    expect(shared.threadTs).toBeNull();
    expect(JSON.stringify(shared.blocks)).toContain('"user_id":"U1"');
    expect(bench.asked.map(({ readers }) => readers?.length)).toEqual([undefined, 2]);
  });

  test("does not share what others may not read", async () => {
    const bench = await open({ reply: ({ readers }) => (readers === undefined ? ANSWERED : UNANSWERABLE) });
    await bench.slack.user("U1").command("/do ask 懲戒の手引は？", { in: "C1" });
    await bench.slack.user("U1").clicks(await alone(bench, "U1"), "share");
    expect((await alone(bench, "U1", 2)).text).toContain("共有できません");
    await bench.leave();
    expect(bench.slack.messages("C1").filter(({ byApp }) => byApp)).toEqual([]);
  });
});

describe("a wish", () => {
  test("is kept after one confirming tap, once, and is not answered as a question", async () => {
    const bench = await open();
    const { slack } = bench;
    await slack.user("U1").says("公用スマホに乗換案内のアプリを入れてほしいです", { in: "D1" });
    const form = await only(bench, "D1");
    await slack.user("U1").clicks(form, "confirm-form");
    await slack.user("U1").clicks(form, "confirm-form");
    expect((await replies(bench, "D1", 3)).map(({ text }) => text).slice(1)).toEqual([
      expect.stringContaining("アプリの要望を受け付けました"),
      expect.stringContaining("すでに受け付けています"),
    ]);
    expect(await bench.stores.wishes.of("p1", 5)).toMatchObject([{ kind: "app" }]);
    expect(bench.asked).toEqual([]);
  });

  test("that was none is asked as a question after all", async () => {
    const bench = await open();
    await bench.slack.user("U1").says("公用スマホに乗換案内のアプリを入れてほしいです", { in: "D1" });
    await bench.slack.user("U1").clicks(await only(bench, "D1"), "ask-instead");
    await replies(bench, "D1", 2);
    expect(bench.asked).toHaveLength(1);
  });
});

describe("the command /do", () => {
  test("ask answers for the eyes of its typer alone", async () => {
    const bench = await open();
    await bench.slack.user("U1").command("/do ask 年次休暇は何日ですか？", { in: "C1" });
    expect((await alone(bench, "U1")).text).toContain("テレワーク実施要綱");
    expect(bench.slack.messages("C1")).toEqual([]);
    expect(bench.asked[0]).not.toHaveProperty("readers");
  });

  test("takes text without a subcommand for a question, and none for a wish to know how", async () => {
    const bench = await open();
    await bench.slack.user("U1").command("/do 年次休暇は何日ですか？", { in: "C1" });
    await alone(bench, "U1");
    await bench.slack.user("U1").command("/do", { in: "C1" });
    expect((await alone(bench, "U1", 2)).text).toContain("/do status");
    expect(bench.asked.map(({ text }) => text)).toEqual(["年次休暇は何日ですか？"]);
  });

  test.each([
    ["app", "app"],
    ["kaizen", "improvement"],
  ])("%s opens its form, prefilled, and keeps what is submitted", async (subcommand, kind) => {
    const bench = await open();
    const { slack } = bench;
    await slack.user("U1").command(`/do ${subcommand} 会議を減らしたい`, { in: "C1" });
    const view = await modal(bench, "U1");
    expect(JSON.stringify(view.view)).toContain("会議を減らしたい");
    await slack.user("U1").submits(view, { text: "会議を半分に減らした" });
    expect(await bench.stores.wishes.of("p1", 5)).toMatchObject([{ kind, text: "会議を半分に減らした" }]);
    expect((await only(bench, "D1")).text).toContain("受け付けました");
  });

  test("status tells what became of one's wishes", async () => {
    const bench = await open();
    await bench.slack.user("U1").command("/do status", { in: "C1" });
    expect((await alone(bench, "U1")).text).toContain("申請");
  });
});

describe("a shortcut", () => {
  test("on a message asks about it, privately", async () => {
    const bench = await open();
    const { slack } = bench;
    const post = await slack.user("U2").says("在宅勤務の届出は何日前まで？", { in: "C1" });
    await slack.user("U1").shortcut("ask-about-message", post);
    await slack.user("U1").submits(await modal(bench, "U1"), { question: "在宅勤務の届出は何日前まで？" });
    await only(bench, "D1");
    expect(bench.asked).toMatchObject([{ text: "在宅勤務の届出は何日前まで？", viewer: { id: "p1" } }]);
  });

  test.each([
    ["message-to-app", "app"],
    ["message-to-improvement", "improvement"],
    ["request-app", "app"],
    ["send-improvement", "improvement"],
  ])("%s opens its form", async (shortcut, kind) => {
    const bench = await open();
    const { slack } = bench;
    const post = await slack.user("U2").says("名刺を読み取りたい", { in: "C1" });
    await slack.user("U1").shortcut(shortcut, shortcut.startsWith("message") ? post : undefined);
    await slack.user("U1").submits(await modal(bench, "U1"), { text: "名刺を読み取りたい" });
    expect(await bench.stores.wishes.of("p1", 5)).toMatchObject([{ kind, text: "名刺を読み取りたい" }]);
  });

  test("that asks anything answers in direct messages, and shows what is missing in its form", async () => {
    const bench = await open();
    const { slack } = bench;
    await slack.user("U1").shortcut("ask-anything");
    await slack.user("U1").submits(await modal(bench, "U1"), { question: "　" });
    expect(bench.asked).toEqual([]);
    await slack.user("U1").submits(await modal(bench, "U1"), { question: "年次休暇は何日ですか？" });
    await only(bench, "D1");
  });
});

describe("App Home", () => {
  test("shows one's questions and wishes, and its buttons work", async () => {
    const bench = await open();
    const { slack } = bench;
    await slack.user("U1").says("年次休暇は何日ですか？", { in: "D1" });
    await only(bench, "D1");
    await slack.user("U1").opensHome();
    await slack.until(() => slack.user("U1").home() !== undefined);
    const home = slack.user("U1").home();
    expect(JSON.stringify(home?.view)).toContain("年次休暇は何日ですか？");
    expect(JSON.stringify(home?.view)).toContain("朝倉 ひかり さん");
    if (home !== undefined) await slack.user("U1").clicks(home, "home-ask");
    expect((await modal(bench, "U1")).view.callback_id).toBe("ask");
  });

  test("suggests what to ask where the messages tab is opened", async () => {
    const { slack } = await open();
    await slack.user("U1").opensMessages();
    await slack.until(() => slack.called.includes("assistant.threads.setSuggestedPrompts"));
  });
});

test("a status is shown at once while the answer is sought", async () => {
  const gate = Promise.withResolvers<void>();
  const bench = await open({
    reply: async () => {
      await gate.promise;
      return ANSWERED;
    },
  });
  const { ts } = await bench.slack.user("U1").says("年次休暇は何日ですか？", { in: "D1" });
  await bench.slack.until(() => bench.slack.status("D1", ts) !== "");
  gate.resolve();
  await only(bench, "D1");
});

test("hostile text in a document stays inert", async () => {
  const hostile =
    "<!channel> <@U1> <https://evil.example|規則> [規則](https://evil.example) *重要* https://evil.example/x";
  const citation = { ...CITATION, title: hostile, quote: hostile, locator: "<!here>", url: "//evil.example/x" };
  const bench = await open({ reply: () => ({ ...ANSWERED, text: `${hostile}[1]`, citations: [citation] }) });
  await bench.slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
  const { text, blocks } = await only(bench, "C1");
  expect(text).not.toMatch(/<[!@#h]|:\/\/evil/u);
  const links = [...JSON.stringify(blocks).matchAll(/"url":"([^"]*)"/gu)].map(([, url]) => url);
  for (const url of links) expect(url).toMatch(/^https:\/\/do\.example\.jp\//u);
});

describe("a poorer Slack", () => {
  const MODERN = ["assistant.threads.setStatus", "assistant.threads.setSuggestedPrompts", "chat.startStream"];

  test("without assistant methods and without telling accounts still answers", async () => {
    const without = [
      ...MODERN,
      "users.info",
      "users.list",
      "conversations.members",
      "conversations.info",
      "views.open",
    ];
    const bench = await open({ without: [...without, "chat.postEphemeral", "views.publish", "conversations.replies"] });
    await bench.slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
    await only(bench, "C1");
    await bench.slack.user("U1").says("病気休暇は何日ですか？", { in: "D1" });
    await only(bench, "D1");
    expect(bench.asked[0]?.readers).toMatchObject([{ id: "" }]);
    await bench.slack.user("U1").command("/do app 乗換案内を入れたい", { in: "C1" });
    expect((await alone(bench, "U1")).text).toContain("乗換案内を入れたい");
  });

  test("that refuses modern blocks gets plain ones", async () => {
    const bench = await open();
    bench.slack.fail("chat.postMessage", "invalid_blocks");
    await bench.slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
    const { blocks } = await only(bench, "C1");
    expect(new Set(blocks.map((block) => ("type" in block ? block.type : "")))).toEqual(
      new Set(["section", "actions"]),
    );
  });

  test("that is too busy, or fails, gets the reply later, once", async () => {
    const bench = await open();
    bench.slack.faults(
      "chat.postMessage",
      { kind: "http", status: 429, retryAfterSeconds: 0 },
      { kind: "error", error: "internal_error" },
    );
    await bench.slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
    await only(bench, "C1");
    await bench.leave();
    expect(bench.slack.messages("C1").filter(({ byApp }) => byApp)).toHaveLength(1);
  });
});

describe("a model's sentences", () => {
  const writing: NonNullable<Parameters<typeof openBench>[0]>["reply"] = (_, onProgress) => {
    onProgress({ kind: "status", text: "回答を書いています" });
    onProgress({ kind: "sentence", text: "申請は前日までです。", labels: [1] });
    onProgress({ kind: "sentence", text: "所属長に出します。", labels: [1] });
    return { ...ANSWERED, composer: "some-model", text: "申請は前日までです。[1]所属長に出します。[1]" };
  };

  test("are streamed, and the finished message has the rest", async () => {
    const bench = await open({ reply: writing });
    await bench.slack.user("U1").says("申請はいつまで？", { in: "D1" });
    await bench.slack.until(() => bench.slack.called.includes("chat.stopStream"));
    const [reply] = await replies(bench, "D1", 1);
    await bench.leave();
    expect(bench.slack.called.filter((method) => method.endsWith("Stream"))).toEqual([
      "chat.startStream",
      "chat.appendStream",
      "chat.stopStream",
    ]);
    expect(bench.slack.messages("D1").filter(({ byApp }) => byApp)).toHaveLength(1);
    expect(reply?.text).toContain("申請は前日までです。");
  });

  test("are posted whole where no stream can be begun", async () => {
    const bench = await open({ reply: writing });
    bench.slack.fail("chat.startStream", "unknown_method");
    await bench.slack.user("U1").says("申請はいつまで？", { in: "D1" });
    const reply = await only(bench, "D1");
    expect(reply.text).toContain("所属長に出します。");
    expect(bench.slack.called).not.toContain("chat.stopStream");
  });

  test("stand in the whole message where their stream has expired meanwhile", async () => {
    const clock = createManualClock();
    const gate = Promise.withResolvers<void>();
    const reply: typeof writing = async (question, onProgress) => {
      const answer = await writing(question, onProgress);
      await gate.promise;
      return answer;
    };
    const bench = await open({ reply, clock });
    await bench.slack.user("U1").says("申請はいつまで？", { in: "D1" });
    await bench.slack.until(() => bench.slack.called.includes("chat.appendStream"));
    clock.advance(6 * 60_000);
    gate.resolve();
    await bench.slack.until(() => bench.slack.messages("D1").at(-1)?.text.includes("テレワーク実施要綱") === true);
    expect(bench.slack.messages("D1").filter(({ byApp }) => byApp)).toHaveLength(1);
  });
});

test("what was delivered and not answered when the assistant left is answered when it comes back", async () => {
  const library = await openMemoryLibrary();
  onTestFinished(library.close);
  const before = await openBench({ library, pace: { answering: 0 } });
  onTestFinished(before.slack.close);
  const { slack } = before;
  await slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
  await before.leave();
  const after = await openBench({ library, slack });
  onTestFinished(after.close);
  await only(after, "C1");
});
