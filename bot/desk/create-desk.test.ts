import { expect, test } from "vitest";
import { openDesk } from "./testing/desk-bench.ts";

test("a request goes from its asker through every post to its end, and everybody concerned is told once", async () => {
  const { desk, say, ask } = await openDesk();
  const { id, number } = await ask("p031");
  expect(number).toBe("要望-0001");
  expect((await desk.list({ scope: "waiting", limit: 10 }, "p005")).total).toBe(1);
  expect((await say("p005", { kind: "pass", why: "" }, id)).sentence).toBe(
    "要望-0001 を確認しました。次は道路課 課長の確認です（12月2日まで）。",
  );
  await say("p046", { kind: "pass", why: "" }, id);
  await say("p006", { kind: "agree", why: "" }, id);
  await say("p045", { kind: "agree", why: "" }, id);
  expect(await say("p041", { kind: "approve", why: "試行を認める" }, id)).toMatchObject({
    kind: "done",
    sentence: "要望-0001 を承認しました。結果（承認）を申請した人と賛同した人に知らせます。",
  });
  const told = await desk.notices("p031", 10);
  expect(told.map(({ kind, why }) => `${kind} ${why}`)).toEqual(["ended 申請者として", "received 申請者として"]);
  expect(told[0]?.text).toContain("理由：試行を認める");
  expect((await desk.notices("p041", 10)).map(({ kind, why }) => `${kind} ${why}`)).toContain("your-turn 承認者として");
});

test("of two approvers at once one decides, and the other reads who did", async () => {
  const { desk, ask, say } = await openDesk();
  const { id } = await ask("p031");
  await say("p005", { kind: "pass", why: "" }, id);
  await say("p046", { kind: "pass", why: "" }, id);
  await say("p006", { kind: "agree", why: "" }, id);
  const { request } = await outcomeDone(say("p045", { kind: "agree", why: "" }, id));
  const both = await Promise.all([
    desk.do({
      key: "one",
      personId: "p041",
      requestId: id,
      round: request.state.round,
      command: { kind: "approve", why: "" },
    }),
    desk.do({
      key: "two",
      personId: "p042",
      requestId: id,
      round: request.state.round,
      command: { kind: "reject", why: "費用" },
    }),
  ]);
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(["done", "refused"]);
  const refused = both.find(({ kind }) => kind === "refused");
  expect(refused?.sentence).toMatch(/すでに(?:堀江 俊介さんが承認|野中 彩さんが不承認に)しました/u);
});

test("a command said again under its key has its effect once and the same outcome, also after a restart", async () => {
  const { desk, another, ask } = await openDesk();
  const { id } = await ask("p031");
  const command = { key: "k", personId: "p024", requestId: id, command: { kind: "join" } } as const;
  const first = await desk.do(command);
  const again = await (await another()).do(command);
  expect(again).toEqual(first);
  expect(first.sentence).toBe("要望-0001 に賛同しました（1人目）。結果をお知らせします。");
});

test("a draft is kept per person and type until it is sent", async () => {
  const { desk, ask } = await openDesk();
  await desk.keepDraft("app", "p031", { appName: "書きかけ" });
  await desk.keepDraft("improvement", "p031", { name: "別の下書き" });
  expect(await desk.draft("app", "p031")).toMatchObject({ fields: { appName: "書きかけ" } });
  expect(await desk.draft("app", "p024")).toBeUndefined();
  await ask("p031");
  expect(await desk.draft("app", "p031")).toBeUndefined();
  await desk.keepDraft("improvement", "p031", null);
  expect(await desk.draft("improvement", "p031")).toBeUndefined();
});

test("a consumer gets every event in order, from where it stopped, and one that failed again", async () => {
  const { desk, another, ask, say } = await openDesk();
  const { id } = await ask("p031");
  await say("p024", { kind: "join" }, id);
  const had: string[] = [];
  const failing = desk.feed("test", async ({ what }) => {
    if (what.kind === "joined") throw new Error("down");
    had.push(what.kind);
  });
  await expect(failing).rejects.toThrow("down");
  await desk.note(id, "caseId", "case-1");
  await desk.note(id, "caseId", "case-1");
  await (await another()).feed(
    "test",
    async ({ what }, { state }) => void had.push(`${what.kind} ${state.notes.caseId}`),
  );
  expect(had).toEqual(["submitted", "entered", "joined case-1", "noted case-1"]);
});

async function outcomeDone(outcome: ReturnType<Awaited<ReturnType<typeof openDesk>>["say"]>) {
  const done = await outcome;
  if (done.kind !== "done") throw new Error(done.sentence);
  return done;
}
