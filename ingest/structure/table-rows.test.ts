import { expect, test } from "vitest";
import { rowLines } from "./table-rows.ts";

test("what is merged over named columns is said once, 合計 and notes, and equal values are not merged", () => {
  const header = ["番号", "補助金名", "R6", "R7"];
  const rows = [
    ["1", "空き家対策", "8,000", "8,000"],
    ["合　計", "合　計", "8,000", "8,000"],
    ["※予算額", "※予算額", "※予算額", "※予算額"],
  ];
  expect(rowLines({ kind: "table", header, rows })).toEqual([
    "番号：1　補助金名：空き家対策　R6：8,000　R7：8,000",
    "合　計　R6：8,000　R7：8,000",
    "※予算額",
  ]);
});

test("a mark or an amount that is the same in every column keeps the columns' names", () => {
  const table = {
    kind: "table",
    header: ["月", "火", "水"],
    rows: [
      ["○", "○", "○"],
      ["2,200円", "2,200円", "2,200円"],
    ],
  } as const;
  expect(rowLines(table)).toEqual(["月：○　火：○　水：○", "月：2,200円　火：2,200円　水：2,200円"]);
});
