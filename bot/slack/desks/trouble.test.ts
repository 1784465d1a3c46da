import { describe, expect, test } from "vitest";
import { liveIn } from "../blocks/testing/live.ts";
import {
  APP,
  asksForApp,
  buttonsOf,
  CASE,
  DAY_MS,
  now,
  office,
  presses,
  saidIn,
  shows,
  told,
} from "./testing/office.ts";

const QUESTION = { question: "月の石は借りられますか", owner: "総務部文書課", credit: "anonymous" };

describe("time that passes", () => {
  test("reminds who has not acted, and asks the one above, who may act as well", async () => {
    const bench = await office();
    const { desk, courier } = bench.desks;
    await asksForApp(bench, "UP001");
    for (let day = 0; day < 12; day += 1) {
      bench.skip(DAY_MS);
      await desk.tick();
    }
    await courier();
    expect((await told(bench, "UP005", "期限を過ぎています")).text).toContain("情報システム課 主査");
    await presses(bench, "UP041", await told(bench, "UP041", "期限を過ぎています"), "pass");
    await told(bench, "UP008", "確認のお願い");
  });

  test("brings one digest a working morning, the late first, with a button that works there", async () => {
    const bench = await office();
    const { desk, courier } = bench.desks;
    await asksForApp(bench, "UP001");
    await asksForApp(bench, "UP014", { ...APP, "desk-field-appName": "議事録メモ" });
    bench.skip(4 * DAY_MS - 2 * 3_600_000);
    await desk.tick();
    await courier();
    const digest = await told(bench, "UP005", "あなたの処理を待っているもの：2件");
    expect(buttonsOf(digest)).toEqual(["pass", "open", "pass", "open"]);
    await bench.slack.user("UP005").clicks(digest, "desk-do-pass");
    await bench.slack.until(() => buttonsOf(now(bench, digest)).length === 2);
    expect((await desk.list({ scope: "waiting", limit: 5 }, "p005")).total).toBe(1);
  });
});

describe("who is away", () => {
  test("names on the Home tab who stands in, who may act then until it is ended there", async () => {
    const bench = await office();
    const { slack } = bench;
    await slack.user("UP008").opensHome();
    await slack.until(() => JSON.stringify(slack.user("UP008").home()?.view ?? "").includes("desk-substitute"));
    const home = slack.user("UP008").home();
    if (home === undefined) throw new Error("There is no Home tab");
    await slack.user("UP008").clicks(home, "desk-substitute");
    const form = await shows(bench, "UP008", "だれに頼みますか");
    const entries = { "desk-substitute-person": "UP009", "desk-from": "2026-11-20", "desk-to": "2026-11-19" };
    expect(await slack.user("UP008").submits(form, entries)).toMatchObject({ kind: "errors" });
    await slack.user("UP008").submits(form, { ...entries, "desk-to": "2026-12-31" });
    await shows(bench, "UP008", "代理を藤波 圭吾さんにしました");

    await asksForApp(bench, "UP001");
    await presses(bench, "UP005", await told(bench, "UP005", "受付のお願い"), "pass");
    const turn = await told(bench, "UP009", "確認のお願い");
    expect(turn.text).toContain("代理として");
    expect((await presses(bench, "UP009", turn, "pass")).text).toContain("（代理）");
    const set = slack.user("UP008").home();
    if (set === undefined) throw new Error("There is no Home tab");
    await slack.user("UP008").clicks(set, "desk-end-substitution");
    await slack.until(() => !JSON.stringify(slack.user("UP008").home()?.view).includes("desk-end-substitution"));
  });

  test("is not written to where the account is closed, and finds it on the web", async () => {
    const bench = await office();
    await bench.slack.changeUser({ id: "UP005", deleted: true });
    await asksForApp(bench, "UP001");
    await bench.desks.courier();
    expect((await bench.desks.desk.notices("p005", 5)).map(({ kind }) => kind)).toEqual(["your-turn"]);
    expect(bench.log.filter((line) => line.includes("p005"))).toHaveLength(1);
  });
});

describe("a channel that is gone", () => {
  test("loses nothing: the head of the unit gets the question, and answers it", async () => {
    const bench = await office({ channelOf: (post) => (post === "総務部/文書課/*" ? "CGONE" : null) });
    const { slack } = bench;
    const command = { kind: "submit", type: "person", fields: QUESTION } as const;
    await bench.desks.desk.do({ key: "k1", personId: "p014", command });
    const asked = await told(bench, "UP045", "回答のお願い");
    await slack.user("UP045").clicks(asked, "desk-do-answer");
    await slack.user("UP045").submits(await shows(bench, "UP045", "回答する"), { "desk-why": "借りられません。" });
    await told(bench, "UP014", "の結果：回答");
  });

  test("or of others answers nobody who may not", async () => {
    const bench = await office({ channelOf: (post) => (post === "総務部/文書課/*" ? "C1" : null) });
    const command = { kind: "submit", type: "person", fields: QUESTION } as const;
    await bench.desks.desk.do({ key: "k1", personId: "p014", command });
    const asked = await saidIn(bench, "C1", "回答のお願い");
    await bench.slack.user("UP024").clicks(asked, "desk-do-answer");
    await bench.slack.until(() => bench.slack.ephemerals("UP024").length === 1);
    expect(bench.slack.ephemerals("UP024")[0]?.text).toContain("表示できません");
  });
});

describe("what is sensitive", () => {
  test("goes to the consultation desk alone, and no message names it or its asker", async () => {
    const bench = await office({ channelOf: () => "C1" });
    const { slack } = bench;
    const fields = { question: "上司からパワハラを受けています", owner: "@相談窓口", credit: "anonymous" };
    const command = { kind: "submit", type: "person", fields, confidential: true } as const;
    await bench.desks.desk.do({ key: "k1", personId: "p014", command });
    const asked = await told(bench, "UP044", "回答のお願い");
    expect(JSON.stringify(asked)).not.toMatch(/日下|p014|管財課/u);
    expect(slack.messages("C1").filter(({ byApp }) => byApp)).toEqual([]);
  });
});

describe("what people write", () => {
  test("is whole at 3,000 characters and inert where it is a script", async () => {
    const bench = await office();
    const { slack } = bench;
    const script = "<script>alert(1)</script> <!channel> https://evil.example.com";
    const long = `${script}${"あ".repeat(1_900)}`;
    await slack.user("UP031").shortcut("send-improvement");
    await slack.user("UP031").submits(await shows(bench, "UP031", "これまで"), {
      ...CASE,
      "desk-field-before": long,
      "desk-field-name": script,
    });
    const first = await told(bench, "UP007", "受付のお願い");
    expect(liveIn(first, "https://do.example.jp")).toEqual([]);
    await slack.user("UP007").clicks(first, "desk-do-return");
    const why = "理".repeat(3_000);
    await slack.user("UP007").submits(await shows(bench, "UP007", "差し戻す"), { "desk-why": why });
    const returned = await told(bench, "UP031", "差し戻されました");
    expect(liveIn(returned, "https://do.example.jp")).toEqual([]);
    const { requests } = await bench.desks.desk.list({ scope: "mine", limit: 1 }, "p031");
    expect(requests[0]?.state).toMatchObject({ fields: { before: long }, phase: { kind: "returned", why } });
  });

  test("is kept as a draft when its form is closed, told, and gone on with", async () => {
    const bench = await office();
    const { slack } = bench;
    await slack.user("UP031").shortcut("send-improvement");
    const form = await shows(bench, "UP031", "これまで");
    await slack.user("UP031").enters(form, { "desk-field-before": "電話と紙で1件30分かかった" });
    await slack.until(() => slack.acknowledgements.count.acknowledged >= 2);
    await slack.user("UP031").closes(form);
    const kept = await told(bench, "UP031", "下書きに残しました");
    await slack.user("UP031").clicks(kept, "desk-continue-draft");
    await shows(bench, "UP031", "電話と紙で1件30分かかった");
    await slack.user("UP031").submits(await shows(bench, "UP031", "前に書きかけた"), CASE);
    expect(await bench.desks.desk.draft("improvement", "p031")).toBeUndefined();
  });
});
