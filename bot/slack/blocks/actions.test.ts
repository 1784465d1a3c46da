import { expect, test } from "vitest";
import { choiceId, choiceIndex, FEEDBACK, feedbackValue, readFeedbackValue, SUGGESTION } from "./actions.ts";
import { suggestionId } from "./prompts.ts";

test("a choice's id tells its place", () => {
  expect(choiceIndex(choiceId(24))).toBe(24);
  expect(choiceIndex("choice-")).toBeUndefined();
  expect(choiceIndex("share")).toBeUndefined();
});

test("a feedback button's value tells verdict and turn", () => {
  expect(readFeedbackValue(feedbackValue("bad", "turn:1"))).toEqual({ verdict: "bad", turnId: "turn:1" });
  expect(readFeedbackValue("good:")).toBeUndefined();
  expect(readFeedbackValue("fine:turn-1")).toBeUndefined();
});

test("ids are told by their patterns", () => {
  expect(["feedback", "feedback-good", "feedback-bad"].every((id) => FEEDBACK.test(id))).toBe(true);
  expect(FEEDBACK.test("feedback-reason")).toBe(false);
  expect(SUGGESTION.test(suggestionId(3))).toBe(true);
});
