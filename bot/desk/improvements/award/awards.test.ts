import { expect, test } from "vitest";
import { EDITOR, officeOpener, request } from "../testing/office.ts";
import type { AwardPlan } from "./event.ts";

const openOffice = officeOpener();

const PLAN: AwardPlan = {
  name: "令和8年度改善表彰",
  from: "2026-04-01",
  to: "2027-03-31",
  scoreUntil: "2027-04-20",
  criteria: [
    { id: "effect", label: "効果", weight: 2 },
    { id: "spread", label: "広がり", weight: 1 },
  ],
  prizes: [{ name: "最優秀賞", upTo: 1 }],
  judges: ["@改善審査員"],
  normalised: false,
};

/** Three adopted cases: one of nobody near the judges p043, p045 and p046; one of p046's section; one that p045 joined. */
async function opened() {
  const office = await openOffice();
  await office.follow(request({ id: "free", fields: { name: "自由" }, ending: "approved" }));
  await office.follow(
    request({
      id: "road",
      askerId: "p003",
      unit: "建設部道路課",
      fields: { name: "道路", credit: "anonymous" },
      ending: "approved",
    }),
  );
  await office.follow(
    request({
      id: "joined",
      askerId: "p002",
      unit: "経済部観光課",
      joiners: ["p045"],
      fields: { name: "賛同" },
      ending: "approved",
    }),
  );
  await office.follow(
    request({ id: "late", fields: { name: "翌年度" }, ending: "approved", at: "2027-04-02T00:00:00.000Z" }),
  );
  const outcome = await office.awards.open(PLAN, EDITOR);
  if (outcome.kind !== "done") throw new Error(outcome.sentence);
  const { id: roundId, candidates } = outcome.round;
  const caseOf = (title: string) => candidates.find((each) => each.title === title)?.caseId ?? "";
  const score = (judgeId: string, title: string, effect: number, spread: number) =>
    office.awards.do(
      roundId,
      { kind: "score", caseId: caseOf(title), scores: { effect, spread }, comment: `講評${judgeId}` },
      judgeId,
    );
  const organise = (kind: "close" | "announce") =>
    office.awards.do(roundId, kind === "close" ? { kind, evenIfMissing: true } : { kind }, EDITOR);
  return { ...office, round: outcome.round, roundId, caseOf, score, organise };
}

test("candidates are the period's adopted cases, and who is near one does not judge it", async () => {
  const { awards, roundId, round } = await opened();
  expect(round.candidates.map(({ title }) => title).toSorted()).toEqual(["自由", "賛同", "道路"].toSorted());
  const judged = async (judgeId: string) =>
    (await awards.round(roundId, judgeId))?.candidates.filter(({ mayScore }) => mayScore).map(({ title }) => title);
  expect((await judged("p043"))?.length).toBe(3);
  expect(await judged("p045")).not.toContain("賛同");
  expect(await judged("p046")).not.toContain("道路");
});

test("nobody sees anybody else's scores before closing, whatever is asked", async () => {
  const { awards, roundId, score } = await opened();
  await score("p043", "自由", 4, 2);
  const outcome = await score("p045", "自由", 5, 3);
  const seen = JSON.stringify([
    outcome,
    await awards.round(roundId, "p045"),
    await awards.round(roundId, "p046"),
    await awards.round(roundId, "p041"),
    await awards.rounds("p045"),
    await awards.rounds("p002"),
    await awards.do(roundId, { kind: "close", evenIfMissing: false }, EDITOR),
  ]);
  expect(seen).not.toContain("講評p043");
  expect(seen).not.toContain(`"effect":4`);
  expect(seen).toContain("講評p045");
  expect(await awards.round(roundId, "p002")).toBeUndefined();
  // The organiser judges too and sees only their own.
  const organisers = JSON.stringify(await awards.round(roundId, EDITOR));
  expect(organisers).toContain("講評p043");
  expect(organisers).not.toContain("講評p045");
  expect((await awards.round(roundId, EDITOR))?.ranking).toBeNull();
});

test("a judge in a conflict is told so and counts nothing, also one who comes into it later", async () => {
  const { awards, roundId, score, organise, follow, caseOf } = await opened();
  expect(await score("p046", "道路", 5, 5)).toMatchObject({ kind: "refused", reason: "conflict" });
  await score("p043", "自由", 5, 5);
  await follow(request({ id: "free", joiners: ["p043"], fields: { name: "自由" }, ending: "approved" }));
  await awards.do(roundId, { kind: "declare", caseId: caseOf("賛同") }, "p046");
  await awards.do(roundId, { kind: "declare", caseId: caseOf("賛同") }, "p046");
  const closed = await organise("close");
  if (closed.kind !== "done") throw new Error(closed.sentence);
  expect(closed.round.ranking?.map(({ title, mean }) => [title, mean])).toContainEqual(["自由", null]);
});

test("closing asks once where scores are missing, then nobody scores, changes or opens again", async () => {
  const { awards, roundId, score, organise } = await opened();
  await score("p043", "自由", 3, 3);
  const close = await awards.do(roundId, { kind: "close", evenIfMissing: false }, EDITOR);
  expect(close).toMatchObject({ reason: "scores-missing" });
  expect(await organise("announce")).toMatchObject({ reason: "not-closed" });
  expect(await organise("close")).toMatchObject({ kind: "done" });
  expect(await score("p043", "自由", 5, 5)).toMatchObject({
    reason: "closed",
    sentence: expect.stringContaining("締め切られました"),
  });
  expect(await organise("close")).toMatchObject({ reason: "closed" });
  expect((await awards.round(roundId, "p045"))?.ranking?.[0]).toMatchObject({ title: "自由", rank: 1, mean: 3 });
  expect(await awards.round(roundId, "p002")).toBeUndefined();
});

test("its judges are asked to score when it opens, each once", async () => {
  const { awards, told } = await opened();
  await awards.resume();
  const asked = told("award").map(({ to, why }) => [to, why]);
  expect(asked).toContainEqual([{ kind: "person", personId: "p043" }, "審査員として"]);
  expect(new Set(asked.map((each) => JSON.stringify(each))).size).toBe(asked.length);
  expect(told("award")[0]?.text).toMatch(/\d+年\d+月\d+日までに採点してください/u);
});

test("the announcement reaches winners, joiners and who asked, each once, also when it is said again", async () => {
  const { awards, roundId, score, organise, told } = await opened();
  await score("p043", "賛同", 5, 5);
  await score("p043", "自由", 3, 3);
  await awards.watch(roundId, "p010", true);
  await awards.watch(roundId, "p011", true);
  await awards.watch(roundId, "p011", false);
  expect(await awards.watch("nothing", "p010", true)).toBe(false);
  await organise("close");
  await organise("announce");
  await organise("announce");
  await awards.resume();
  const results = told("award").filter(({ why }) => why !== "審査員として");
  expect(results.map(({ to, text }) => [to, text])).toEqual([
    [
      { kind: "person", personId: "p002" },
      "おめでとうございます。「賛同」が令和8年度改善表彰の最優秀賞に選ばれました。",
    ],
    [
      { kind: "person", personId: "p045" },
      "おめでとうございます。「賛同」が令和8年度改善表彰の最優秀賞に選ばれました。",
    ],
    [{ kind: "person", personId: "p010" }, "令和8年度改善表彰の結果です。\n最優秀賞　賛同"],
  ]);
  const seen = await awards.round(roundId, "p020");
  expect(seen?.ranking).toEqual([{ caseId: expect.any(String), title: "賛同", rank: 1, prize: "最優秀賞" }]);
});

test("a judge reads what they judge, without a name that is not told; nobody else does", async () => {
  const { awards, roundId, caseOf } = await opened();
  const road = await awards.candidate(roundId, caseOf("道路"), "p043");
  expect(road).toMatchObject({ text: { title: "道路" }, credit: "匿名の職員" });
  expect(JSON.stringify(road)).not.toMatch(/p003|桐谷|道路課/u);
  expect(await awards.candidate(roundId, caseOf("道路"), "p002")).toBeUndefined();
  expect(await awards.candidate(roundId, "nothing", "p043")).toBeUndefined();
});

test("prizes are known once they are announced, and stand in the booklet", async () => {
  const { awards, score, organise, publishing, caseOf, booklet } = await opened();
  await publishing.publish({ caseId: caseOf("賛同"), version: 1, knowsHints: false, personId: EDITOR });
  await score("p043", "賛同", 5, 5);
  await organise("close");
  expect(await awards.prizes()).toEqual([]);
  await organise("announce");
  expect((await booklet(2026)).chapters[0]?.cases[0]?.prizes).toEqual(["令和8年度改善表彰　最優秀賞"]);
});

test("judges who score at the same moment all count", async () => {
  const { score, organise } = await opened();
  await Promise.all([score("p043", "自由", 5, 5), score("p045", "自由", 4, 4), score("p046", "自由", 3, 3)]);
  const closed = await organise("close");
  expect(closed).toMatchObject({ round: { ranking: [{ title: "自由", mean: 4, judges: 3 }, {}, {}] } });
});

test("only organisers open, close and announce; a stranger does not score", async () => {
  const { awards, roundId, score } = await opened();
  expect(await awards.open(PLAN, "p002")).toMatchObject({ reason: "not-organiser" });
  expect(await awards.do(roundId, { kind: "close", evenIfMissing: true }, "p045")).toMatchObject({
    reason: "not-organiser",
  });
  expect(await score("p002", "自由", 5, 5)).toMatchObject({ reason: "not-judge" });
  expect(await awards.open({ ...PLAN, judges: ["@いない"] }, EDITOR)).toMatchObject({ reason: "no-judges" });
  expect(await awards.open({ ...PLAN, from: "2020-04-01", to: "2021-03-31" }, EDITOR)).toMatchObject({
    reason: "no-candidates",
  });
});
