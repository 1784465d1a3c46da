import { expect, test } from "vitest";
import { decideAward } from "./decide.ts";
import type { AwardPlan, AwardWhat } from "./event.ts";
import { ranking } from "./ranking.ts";
import { type AwardState, evolve } from "./state.ts";

const PLAN: AwardPlan = {
  name: "改善表彰",
  from: "2026-04-01",
  to: "2027-03-31",
  scoreUntil: "2027-04-20",
  criteria: [
    { id: "effect", label: "効果", weight: 3 },
    { id: "idea", label: "工夫", weight: 1 },
  ],
  prizes: [
    { name: "最優秀賞", upTo: 1 },
    { name: "優秀賞", upTo: 2 },
  ],
  judges: ["@改善審査員"],
  normalised: false,
};
const CANDIDATES = ["a", "b", "c"].map((caseId) => ({ caseId, title: caseId }));

function round(
  scores: readonly (readonly [judge: string, caseId: string, effect: number, idea: number])[],
  plan = PLAN,
) {
  const whats: readonly AwardWhat[] = [
    { kind: "opened", plan, judgeIds: ["x", "y"], candidates: CANDIDATES },
    ...scores.map(
      ([judgeId, caseId, effect, idea]) =>
        ({ kind: "scored", judgeId, caseId, scores: { effect, idea }, comment: "" }) as const,
    ),
  ];
  const state = whats.map((what) => ({ what, at: "", by: null })).reduce<AwardState | undefined>(evolve, undefined);
  if (state === undefined) throw new Error("The round has not begun");
  return state;
}

function rows(state: AwardState) {
  return ranking(state).map(({ caseId, rank, mean, prize }) => [caseId, rank, mean, prize]);
}

test("weights count, ties share rank and prize, and the next rank is left out", () => {
  const state = round([
    ["x", "a", 5, 1],
    ["x", "b", 5, 1],
    ["x", "c", 1, 5],
  ]);
  expect(rows(state)).toEqual([
    ["a", 1, 4, "最優秀賞"],
    ["b", 1, 4, "最優秀賞"],
    ["c", 3, 2, null],
  ]);
});

test("a missing score neither helps nor harms", () => {
  const state = round([
    ["x", "a", 4, 4],
    ["y", "a", 4, 4],
    ["x", "b", 4, 4],
  ]);
  expect(rows(state)).toEqual([
    ["a", 1, 4, "最優秀賞"],
    ["b", 1, 4, "最優秀賞"],
    ["c", null, null, null],
  ]);
});

test("normalised, a case that only a strict judge saw is not behind for that", () => {
  const given = [
    ["x", "a", 2, 2],
    ["x", "b", 1, 1],
    ["y", "b", 4, 4],
    ["y", "c", 5, 5],
  ] as const;
  expect(rows(round(given)).map(([caseId]) => caseId)).toEqual(["c", "b", "a"]);
  const [first, second] = rows(round(given, { ...PLAN, normalised: true }));
  expect([first?.[1], second?.[1]]).toEqual([1, 1]);
});

test.each([
  { ...PLAN, criteria: [] },
  { ...PLAN, criteria: [{ id: "effect", label: "効果", weight: 0 }] },
  { ...PLAN, from: "2027-04-01" },
  { ...PLAN, name: "  " },
  {
    ...PLAN,
    prizes: [
      { name: "優秀賞", upTo: 2 },
      { name: "最優秀賞", upTo: 1 },
    ],
  },
])("a plan that cannot work is not opened", (plan) => {
  const context = { personId: "o", isOrganiser: true, conflictOf: () => null };
  const decision = decideAward(undefined, { kind: "open", plan, judgeIds: ["x"], candidates: CANDIDATES }, context);
  expect(decision).toEqual({ kind: "refused", reason: "bad-plan" });
});

test.each([{ effect: 6, idea: 1 }, { effect: 2.5, idea: 1 }, { effect: 3 }, { effect: 3, idea: 3, looks: 5 }])(
  "a score outside of the criteria is refused: %o",
  (scores) => {
    const context = { personId: "x", isOrganiser: false, conflictOf: () => null };
    const wrong = Object.fromEntries(Object.entries(scores));
    const decision = decideAward(round([]), { kind: "score", caseId: "a", scores: wrong, comment: "" }, context);
    expect(decision).toEqual({ kind: "refused", reason: "bad-scores" });
  },
);
