import { expect, test } from "vitest";
import { createAgenda } from "./agenda.ts";

test("gives what is due, in order, and what came first of what is due at once", () => {
  const agenda = createAgenda<string>();
  for (const [at, item] of [
    [5, "c"],
    [1, "a"],
    [9, "e"],
    [5, "d"],
    [3, "b"],
  ] as const)
    agenda.add(at, item);
  expect(agenda.next()).toBe(1);
  expect(agenda.takeUntil(0)).toEqual([]);
  expect(agenda.takeUntil(5)).toEqual(["a", "b", "c", "d"]);
  expect(agenda.next()).toBe(9);
  expect(agenda.takeUntil(10)).toEqual(["e"]);
  expect(agenda.next()).toBeUndefined();
});
