import { expect, test } from "vitest";
import { pdfOf, readingOf, sketch } from "../fixtures.ts";
import { readPdf } from "./pdf.ts";

const full = "条".repeat(40);
const at = (y: number, text: string, x = 70, size = 11) => ({ text, x, y, size });

test("reads a font that the file does not carry, headings by size, and joins wrapped lines over pages", async () => {
  const pages = [
    [at(780, "架空の見本"), at(740, "テレワーク要綱", 200, 18), at(700, full), at(680, full), at(30, "－ 1 －", 280)],
    [at(780, "架空の見本"), at(740, "続きの行。"), at(720, "第2条　次の条"), at(30, "－ 2 －", 280)],
  ];
  const reading = readingOf(await readPdf(pdfOf(pages)));
  expect(reading.title).toBe("テレワーク要綱");
  expect(sketch(reading.blocks)).toEqual(["# テレワーク要綱", `${full}${full}続きの行。`, "第2条　次の条"]);
  expect(reading.blocks.map((block) => block.page)).toEqual([1, 1, 2]);
});

test("reads columns as a table whose cells may have several lines", async () => {
  const lines = [
    at(740, full),
    ...[at(700, "区分"), at(700, "宿泊費の", 200), at(686, "上限額", 200)],
    ...[at(660, "第一"), at(646, "地域"), at(653, "一五〇円", 200)],
    ...[at(620, "県内"), at(620, "九〇円", 200)],
  ];
  expect(sketch(readingOf(await readPdf(pdfOf([lines]))).blocks)).toEqual([
    full,
    "区分|宿泊費の上限額 / 第一地域|一五〇円 / 県内|九〇円",
  ]);
});

test("recognises pages without text as scanned", async () => {
  const reading = readingOf(await readPdf(pdfOf([[at(700, "本文。")], [], []])));
  expect(reading.warnings).toEqual([{ code: "scanned-pages", detail: "2-3" }]);
  expect(await readPdf(pdfOf([[]]))).toMatchObject({ reason: { code: "scanned", detail: "1" } });
});

test("reads one column of prose after the other", async () => {
  const column = (sign: string, x: number) =>
    Array.from({ length: 12 }, (_, line) => at(700 - line * 16, line === 11 ? "終わる。" : sign.repeat(20), x, 10));
  const page = [at(760, "広報", 70, 10), ...column("左", 70), ...column("右", 310)];
  const { blocks } = readingOf(await readPdf(pdfOf([page])));
  expect(sketch(blocks)).toEqual(["広報", `${"左".repeat(220)}終わる。`, `${"右".repeat(220)}終わる。`]);
});

test("reads vertical text column by column from the right, characters set singly or across", async () => {
  const column = (text: string, x: number) => [...text].map((sign, index) => at(780 - index * 12, sign, x));
  const page = [...column("第一条　この要綱は、勤務について定める。", 500), ...column("２　県は、これを行う。", 480)];
  const reading = readingOf(await readPdf(pdfOf([[...page, at(30, "1", 297)]])));
  expect(sketch(reading.blocks)).toEqual(["第一条　この要綱は、勤務について定める。", "２　県は、これを行う。"]);
});

test("reads a page that is drawn in no order from the top", async () => {
  const lines = ["記載要領", "氏名の欄", "住所の欄", "届出書"].map((text, index) => at(640 + index * 40, text));
  expect(sketch(readingOf(await readPdf(pdfOf([lines]))).blocks).join("")).toBe("届出書住所の欄氏名の欄記載要領");
});

test("joins the characters of a label that are set one below the other", async () => {
  const label = [...["氏", "名"].map((sign, index) => at(700 - index * 24, sign, 60)), at(688, full, 120)];
  expect(sketch(readingOf(await readPdf(pdfOf([label]))).blocks).join("")).toContain("氏名");
});

test("refuses a damaged file", async () => {
  expect(await readPdf(new TextEncoder().encode("%PDF-1.4\nnothing"))).toMatchObject({ reason: { code: "damaged" } });
});
