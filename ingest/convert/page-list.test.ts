import { expect, test } from "vitest";
import { listOf, pagesIn } from "./page-list.ts";

test.each([
  [[], ""],
  [[4], "4"],
  [[1, 2, 3, 7, 9, 10], "1-3, 7, 9-10"],
])("writes %j as %j and reads it back", (pages, list) => {
  expect(listOf(pages)).toBe(list);
  expect(pagesIn(list)).toEqual(pages);
});
