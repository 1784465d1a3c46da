import { describe, expect, test } from "vitest";
import { createManualClock } from "./emulator/clock.ts";
import { ANSWERED, CITATION, type openBench } from "./testing/bench.ts";
import { alone, only, open, replies } from "./testing/look.ts";

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

  test("that shows no status is told in a message that an answer takes longer, and the answer takes its place", async () => {
    const gate = Promise.withResolvers<void>();
    const reply = async () => {
      await gate.promise;
      return ANSWERED;
    };
    const bench = await open({ reply, without: MODERN, pace: { slowAfterMs: 1 } });
    await bench.slack.user("U1").says("年次休暇は何日ですか？", { in: "D1" });
    const sign = await only(bench, "D1");
    expect(sign.text).toContain("調べています");
    gate.resolve();
    await bench.slack.until(() => bench.slack.called.includes("chat.update"));
    await bench.leave();
    const own = bench.slack.messages("D1").filter(({ byApp }) => byApp);
    expect(own.map(({ ts, text }) => [ts, text.includes("テレワーク実施要綱")])).toEqual([[sign.ts, true]]);
  });

  test("that shows no status is told sooner in which place a question waits", async () => {
    const gate = Promise.withResolvers<void>();
    const reply = async () => {
      await gate.promise;
      return ANSWERED;
    };
    const pace = { answering: 1, idleMs: 5, slowAfterMs: 1, placeAfterMs: 3_600_000 };
    const bench = await open({ reply, without: MODERN, pace });
    await bench.slack.user("U1").says("年次休暇は何日ですか？", { in: "D1" });
    await only(bench, "D1");
    await bench.slack.user("U2").says("病気休暇は何日ですか？", { in: "D2" });
    expect((await only(bench, "D2")).text).toContain("1番目");
    gate.resolve();
    await bench.leave();
  });

  test("that is busy tells who waits their place, and nobody who talks to somebody else", async () => {
    const gate = Promise.withResolvers<void>();
    const reply = async () => {
      await gate.promise;
      return ANSWERED;
    };
    const bench = await open({ reply, pace: { answering: 1, placeAfterMs: 1 } });
    const { slack } = bench;
    const { ts: thread } = await slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
    await slack.until(() => bench.asked.length === 1);
    await slack.user("U2").says("<@U1> さん、会議は何時ですか？", { in: "C1", thread, asMarkup: true });
    const { ts } = await slack.user("U2").says("病気休暇は何日ですか？", { in: "D2" });
    const note = await only(bench, "D2");
    expect([note.threadTs, note.text.includes("番目です")]).toEqual([ts, true]);
    gate.resolve();
    await replies(bench, "C1", 1);
    await slack.until(() =>
      slack.messages("D2").some(({ byApp, text }) => byApp && text.includes("テレワーク実施要綱")),
    );
    await bench.leave();
    for (const channel of ["C1", "D2"]) expect(slack.messages(channel).filter(({ byApp }) => byApp)).toHaveLength(1);
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
