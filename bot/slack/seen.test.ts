import { expect, test } from "vitest";
import { createSeen } from "./seen.ts";

test("a key is new once, until newer ones have taken its place", () => {
  const isNew = createSeen(2);
  expect(["a", "a", "b", "a", "c", "b", "a"].map(isNew)).toEqual([true, false, true, false, true, false, true]);
});
