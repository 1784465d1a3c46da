import { expect, test } from "vitest";
import type { FieldValues } from "./engine/definition.ts";
import { openDesk } from "./testing/desk-bench.ts";

const QUESTION: FieldValues = {
  ...{ question: "占用許可の更新はいつまでに出しますか", owner: "建設部道路課", credit: "anonymous" },
  turn: "turn-1",
};

async function asked(fields: FieldValues, personId = "p024") {
  const bench = await openDesk();
  const outcome = await bench.say(personId, { kind: "submit", type: "person", fields });
  if (outcome.kind === "refused") throw new Error(outcome.sentence);
  return { ...bench, id: outcome.request.id };
}

test("who asks without a name stays unknown to everybody else, wherever they look", async () => {
  const { desk, id, say } = await asked(QUESTION);
  await say("p024", { kind: "comment", why: "急ぎません" }, id);
  const forOthers = [
    await desk.request(id, "p031"),
    await desk.list({ scope: "waiting", limit: 10 }, "p031"),
    await desk.list({ scope: "all", limit: 10 }, "p006"),
    await desk.notices("p031", 10),
    await say("p031", { kind: "answer", why: "30日前までです" }, id),
  ];
  expect(forOthers).toHaveLength(5);
  for (const seen of forOthers) expect(JSON.stringify(seen)).not.toMatch(/p024|八木沼|産業振興|turn-1/u);
  expect((await desk.request(id, "p031"))?.asker).toBe("匿名");
  expect((await desk.notices("p024", 1))[0]?.text).toContain("回答：30日前までです");
});

test("who agreed to be named by their unit or name is", async () => {
  const byUnit = await asked({ ...QUESTION, credit: "unit" });
  expect((await byUnit.desk.request(byUnit.id, "p031"))?.asker).toBe("経済部産業振興課");
  const byName = await asked({ ...QUESTION, credit: "name" });
  expect((await byName.desk.request(byName.id, "p031"))?.asker).toBe("八木沼 剛（経済部産業振興課）");
});

test("a sensitive question reaches the private desk alone, and no list of the office", async () => {
  const { desk, id } = await asked({ ...QUESTION, question: "上司のハラスメントについて相談したい" });
  expect((await desk.request(id, "p044"))?.state.confidential).toBe(true);
  expect(await desk.request(id, "p006")).toBeUndefined();
  expect(await desk.request(id, "p031")).toBeUndefined();
  expect((await desk.list({ scope: "all", limit: 10 }, "p006")).total).toBe(0);
  expect(JSON.stringify(await desk.notices("p044", 10))).not.toContain("ハラスメント");
});

test("a sensitive question stays with the private desk when it is edited or handed on, and none becomes one later", async () => {
  const sensitive = { ...QUESTION, question: "上司のハラスメントについて相談したい" };
  const told = await asked(sensitive);
  expect(
    await told.say("p044", { kind: "reassign", to: "建設部/道路課/課長", why: "道路の件" }, told.id),
  ).toMatchObject({ kind: "refused", reason: "not-now" });
  await told.say("p044", { kind: "return", why: "時期を教えてください" }, told.id);
  await told.say(
    "p024",
    { kind: "resubmit", fields: { ...sensitive, question: "上司について", owner: "建設部道路課" } },
    told.id,
  );
  expect(await told.desk.request(told.id, "p031")).toBeUndefined();
  expect((await told.desk.request(told.id, "p044"))?.actsFor).toEqual(["@相談窓口"]);

  const open = await asked(QUESTION);
  await open.say("p031", { kind: "return", why: "詳しく" }, open.id);
  const edited = await open.say("p024", { kind: "resubmit", fields: sensitive }, open.id);
  expect(edited.sentence).toMatch(/^この内容は相談窓口だけにお届けします。/u);
  expect((await open.desk.request(open.id, "p024"))?.state.phase.kind).toBe("returned");
});

test("who joined sees how it ends and not who else joined or what was said", async () => {
  const { desk, ask, say } = await openDesk();
  const { id } = await ask("p031");
  await say("p024", { kind: "join" }, id);
  await say("p018", { kind: "join" }, id);
  await say("p005", { kind: "pass", why: "内部の話" }, id);
  const seen = await desk.request(id, "p024");
  expect(seen).toMatchObject({ joined: 2, may: ["comment", "leave"], state: { joiners: ["p024"] } });
  expect(JSON.stringify(seen)).not.toMatch(/p018|内部の話/u);
  expect(await desk.request(id, "p022")).toBeUndefined();
});

test("what waits comes by its due day, and what the person asked themselves is not among it", async () => {
  const { desk, ask } = await openDesk();
  await ask("p031");
  await ask("p005");
  const waiting = await desk.list({ scope: "waiting", limit: 10 }, "p005");
  expect(waiting.requests.map(({ number, actsFor }) => [number, actsFor])).toEqual([
    ["要望-0001", ["総合政策部/情報システム課/主査"]],
  ]);
  expect(waiting.total).toBe(1);
});

test("what has come back waits for its asker until it is sent again, and is late when its day has passed", async () => {
  const { desk, ask, say, clock } = await openDesk();
  const { id, state } = await ask("p031");
  await say("p005", { kind: "return", why: "人数を教えてください" }, id);
  const waiting = async (isLate?: true) => {
    const { requests } = await desk.list({ scope: "waiting", limit: 10, isLate }, "p031");
    return requests.map((request) => request.id);
  };
  expect(await waiting()).toEqual([id]);
  expect((await desk.list({ scope: "deciding", limit: 10 }, "p031")).total).toBe(0);
  expect((await desk.list({ scope: "waiting", limit: 10 }, "p005")).total).toBe(0);
  expect(await waiting(true)).toEqual([]);
  clock.now = Date.parse("2026-12-24T10:00:00+09:00");
  expect(await waiting(true)).toEqual([id]);
  await say("p031", { kind: "resubmit", fields: state.fields }, id);
  expect(await waiting()).toEqual([]);
});

test("a refused command says why and what to do, and changes nothing", async () => {
  const { desk, ask, say } = await openDesk();
  const { id, state } = await ask("p031");
  const sentences = [
    await say("p046", { kind: "pass", why: "" }, id),
    await say("p005", { kind: "return", why: " " }, id),
    await say("p005", { kind: "approve", why: "" }, id),
    await say("p031", { kind: "pass", why: "" }, id),
    await say("p031", { kind: "join" }, id),
    await say("nobody", { kind: "join" }, id),
    await say("p031", { kind: "withdraw", why: "" }, "gone"),
    await say("p031", { kind: "submit", type: "app", fields: {} }),
  ].map(({ sentence }) => sentence);
  expect(sentences).toEqual([
    "この申請は見つからないか、あなたは見られません。担当が替わったときは、担当の人か管理者に確かめてください。",
    "差戻しには理由が必要です。理由を書いて、もう一度押してください。",
    "いまの段階では承認はできません。いまの状態を開き直して確かめてください。",
    "自分の申請は自分では処理できません。ほかの担当の人が処理します。",
    "あなたの申請です。結果が出たらお知らせします。",
    "あなたは職員名簿にありません。人事担当か管理者に確かめてください。",
    "この申請は見つからないか、あなたは見られません。担当が替わったときは、担当の人か管理者に確かめてください。",
    "「アプリの名前」が空です。書いてから、もう一度送ってください。",
  ]);
  expect((await desk.request(id, "p031"))?.state).toEqual(state);
});

test("a colleague of the same group reads who was faster", async () => {
  const { ask, say } = await openDesk();
  const { id, state } = await ask("p031");
  await say("p005", { kind: "pass", why: "" }, id);
  await say("p046", { kind: "pass", why: "" }, id);
  await say("p006", { kind: "agree", why: "" }, id);
  const late = await say("p016", { kind: "agree", why: "" }, id);
  expect(late.sentence).toBe("すでに越智 美咲さんが「意見なし・賛成」と回答しました。これ以上の操作はいりません。");
  const stale = await say("p005", { kind: "pass", why: "" }, id, state.round);
  expect(stale).toMatchObject({ kind: "refused", reason: "stale" });
});
