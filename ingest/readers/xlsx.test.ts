import { utils, type WorkSheet, write } from "@e965/xlsx";
import { expect, test } from "vitest";
import { readingOf, sketch } from "../fixtures.ts";
import { readXlsx } from "./xlsx.ts";

function bookOf(sheets: Readonly<Record<string, WorkSheet>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  const bytes: Buffer = write(book, { type: "buffer", bookType: "xlsx" });
  return bytes;
}

test("reads the line above the table as title and the first row as header, and fills merged cells", async () => {
  const sheet = utils.aoa_to_sheet([["一覧"], [], ["区分", "質問"], ["端末", "紛失したら"], [null, "壊れたら"]]);
  sheet["!merges"] = [{ s: { r: 3, c: 0 }, e: { r: 4, c: 0 } }];
  const reading = readingOf(await readXlsx(bookOf({ Sheet1: sheet })));
  expect(reading.title).toBe("一覧");
  expect(sketch(reading.blocks)).toEqual(["一覧", "区分|質問 / 端末|紛失したら / 端末|壊れたら"]);
});

test("names columns by two rows where the upper is merged over the lower, below rows that fill few columns", async () => {
  const sheet = utils.aoa_to_sheet([
    ["旅費単価表", null, null, "令和6年4月1日"],
    ["区分", "額", null, "備考"],
    [null, "甲地", "乙地", null],
    ["知事", 3000, 2500, "税込"],
    ["職員", 2000, 1800, "税込"],
  ]);
  sheet["!merges"] = ["A2:A3", "B2:C2", "D2:D3"].map(utils.decode_range);
  expect(sketch(readingOf(await readXlsx(bookOf({ 単価: sheet }))).blocks)).toEqual([
    "旅費単価表　令和6年4月1日",
    "区分|額・甲地|額・乙地|備考 / 知事|3000|2500|税込 / 職員|2000|1800|税込",
  ]);
});

test("writes numbers as the sheet shows them, with words that stand in their format without quotes", async () => {
  const sheet = utils.aoa_to_sheet([
    ["区分", "増減", "件数"],
    ["甲", -1234, 12],
    ["乙", 30, 5],
  ]);
  for (const cell of ["B2", "B3"]) sheet[cell].z = "#,##0;△#,##0";
  sheet.C2.z = "0件";
  expect(sketch(readingOf(await readXlsx(bookOf({ 統計: sheet }))).blocks)).toEqual([
    "区分|増減|件数 / 甲|△1,234|12件 / 乙|30|5",
  ]);
});

test("makes each of several sheets a heading", async () => {
  const sheet = () =>
    utils.aoa_to_sheet([
      ["課", "内線", "担当"],
      ["人事課", 123, "甲"],
    ]);
  expect(sketch(readingOf(await readXlsx(bookOf({ 本庁: sheet(), 振興局: sheet() }))).blocks)).toEqual([
    "## 本庁",
    "課|内線|担当 / 人事課|123|甲",
    "## 振興局",
    "課|内線|担当 / 人事課|123|甲",
  ]);
});

test("writes dates as the sheet shows them, Japanese eras too", async () => {
  const rows = [
    ["名", "施行", "改正", "額"],
    ["甲", 45383, 43586, 1234.5],
  ];
  const sheet = utils.aoa_to_sheet(rows);
  for (const [address, format] of [
    ["B2", '[$-411]ggge"年"m"月"d"日";@'],
    ["C2", "yyyy/m/d"],
    ["D2", "#,##0"],
  ] as const)
    sheet[address].z = format;
  expect(sketch(readingOf(await readXlsx(bookOf({ Sheet1: sheet }))).blocks)).toEqual([
    "名|施行|改正|額 / 甲|令和6年4月1日|2019/5/1|1,235",
  ]);
});

test("leaves out what is hidden, and says so", async () => {
  const sheet = utils.aoa_to_sheet([
    ["課", "内線", "私用"],
    ["人事課", "1", "秘"],
  ]);
  sheet["!cols"] = [{}, {}, { hidden: true }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "表");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["候補"]]), "選択肢");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  const bytes: Buffer = write(book, { type: "buffer", bookType: "xlsx" });
  const reading = readingOf(await readXlsx(bytes));
  expect(sketch(reading.blocks)).toEqual(["課|内線 / 人事課|1"]);
  expect(reading.warnings).toEqual([{ code: "hidden-left-out", detail: "シート「表」の行・列、シート「選択肢」" }]);
});

test("refuses a workbook without text", async () => {
  expect(await readXlsx(bookOf({ 空: utils.aoa_to_sheet([]) }))).toMatchObject({ reason: { code: "no-text" } });
});

test("tells a form on small squares once, under its own name", async () => {
  const sheet = utils.aoa_to_sheet([
    ["様式第5号（第3条関係）"],
    ["時間外勤務命令申請書"],
    [],
    ["所属", null, "職・氏名", null],
    [],
    ["業務内容", null, "詳しく書く", null],
  ]);
  sheet["!merges"] = ["A4:B5", "C4:D5", "A6:B8", "C6:D8"].map(utils.decode_range);
  sheet["!ref"] = "A1:D8";
  const reading = readingOf(await readXlsx(bookOf({ 様式: sheet })));
  expect(reading.title).toBe("時間外勤務命令申請書");
  expect(sketch(reading.blocks)).toEqual([
    "様式第5号（第3条関係）",
    "時間外勤務命令申請書",
    "所属|所属|職・氏名 / 業務内容|業務内容|詳しく書く",
  ]);
});

test("names columns below a merged title, also where the corner of their names is merged over columns and rows", async () => {
  const sheet = utils.aoa_to_sheet([
    ["旅費単価表", null, null, null, null, "R7.4.1 適用"],
    ["区分", null, "日当", null, "宿泊料", null],
    [null, null, "県内", "県外", "甲地方", "乙地方"],
    ["知事部局", "課長級", 1500, 2200, 10900, 9800],
    [null, "係長級", 1300, 2000, 9800, 8900],
  ]);
  sheet["!merges"] = ["A1:D1", "A2:B3", "C2:D2", "E2:F2", "A4:A5"].map(utils.decode_range);
  const reading = readingOf(await readXlsx(bookOf({ 単価: sheet })));
  expect(reading.title).toBe("旅費単価表");
  expect(reading.blocks[1]).toMatchObject({
    header: ["区分", "区分", "日当・県内", "日当・県外", "宿泊料・甲地方", "宿泊料・乙地方"],
    rows: [expect.arrayContaining(["知事部局", "課長級"]), expect.arrayContaining(["知事部局", "係長級"])],
  });
});

test("takes no row with a day for the names of columns", async () => {
  const sheet = utils.aoa_to_sheet([
    ["起案日", "令和7年5月12日"],
    ["起案者", "佐藤"],
    ["件名", "軽装勤務"],
  ]);
  expect(sketch(readingOf(await readXlsx(bookOf({ 伺い: sheet }))).blocks)).toEqual([
    "起案日|令和7年5月12日 / 起案者|佐藤 / 件名|軽装勤務",
  ]);
  expect(readingOf(await readXlsx(bookOf({ 伺い: sheet }))).blocks[0]).not.toHaveProperty("header");
});
