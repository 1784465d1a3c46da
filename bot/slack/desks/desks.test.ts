import { describe, expect, test } from "vitest";
import {
  APP,
  asksForApp,
  buttonsOf,
  CASE,
  now,
  office,
  presses,
  saidIn,
  shows,
  toApproval,
  told,
} from "./testing/office.ts";

describe("an app that somebody asks for", () => {
  test("goes from the first tap to the final notice, with a return and a second sending", async () => {
    const bench = await office();
    const { slack } = bench;
    expect(await asksForApp(bench, "UP001")).toMatchObject({ kind: "updated" });
    await shows(bench, "UP001", "要望-0001 を受け付けました");
    const received = await told(bench, "UP001", "要望-0001 を受け付けました");
    expect(buttonsOf(received)).toEqual(["pull-back", "withdraw", "comment", "open"]);

    const first = await told(bench, "UP005", "受付のお願い");
    expect(first.text).toContain("使う人：道路課の現場担当");
    expect(first.text).toContain("人数：12人");
    await slack.user("UP005").clicks(first, "desk-do-return");
    const why = await shows(bench, "UP005", "どこを、どう直してほしいですか");
    expect(await slack.user("UP005").submits(why, { "desk-why": "　" })).toMatchObject({ kind: "errors" });
    await slack.user("UP005").submits(why, { "desk-why": "だれが使うかを、課の名前で書いてください" });
    const returned = await told(bench, "UP001", "差し戻されました");

    await slack.user("UP001").clicks(returned, "desk-do-edit");
    const again = await shows(bench, "UP001", "差戻しの理由：だれが使うかを、課の名前で書いてください");
    await slack.user("UP001").submits(again, { "desk-field-users": "道路課 維持係" });
    await presses(bench, "UP005", await told(bench, "UP005", "道路課 維持係"), "pass");
    await presses(bench, "UP008", await told(bench, "UP008", "確認のお願い"), "pass");
    await presses(bench, "UP006", await told(bench, "UP006", "意見のお願い"), "agree");
    await presses(bench, "UP045", await told(bench, "UP045", "意見のお願い"), "agree");

    const last = await told(bench, "UP041", "承認のお願い");
    await slack.user("UP041").clicks(last, "desk-do-approve");
    const conditions = { "desk-field-conditions": "業務用の端末だけで使う" };
    await slack.user("UP041").submits(await shows(bench, "UP041", "利用条件"), conditions);
    const ended = await told(bench, "UP001", "の結果：承認");
    expect(buttonsOf(ended)).toEqual(["comment", "open"]);
    await slack.until(() => now(bench, last).text.includes("承認しました"));
    expect(buttonsOf(now(bench, last))).not.toContain("approve");
    await slack.user("UP001").clicks(ended, "desk-do-open");
    await shows(bench, "UP001", "業務用の端末だけで使う");
  });

  test("is joined from a reaction on a post, and the decision reaches who joined", async () => {
    const askedAlready = { id: "", number: "要望-0001", title: "写真で報告", people: 1 };
    const found = { ...askedAlready };
    const bench = await office({
      advice: {
        checks: async () => [],
        understood: async () => ({ appName: "写真で報告" }),
        beforeSending: async () => ({ sentences: [], askedAlready: found.id === "" ? [] : [{ ...found }] }),
      },
    });
    const { slack } = bench;
    await asksForApp(bench, "UP001");
    const { requests } = await bench.desks.desk.list({ scope: "mine", limit: 1 }, "p001");
    found.id = requests[0]?.id ?? "";
    const post = await slack.user("UP014").says("写真で報告のアプリを公用スマホで使いたいです", { in: "C1" });
    await slack.user("UP018").reacts(post, "tada");
    await slack.user("UP018").reacts(post, "raised_hand");
    await slack.until(() => slack.ephemerals("UP018").length === 1);
    const [offer] = slack.ephemerals("UP018");
    if (offer === undefined) throw new Error("Nothing is offered");
    expect(offer.text).toContain("要望-0001");
    await slack.user("UP018").clicks(offer, "desk-do-join");
    await slack.until(() => slack.ephemerals("UP018").length === 2);
    expect(slack.ephemerals("UP018")[1]?.text).toContain("賛同しました");
    await slack.user("UP018").clicks(offer, "desk-do-join");
    await slack.user("UP001").clicks(await told(bench, "UP001", "受け付けました"), "desk-do-withdraw");
    await slack.user("UP001").submits(await shows(bench, "UP001", "取り下げる"));
    await told(bench, "UP018", "の結果：取下げ");
  });

  test("is joined in its form with one tap, before anything is sent", async () => {
    const found = { id: "", number: "要望-0001", title: "写真で報告", people: 12 };
    const bench = await office({
      advice: {
        checks: async () => [],
        understood: async () => ({}),
        beforeSending: async () => ({ sentences: [], askedAlready: found.id === "" ? [] : [{ ...found }] }),
      },
    });
    const { slack } = bench;
    await asksForApp(bench, "UP001");
    found.id = (await bench.desks.desk.list({ scope: "mine", limit: 1 }, "p001")).requests[0]?.id ?? "";
    await slack.user("UP014").command("/do app");
    await slack.user("UP014").submits(await shows(bench, "UP014", "次へ"), { "desk-field-appName": "写真報告" });
    const offered = await shows(bench, "UP014", "（12人が申請）");
    await slack.user("UP014").clicks(offered, "desk-do-join");
    await shows(bench, "UP014", "賛同しました");
    expect((await bench.desks.desk.whole(found.id))?.state.joiners).toEqual(["p014"]);
  });

  test("is told what is wrong at its fields, and loses nothing", async () => {
    const bench = await office();
    const { slack } = bench;
    await slack.user("UP001").command("/do app 現場の写真を送りたい");
    await slack.user("UP001").submits(await shows(bench, "UP001", "次へ"), {
      "desk-field-appName": "写真で報告",
      "desk-field-storeLink": "アップストア",
    });
    const first = await shows(bench, "UP001", "次へ");
    expect(await slack.user("UP001").submits(first, { "desk-field-appName": "　" })).toMatchObject({
      kind: "errors",
      errors: { "desk-field-appName": "ここを入力してください。" },
    });
    await slack.user("UP001").submits(first, { "desk-field-appName": "写真で報告" });
    const whole = await shows(bench, "UP001", "現場の写真を送りたい");
    const wrong = await slack.user("UP001").submits(whole, {
      ...APP,
      "desk-field-count": "たくさん",
      "desk-field-storeLink": "アップストア",
    });
    expect(wrong).toMatchObject({
      kind: "errors",
      errors: {
        "desk-field-count": "数字だけで書いてください（例：1200）。",
        "desk-field-storeLink": expect.stringContaining("https://"),
      },
    });
    expect(await bench.desks.desk.draft("app", "p001")).toMatchObject({ fields: { appName: "写真で報告" } });
  });

  test("is sent once, however often its form is", async () => {
    const bench = await office();
    const { slack } = bench;
    await slack.user("UP001").command("/do app");
    await slack.user("UP001").submits(await shows(bench, "UP001", "次へ"), { "desk-field-appName": "写真で報告" });
    const form = await shows(bench, "UP001", "何に使いますか");
    await Promise.all([slack.user("UP001").submits(form, APP), slack.user("UP001").submits(form, APP)]);
    expect((await bench.desks.desk.list({ scope: "mine", limit: 5 }, "p001")).total).toBe(1);
  });
});

describe("an approval", () => {
  test("that two give at once has one outcome, and the second hears who was first", async () => {
    const bench = await office();
    const { slack } = bench;
    await asksForApp(bench, "UP001");
    await presses(bench, "UP005", await told(bench, "UP005", "受付のお願い"), "pass");
    await presses(bench, "UP008", await told(bench, "UP008", "確認のお願い"), "pass");
    const members = ["UP006", "UP016"];
    const messages = await Promise.all(members.map((user) => told(bench, user, "意見のお願い")));
    await Promise.all(messages.map((message, at) => slack.user(members[at] ?? "").clicks(message, "desk-do-agree")));
    await slack.until(() => messages.every((message) => !buttonsOf(now(bench, message)).includes("agree")));
    const { requests } = await bench.desks.desk.list({ scope: "mine", limit: 1 }, "p001");
    const acted = requests[0]?.history.filter(({ what }) => what.kind === "acted" && what.act === "agree");
    expect(acted).toHaveLength(1);
  });

  test("by a deputy is named so, and seen afterwards by the post", async () => {
    const bench = await office();
    const { slack } = bench;
    await toApproval(bench);
    const home = await slack.user("UP042").opensHome();
    await slack.until(() => JSON.stringify(slack.user("UP042").home()?.view ?? "").includes("代決する（承認）"));
    const shown = slack.user("UP042").home() ?? home;
    if (shown === undefined) throw new Error("There is no Home tab");
    await slack.user("UP042").clicks(shown, "desk-do-approve");
    await slack.user("UP042").submits(await shows(bench, "UP042", "代決：承認する"));
    const after = await told(bench, "UP041", "後閲をお願いします");
    const reviewed = await presses(bench, "UP041", after, "review");
    expect(reviewed.text).toContain("後閲しました");
    await told(bench, "UP001", "の結果：承認");
  });

  test("by a stale button, or by who may not, changes nothing and says why", async () => {
    const bench = await office();
    const { slack } = bench;
    const approval = await toApproval(bench);
    await slack.user("UP041").clicks(approval, "desk-do-approve");
    const modal = await shows(bench, "UP041", "承認する");
    await slack.user("UP001").clicks(await told(bench, "UP001", "受け付けました"), "desk-do-withdraw");
    await slack.user("UP001").submits(await shows(bench, "UP001", "取り下げる"));
    await told(bench, "UP001", "取り下げました");
    expect(await slack.user("UP041").submits(modal)).toMatchObject({
      kind: "errors",
      errors: { "desk-why": expect.stringContaining("取り下げました") },
    });
    await slack.until(() => !buttonsOf(now(bench, approval)).includes("approve"));
    expect(now(bench, approval).text).toContain("取り下げられました");
  });
});

describe("an improvement", () => {
  test("is sent anonymously, answered with a comment and turned down with a reason", async () => {
    const bench = await office();
    const { slack } = bench;
    await slack.user("UP031").shortcut("send-improvement");
    await slack.user("UP031").submits(await shows(bench, "UP031", "これまで"), CASE);
    await told(bench, "UP031", "改善-0001 を受け付けました");
    const first = await told(bench, "UP007", "受付のお願い");
    await slack.user("UP007").clicks(first, "desk-do-comment");
    await slack
      .user("UP007")
      .submits(await shows(bench, "UP007", "コメントする"), { "desk-why": "写真の例はありますか" });
    await told(bench, "UP031", "写真の例はありますか");
    await presses(bench, "UP007", first, "pass");
    await presses(bench, "UP043", await told(bench, "UP043", "意見のお願い"), "agree");
    const decision = await told(bench, "UP043", "採否の決定のお願い");
    await slack.user("UP043").clicks(decision, "desk-do-reject");
    await slack
      .user("UP043")
      .submits(await shows(bench, "UP043", "不承認にする"), { "desk-why": "同じ事例があります" });
    expect((await told(bench, "UP031", "の結果：不承認")).text).toContain("同じ事例があります");
  });
});

describe("a question for somebody who knows", () => {
  test("is shown before it is sent, goes to the unit's channel without a name, and its answer comes back", async () => {
    const bench = await office({ channelOf: (post) => (post === "総務部/文書課/*" ? "C2" : null) });
    const { slack } = bench;
    const form = await bench.desks.desk.definition("person");
    expect(form.title).toBe("担当者への質問");
    await slack.user("UP014").says("月の石の貸出の担当者に聞きたい", { in: "C1" });
    const known = { question: "月の石は借りられますか", owner: "総務部文書課", credit: "anonymous" };
    await bench.desks.desk.do({
      ...{ key: "k1", personId: "p014" },
      command: { kind: "submit", type: "person", fields: known },
    });
    const asked = await saidIn(bench, "C2", "回答のお願い");
    expect(JSON.stringify(asked.blocks)).toContain("匿名");
    expect(JSON.stringify(asked)).not.toMatch(/日下|p014|管財課/u);
    await slack.user("UP011").clicks(asked, "desk-do-take");
    await slack.until(() => !buttonsOf(now(bench, asked)).includes("take"));
    expect(now(bench, asked).text).toContain("担当：野々村 聡");
    await slack.user("UP011").clicks(now(bench, asked), "desk-do-answer");
    await slack.user("UP011").submits(await shows(bench, "UP011", "回答する"), { "desk-why": "借りられません。" });
    expect((await told(bench, "UP014", "の結果：回答")).text).toContain("借りられません。");
  });
});
