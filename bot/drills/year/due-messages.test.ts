import { expect, test } from "vitest";
import { dueMessages } from "./due-messages.ts";

const STEP = { remindBefore: [1, 0], escalate: { afterDays: 3, to: { kind: "post" as const, post: "x" } } };

test("a task that nobody acts on brings its reminders and escalations on working days only", () => {
  const messages = dueMessages(STEP, { given: "2026-12-21", due: "2026-12-28", until: "2027-01-14" });
  expect(messages).toEqual([
    { what: "before-1", day: "2026-12-25" },
    { what: "before-0", day: "2026-12-28" },
    { what: "late-1", day: "2027-01-04" },
    { what: "above", day: "2027-01-06" },
    { what: "late-6", day: "2027-01-12" },
    { what: "office", day: "2027-01-13" },
  ]);
});

test("a task acted on in time brings nothing more", () => {
  expect(dueMessages(STEP, { given: "2026-12-21", due: "2026-12-28", until: "2026-12-24" })).toEqual([]);
});
