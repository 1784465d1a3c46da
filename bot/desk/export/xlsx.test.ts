import { read, utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { xlsxOf } from "./xlsx.ts";

describe("an exported workbook", () => {
  it("holds text and numbers as they are, and no formula", () => {
    const bytes = xlsxOf(
      [
        ["番号", "題名", "人数"],
        ["要望-0001", "=1+1", 12],
      ],
      "申請一覧",
    );
    const book = read(bytes, { type: "array", cellFormula: true });
    const [sheet] = Object.values(book.Sheets);
    expect(book.SheetNames).toEqual(["申請一覧"]);
    if (sheet === undefined) throw new Error("there is no sheet");
    expect(utils.sheet_to_json(sheet, { header: 1 })).toEqual([
      ["番号", "題名", "人数"],
      ["要望-0001", "'=1+1", 12],
    ]);
    expect(utils.sheet_to_formulae(sheet).filter((each) => /^[A-Z]+\d+==/u.test(each))).toEqual([]);
  });

  it("is made of an empty list, too", () => {
    expect(xlsxOf([["番号"]], "申請一覧").length).toBeGreaterThan(0);
  });
});
