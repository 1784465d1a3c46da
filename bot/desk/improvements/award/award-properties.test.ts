import fc from "fast-check";
import { expect, test } from "vitest";
import { type AwardCommand, type AwardContext, decideAward } from "./decide.ts";
import type { AwardEvent, AwardPlan, AwardWhat, Scores } from "./event.ts";
import { markOf, ranking } from "./ranking.ts";
import { type AwardState, evolve, isExcluded, replay } from "./state.ts";

const JUDGES = ["j1", "j2", "j3", "j4"];
const CASES = ["c1", "c2", "c3", "c4", "c5"];
const PLAN: AwardPlan = {
  name: "令和8年度 改善表彰",
  from: "2026-04-01",
  to: "2027-03-31",
  scoreUntil: "2027-04-20",
  criteria: [
    { id: "effect", label: "効果", weight: 3 },
    { id: "spread", label: "広がり", weight: 2 },
    { id: "idea", label: "工夫", weight: 1 },
  ],
  prizes: [
    { name: "最優秀賞", upTo: 1 },
    { name: "優秀賞", upTo: 3 },
  ],
  judges: ["@改善審査員"],
  normalised: false,
};

const score = fc.integer({ min: 1, max: 5 });
const scores: fc.Arbitrary<Scores> = fc.record({ effect: score, spread: score, idea: score });
const judge = fc.constantFrom(...JUDGES);
const candidate = fc.constantFrom(...CASES);
const scored = fc.record({ judgeId: judge, caseId: candidate, scores });
const ballots = fc.uniqueArray(scored, { selector: ({ judgeId, caseId }) => `${judgeId} ${caseId}`, maxLength: 20 });
const plan = fc.boolean().map((normalised) => ({ ...PLAN, normalised }));
const conflicts = fc.uniqueArray(
  fc.tuple(judge, candidate).map((pair) => pair.join(" ")),
  { maxLength: 8 },
);
const command: fc.Arbitrary<{ readonly personId: string; readonly command: AwardCommand }> = fc.record({
  personId: fc.constantFrom(...JUDGES, "organiser", "stranger"),
  command: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant("score"), caseId: candidate, scores, comment: fc.string() }),
    },
    fc.record({ kind: fc.constant("declare"), caseId: candidate }),
    fc.record({ kind: fc.constant("replace-judge"), from: judge, to: fc.constantFrom("j5", ...JUDGES) }),
    fc.record({ kind: fc.constant("remove-candidate"), caseId: candidate }),
    fc.record({ kind: fc.constant("close"), evenIfMissing: fc.boolean() }),
    fc.record({ kind: fc.constant("announce") }),
  ),
});

function opened(chosen: AwardPlan): AwardState {
  const candidates = CASES.map((caseId) => ({ caseId, title: `事例 ${caseId}` }));
  return after(undefined, [{ kind: "opened", plan: chosen, judgeIds: JUDGES, candidates }]);
}

function after(state: AwardState | undefined, whats: readonly AwardWhat[]): AwardState {
  const next = whats.map(eventOf).reduce(evolve, state);
  if (next === undefined) throw new Error("The round has not begun");
  return next;
}

function eventOf(what: AwardWhat): AwardEvent {
  return { what, at: "2027-04-10T00:00:00.000Z", by: null };
}

function contextOf(personId: string, pairs: readonly string[]): AwardContext {
  const conflictOf = (judgeId: string, caseId: string) =>
    pairs.includes(`${judgeId} ${caseId}`) ? "own-section" : null;
  return { personId, isOrganiser: personId === "organiser", conflictOf };
}

test("the order in which scores come does not matter", () => {
  fc.assert(
    fc.property(plan, ballots, fc.infiniteStream(fc.nat()), (chosen, given, random) => {
      const whats = given.map((each) => ({ kind: "scored", comment: "", ...each }) as const);
      const keys = new Map(whats.map((what) => [what, random.next().value]));
      const shuffled = whats.toSorted((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0));
      expect(ranking(after(opened(chosen), shuffled))).toEqual(ranking(after(opened(chosen), whats)));
    }),
  );
});

test("what an excluded judge gives has no influence, before or after the exclusion", () => {
  fc.assert(
    fc.property(plan, ballots, scored, (chosen, given, theirs) => {
      const { judgeId, caseId } = theirs;
      const others = given
        .filter((each) => each.judgeId !== judgeId || each.caseId !== caseId)
        .map((each) => ({ kind: "scored", comment: "", ...each }) as const);
      const excluded = { kind: "excluded", judgeId, caseId, conflict: "declared" } as const;
      const mine = { kind: "scored", comment: "", ...theirs } as const;
      const without = ranking(after(opened(chosen), [...others, excluded]));
      expect(ranking(after(opened(chosen), [mine, ...others, excluded]))).toEqual(without);
      expect(ranking(after(opened(chosen), [...others, excluded, mine]))).toEqual(without);
    }),
  );
});

test("a better score of one judge never lowers a case's rank where scores count as given", () => {
  fc.assert(
    fc.property(ballots, scored, (given, theirs) => {
      const others = given
        .filter((each) => each.judgeId !== theirs.judgeId || each.caseId !== theirs.caseId)
        .map((each) => ({ kind: "scored", comment: "", ...each }) as const);
      const rankWith = (mine: Scores) => {
        const state = after(opened(PLAN), [...others, { kind: "scored", comment: "", ...theirs, scores: mine }]);
        return ranking(state).find(({ caseId }) => caseId === theirs.caseId)?.rank ?? Number.NaN;
      };
      const best = { effect: 5, spread: 5, idea: 5 };
      expect(rankWith(best)).toBeLessThanOrEqual(rankWith(theirs.scores));
    }),
  );
});

test("only the proportion of the weights counts, and a mark lies within the scores", () => {
  fc.assert(
    fc.property(scores, fc.double({ min: 0.01, max: 100, noNaN: true }), (given, factor) => {
      const heavier = PLAN.criteria.map((each) => ({ ...each, weight: each.weight * factor }));
      expect(markOf(given, heavier)).toBeCloseTo(markOf(given, PLAN.criteria), 9);
      expect(markOf(given, PLAN.criteria)).toBeGreaterThanOrEqual(Math.min(...Object.values(given)));
      expect(markOf(given, PLAN.criteria)).toBeLessThanOrEqual(Math.max(...Object.values(given)));
    }),
  );
});

test("from random commands nobody scores after closing or against a conflict, and a closed round stays as it is", () => {
  fc.assert(
    fc.property(plan, conflicts, fc.array(command, { maxLength: 40 }), (chosen, pairs, commands) => {
      const events: AwardEvent[] = [];
      const run = (personId: string, each: AwardCommand) => {
        const decision = decideAward(replay(events), each, contextOf(personId, pairs));
        if (decision.kind === "events") events.push(...decision.events.map(eventOf));
      };
      const candidates = CASES.map((caseId) => ({ caseId, title: caseId }));
      run("organiser", { kind: "open", plan: chosen, judgeIds: JUDGES, candidates });
      for (const { personId, command: each } of commands) {
        const before = replay(events);
        run(personId, each);
        const now = replay(events);
        if (before === undefined || now === undefined) throw new Error("The round was not opened");
        if (before.phase !== "scoring") {
          expect(now.phase).not.toBe("scoring");
          expect(ranking(now)).toEqual(ranking(before));
        }
        if (now.phase === "announced") expect(before.phase).not.toBe("scoring");
        for (const { judgeId, caseId } of now.scores) {
          expect(isExcluded(now, judgeId, caseId)).toBe(false);
          expect(pairs).not.toContain(`${judgeId} ${caseId}`);
        }
      }
    }),
  );
});

test("ranks are shared by equal means, count everybody before, and prizes follow them", () => {
  fc.assert(
    fc.property(plan, ballots, (chosen, given) => {
      const list = ranking(
        after(
          opened(chosen),
          given.map((each) => ({ kind: "scored", comment: "", ...each }) as const),
        ),
      );
      expect(list).toHaveLength(CASES.length);
      for (const each of list) {
        if (each.mean === null) expect([each.rank, each.prize, each.judges]).toEqual([null, null, 0]);
        else expect(each.rank).toBe(1 + list.filter(({ mean }) => mean !== null && mean > (each.mean ?? 0)).length);
      }
    }),
  );
});
