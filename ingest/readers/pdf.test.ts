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

test("names the pages without text, and refuses a file without any", async () => {
  const reading = readingOf(await readPdf(pdfOf([[at(700, "本文。")], []])));
  expect(reading.warnings).toEqual([{ code: "pages-without-text", detail: "2" }]);
  expect(await readPdf(pdfOf([[]]))).toMatchObject({ reason: { code: "no-text" } });
});

test("refuses a damaged file", async () => {
  expect(await readPdf(new TextEncoder().encode("%PDF-1.4\nnothing"))).toMatchObject({ reason: { code: "damaged" } });
});
