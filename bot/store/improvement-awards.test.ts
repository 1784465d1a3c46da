import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import type { AwardEvent } from "../desk/improvements/award/event.ts";
import { openAwardStore } from "./improvement-awards.ts";

async function open() {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  return openAwardStore(store);
}

function opened(name: string): AwardEvent {
  return {
    what: {
      kind: "opened",
      plan: {
        ...{ name, from: "2026-04-01", to: "2027-03-31", scoreUntil: "2027-04-20", normalised: false },
        criteria: [{ id: "effect", label: "効果", weight: 1 }],
        prizes: [{ name: "最優秀賞", upTo: 1 }],
        judges: ["@改善審査員"],
      },
      judgeIds: ["p043"],
      candidates: [{ caseId: "c1", title: "題" }],
    },
    at: "2027-04-01T00:00:00.000Z",
    by: "p043",
  };
}

const EVENTS: readonly AwardEvent[] = [
  {
    what: { kind: "scored", judgeId: "p043", caseId: "c1", scores: { effect: 4 }, comment: "良い" },
    at: "t1",
    by: "p043",
  },
  { what: { kind: "excluded", judgeId: "p043", caseId: "c1", conflict: "joined" }, at: "t2", by: null },
  { what: { kind: "judge-replaced", from: "p043", to: "p045" }, at: "t3", by: "p041" },
  { what: { kind: "candidate-removed", caseId: "c1" }, at: "t4", by: "p041" },
  { what: { kind: "closed" }, at: "t5", by: "p041" },
  { what: { kind: "announced" }, at: "t6", by: "p041" },
];

test("events come back in order as they were added, each round's apart", async () => {
  const awards = await open();
  await awards.append("one", 0, [opened("一")]);
  await awards.append("two", 0, [opened("二")]);
  await awards.append("one", 1, EVENTS);
  expect(await awards.events("one")).toEqual([opened("一"), ...EVENTS]);
  expect(await awards.events("none")).toEqual([]);
  expect(await awards.rounds()).toEqual(["one", "two"]);
});

test("of two who add behind the same event one is refused and adds nothing", async () => {
  const awards = await open();
  await awards.append("one", 0, [opened("一")]);
  const added = await Promise.all([
    awards.append("one", 1, EVENTS.slice(0, 1)),
    awards.append("one", 1, EVENTS.slice(4, 5)),
  ]);
  expect(added.toSorted()).toEqual([false, true]);
  expect(await awards.events("one")).toHaveLength(2);
});

test("who wants to be told is kept once and let go", async () => {
  const awards = await open();
  for (const personId of ["p2", "p1", "p1"]) await awards.watch("one", personId, true);
  await awards.watch("one", "p2", false);
  expect(await awards.watchers("one")).toEqual(["p1"]);
});
