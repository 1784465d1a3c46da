import { describe, expect, test } from "vitest";
import { alone, modal, only, open } from "./testing/look.ts";

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
    ["app", "アプリの要望"],
    ["kaizen", "改善事例"],
  ])("%s opens its form with what was said", async (subcommand, title) => {
    const bench = await open();
    await bench.slack.user("U1").command(`/do ${subcommand} 会議を減らしたい`, { in: "C1" });
    const { view } = await modal(bench, "U1");
    expect(view).toMatchObject({ callback_id: "desk-form", title: { text: title } });
    expect(JSON.stringify(view)).toContain("会議を減らしたい");
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
    ["message-to-app", "アプリの要望"],
    ["message-to-improvement", "改善事例"],
    ["request-app", "アプリの要望"],
    ["send-improvement", "改善事例"],
  ])("%s opens its form", async (shortcut, title) => {
    const bench = await open();
    const { slack } = bench;
    const post = await slack.user("U2").says("名刺を読み取りたい", { in: "C1" });
    const isOnMessage = shortcut.startsWith("message");
    await slack.user("U1").shortcut(shortcut, isOnMessage ? post : undefined);
    const { view } = await modal(bench, "U1");
    expect(view).toMatchObject({ callback_id: "desk-form", title: { text: title } });
    expect(JSON.stringify(view).includes("名刺を読み取りたい")).toBe(isOnMessage);
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
