import { expect, it } from "vitest";
import { dayBefore } from "./calendar.ts";

it("knows the day before across months and leap years", () => {
  expect(dayBefore("2025-04-01")).toBe("2025-03-31");
  expect(dayBefore("2024-03-01")).toBe("2024-02-29");
});
