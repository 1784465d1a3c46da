import { convert, stringToCode } from "encoding-japanese";
import { expect, test } from "vitest";
import { bytesOf, readingOf, sketch } from "../fixtures.ts";
import { readCsv } from "./csv.ts";

test("reads Shift_JIS with a header, quotes and line breaks in cells", async () => {
  const text = '課,内線,担当\r\n人事課,"1,234","甲\n乙"\r\n財政課,5678,"「丙」と""丁"""\r\n';
  const bytes = Uint8Array.from(convert(stringToCode(text), { to: "SJIS", from: "UNICODE" }));
  expect(sketch(readingOf(await readCsv(bytes)).blocks)).toEqual([
    '課|内線|担当 / 人事課|1,234|甲 乙 / 財政課|5678|「丙」と"丁"',
  ]);
});

test.each(["\t", ";"])("tells the delimiter %j", async (delimiter) => {
  const text = [
    ["課", "内線", "備考"],
    ["人事課", "1", "a,b"],
  ]
    .map((row) => row.join(delimiter))
    .join("\n");
  expect(sketch(readingOf(await readCsv(bytesOf(text))).blocks)).toEqual(["課|内線|備考 / 人事課|1|a,b"]);
});

test("takes the line above the table as title", async () => {
  const reading = readingOf(await readCsv(bytesOf("内線一覧\n\n課,内線,担当\n人事課,1,甲\n")));
  expect(reading.title).toBe("内線一覧");
});

test("reads the first rows of a long file, and says so", async () => {
  const reading = readingOf(await readCsv(bytesOf(`課,番号,室\n${"人事課,1,2\n".repeat(20_001)}`)));
  expect(reading.warnings).toEqual([{ code: "rows-left-out", detail: "20000" }]);
});

test("refuses an empty table", async () => {
  expect(await readCsv(bytesOf(",,\n,,\n"))).toMatchObject({ reason: { code: "no-text" } });
});
