import fc from "fast-check";
import { expect, test } from "vitest";
import type { Adoption } from "../../store/improvement-spread.ts";
import type { PublishedCase } from "./published.ts";
import { totals } from "./totals.ts";

function published(id: string, change: Partial<PublishedCase> = {}): PublishedCase {
  return {
    ...{
      id,
      number: `令和8年度事例第${id}号`,
      caseKind: "改善事例",
      credit: "",
      documentId: id,
      hours: 10,
      money: 100,
    },
    text: { title: id, before: "", action: "", effect: "" },
    ...{ area: "業務改革", unit: "総務部人事課", publishedOn: "2026-05-01" },
    ...change,
  };
}

function adopted(caseId: string, change: Partial<Adoption> = {}): Adoption {
  return {
    ...{
      caseId,
      unit: "建設部道路課",
      since: "2026-06-01",
      hours: 5,
      money: 50,
      remark: "",
      markedBy: "",
      markedAt: "",
    },
    ...change,
  };
}

test("cases and adoptions add up by area, department, month and fiscal year", () => {
  const cases = [
    published("1"),
    published("2", { area: "働き方改革", unit: null, publishedOn: "2027-03-31" }),
    published("3", { publishedOn: "2024-04-01" }),
  ];
  const found = totals(cases, [adopted("1"), adopted("9")], 2026);
  expect(found).toMatchObject({ cases: 2, adoptions: 1, hours: 25, money: 250 });
  expect(found.byArea.map(({ label, cases: count }) => [label, count])).toEqual([
    ["業務改革", 1],
    ["働き方改革", 1],
    ["組織風土改革", 0],
  ]);
  expect(found.byDepartment.map(({ label, hours }) => [label, hours])).toEqual([
    ["総務部人事課", 10],
    ["建設部道路課", 5],
    ["所属を公表しない", 10],
  ]);
  expect(found.byMonth.map(({ label }) => label)).toEqual(
    [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map((month) => `${month}月`),
  );
  expect(found.byMonth.map(({ cases: count }) => count)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(found.byYear.map(({ label, cases: count }) => [label, count])).toEqual([
    ["2024", 1],
    ["2025", 0],
    ["2026", 2],
  ]);
});

test("nothing adds up to nothing", () => {
  expect(totals([], [], null)).toMatchObject({ cases: 0, hours: 0, byDepartment: [], byYear: [] });
});

test("areas, departments and years each add up to the whole", () => {
  const some = fc.array(
    fc.record({
      area: fc.constantFrom("業務改革", "働き方改革", "組織風土改革"),
      unit: fc.constantFrom("総務部人事課", "建設部道路課", null),
      hours: fc.integer({ min: 0, max: 5000 }),
      publishedOn: fc.constantFrom("2024-03-31", "2024-04-01", "2025-12-31", "2027-01-01"),
    }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(some, (changes) => {
      const cases = changes.map((change, at) => published(String(at), change));
      const found = totals(
        cases,
        cases.map(({ id }) => adopted(id)),
        null,
      );
      for (const shares of [found.byArea, found.byDepartment, found.byYear]) {
        expect(shares.reduce((sum, { hours }) => sum + hours, 0)).toBe(found.hours);
        expect(shares.reduce((sum, { cases: count }) => sum + count, 0)).toBe(cases.length);
      }
    }),
  );
});
