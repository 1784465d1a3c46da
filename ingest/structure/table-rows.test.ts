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
