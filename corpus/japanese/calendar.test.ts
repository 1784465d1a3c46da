import { expect, test } from "vitest";
import { addDays, addMonths, calendarDay, fiscalYearNumber, fiscalYearOf, monthOf, yearOf } from "./calendar.ts";

test("knows which days exist", () => {
  expect(calendarDay(2024, 2, 29)).toBe("2024-02-29");
  expect(calendarDay(2023, 2, 29)).toBeNull();
  expect(calendarDay(2023, 13, 1)).toBeNull();
});

test("counts days and months across the turn of years and shorter months", () => {
  expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
  expect(addDays("2025-12-31", 1)).toBe("2026-01-01");
  expect(addMonths("2024-02-29", -36)).toBe("2021-02-28");
  expect(addMonths("2026-11-22", 3)).toBe("2027-02-22");
  expect(addMonths("2026-01-31", -2)).toBe("2025-11-30");
});

test("gives the days of months, years and fiscal years", () => {
  expect(monthOf(2024, 2)).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  expect(monthOf(2026, 13)).toEqual({ from: "2027-01-01", to: "2027-01-31" });
  expect(yearOf(2024)).toEqual({ from: "2024-01-01", to: "2024-12-31" });
  expect(fiscalYearOf(2024)).toEqual({ from: "2024-04-01", to: "2025-03-31" });
  expect(["2027-03-31", "2027-04-01"].map(fiscalYearNumber)).toEqual([2026, 2027]);
});
