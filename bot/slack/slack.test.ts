import { describe, expect, onTestFinished, test } from "vitest";
import { openMemoryLibrary } from "../../corpus/open.ts";
import { ANSWERED, openBench } from "./testing/bench.ts";
import { only, open, replies } from "./testing/look.ts";

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

test("what could not be answered yet when the assistant left is answered when it comes back, and not with an excuse", async () => {
  const library = await openMemoryLibrary();
  onTestFinished(library.close);
  const closing = Promise.withResolvers<void>();
  closing.promise.catch(() => undefined);
  const before = await openBench({ library, ready: closing.promise });
  onTestFinished(before.slack.close);
  const { slack } = before;
  await slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
  closing.reject(new Error("The taking-in of the samples was called off"));
  await before.leave();
  const after = await openBench({ library, slack });
  onTestFinished(after.close);
  expect((await only(after, "C1")).text).toContain("テレワーク実施要綱");
});

test("the assistant can leave while Slack does not say who it is", async () => {
  const bench = await openBench({ pace: { reconnectDelay: () => 3_600_000 }, without: ["auth.test"] });
  onTestFinished(bench.slack.close);
  const delivered = bench.slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
  await bench.slack.until(() => bench.slack.called.includes("auth.test"));
  await bench.leave();
  expect(bench.slack.messages("C1").filter(({ byApp }) => byApp)).toEqual([]);
  delivered.catch(() => undefined);
});
