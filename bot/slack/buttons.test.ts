import { describe, expect, test } from "vitest";
import type { Answer } from "../../rag/contract.ts";
import { ANSWERED } from "./testing/bench.ts";
import { alone, modal, only, open, replies, UNANSWERABLE } from "./testing/look.ts";

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
    await replies(bench, "D1", 3);
    await slack.user("U1").clicks(answer, "feedback", "good:turn-1");
    await slack.user("U1").clicks(answer, "feedback", "good:turn-1");
    await bench.leave();
    expect(await bench.stores.feedback.of("turn-1")).toMatchObject([{ viewerId: "p1", verdict: "good" }]);
  });

  test("asks a person by a form that holds the question, where it goes, and no name", async () => {
    const bench = await open({ reply: () => UNANSWERABLE });
    const { slack } = bench;
    await slack.user("U1").mentions("月の石の貸出は？", { in: "C1" });
    await slack.user("U2").clicks(await only(bench, "C1"), "ask-person");
    const form = await modal(bench, "U2");
    await slack.user("U2").submits(form);
    const preview = JSON.stringify((await modal(bench, "U2")).view);
    for (const words of ["月の石の貸出は？", "送り先：総務部人事課", "匿名"]) expect(preview).toContain(words);
    expect((await bench.desks.desk.list({ scope: "mine", limit: 5 }, "p2")).total).toBe(0);
    await slack.user("U2").submits(await modal(bench, "U2"));
    const { requests } = await bench.desks.desk.list({ scope: "mine", limit: 5 }, "p2");
    expect(requests).toMatchObject([{ state: { type: "person", fields: { question: "月の石の貸出は？" } } }]);
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

  test("asks a follow-up again as it is understood outside its thread", async () => {
    const bench = await open({ reply: ({ readers }) => (readers === undefined ? ANSWERED : UNANSWERABLE) });
    const { slack } = bench;
    const { ts: thread } = await slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
    await replies(bench, "C1", 1);
    await slack.user("U1").says("再任用職員の場合は？", { in: "C1", thread });
    const answer = (await replies(bench, "C1", 2))[1];
    if (answer === undefined) throw new Error("There is no second answer");
    await slack.user("U1").clicks(answer, "show-me");
    await alone(bench, "U1");
    expect(bench.asked.at(-1)?.text).toBe("再任用職員の場合、年次休暇は何日ですか？");
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
  test("opens its form with one tap, with the words in it, and is not answered as a question", async () => {
    const bench = await open();
    const { slack } = bench;
    await slack.user("U1").says("公用スマホに乗換案内のアプリを入れてほしいです", { in: "D1" });
    await slack.user("U1").clicks(await only(bench, "D1"), "confirm-form");
    const form = await modal(bench, "U1");
    expect(form.view.callback_id).toBe("desk-form");
    expect(JSON.stringify(form.view)).toContain("公用スマホに乗換案内のアプリを入れてほしいです");
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

test("who changes their mind about an answer is thanked again", async () => {
  const bench = await open();
  const { slack } = bench;
  await slack.user("U1").mentions("年次休暇は何日ですか？", { in: "C1" });
  const answer = await only(bench, "C1");
  await slack.user("U1").clicks(answer, "feedback", "bad:turn-1");
  await slack.user("U1").submits(await modal(bench, "U1"), { reason: "unclear" });
  await only(bench, "D1");
  await slack.user("U1").clicks(answer, "feedback", "good:turn-1");
  expect((await alone(bench, "U1")).text).toContain("ありがとうございます");
});
