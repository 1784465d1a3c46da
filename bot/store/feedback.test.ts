import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { type Feedback, openFeedbackStore } from "./feedback.ts";

const GIVEN: Feedback = {
  ...{ turnId: "turn-1", viewerId: "p001", verdict: "good", comment: "" },
  givenAt: "2026-11-20T03:00:00.000Z",
};

async function open() {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  return openFeedbackStore(store);
}

test("a later verdict of the same person takes the place of the earlier", async () => {
  const feedback = await open();
  const later: Feedback = { ...GIVEN, verdict: "outdated", comment: "改正前です", givenAt: "2026-11-21T03:00:00.000Z" };
  await feedback.give(GIVEN);
  await feedback.give({ ...GIVEN, viewerId: "p002" });
  await feedback.give(later);
  expect(new Set(await feedback.of("turn-1"))).toEqual(new Set([later, { ...GIVEN, viewerId: "p002" }]));
  expect(await feedback.of("turn-2")).toEqual([]);
});

test("what was given before a moment is forgotten", async () => {
  const feedback = await open();
  const later = { ...GIVEN, viewerId: "p002", givenAt: "2026-11-21T03:00:00.000Z" };
  await feedback.give(GIVEN);
  await feedback.give(later);
  expect(await feedback.forgetBefore("2026-11-21T03:00:00.000Z")).toBe(1);
  expect(await feedback.of("turn-1")).toEqual([later]);
});
