import { expect, test } from "vitest";
import { compareRevisions } from "../../corpus/revisions/compare.ts";
import type { ComparedPassage } from "../../corpus/revisions/units.ts";
import { compareAside } from "./compare-aside.ts";

function rules(days: string, count: number): readonly ComparedPassage[] {
  return Array.from({ length: count }, (_, at) => ({
    ...({ kind: "article", caption: null, sections: [], locator: `第${at + 1}条` } as const),
    text: `職員は、第${at + 1}の届を${at === 3 ? days : "3日"}までに所属長へ提出しなければならない。`.repeat(3),
  }));
}

test.each([20, 600])("compares %i places as it would be done at once", async (count) => {
  const [older, newer] = [rules("5日", count), rules("7日", count)];
  const rows = await compareAside(older, newer);
  expect(rows).toEqual(compareRevisions(older, newer));
  expect(rows.filter(({ kind }) => kind === "changed")).toHaveLength(1);
});
