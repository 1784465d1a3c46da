import { expect, it } from "vitest";
import { dayBefore, plusMonths } from "./calendar.ts";

it("knows the day before across months and leap years", () => {
  expect(dayBefore("2025-04-01")).toBe("2025-03-31");
  expect(dayBefore("2024-03-01")).toBe("2024-02-29");
});

it("finds the same day months later, or the month's last", () => {
  expect(plusMonths("2026-11-25", 12)).toBe("2027-11-25");
  expect(plusMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(plusMonths("2027-12-31", 2)).toBe("2028-02-29");
});
