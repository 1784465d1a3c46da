import { expect, test } from "vitest";
import { recognisedPage } from "./tesseract-lines.ts";

const word = (paragraph: number, line: number, confidence: number, text: string) =>
  [5, 1, 1, paragraph, line, 1, 0, 0, 10, 10, confidence, text].join("\t");

test("joins words without blanks between Japanese characters, and lines to paragraphs", () => {
  const rows = [
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
    "4\t1\t1\t1\t1\t0\t0\t0\t10\t10\t-1\t",
    word(1, 1, 90, "在宅"),
    word(1, 1, 90, "勤務は"),
    word(1, 1, 90, "Web"),
    word(1, 1, 90, "Meeting"),
    word(1, 2, 90, "で行う。"),
    word(2, 1, 60, "以上"),
  ];
  const page = recognisedPage(rows.join("\n"));
  expect(page.paragraphs).toEqual(["在宅勤務はWeb Meetingで行う。", "以上"]);
  expect(page.length).toBe(21);
});

test("weighs confidence by length", () => {
  expect(recognisedPage([word(1, 1, 90, "三文字"), word(1, 1, 50, "一")].join("\n")).confidence).toBe(80);
  expect(recognisedPage("")).toMatchObject({ confidence: 0, length: 0 });
});

test("leaves out paragraphs of which Tesseract is not sure", () => {
  const page = recognisedPage([word(1, 1, 90, "本文"), word(2, 1, 20, "イヰ")].join("\n"));
  expect(page).toEqual({ paragraphs: ["本文"], confidence: 90, length: 2, seen: 4 });
});

test("begins a paragraph where the look of a line does, and sets the number of an article apart", () => {
  const lines = ["第1条この要綱は定める。", "(1)甲", "第2条の規定による。"].map((text, index) =>
    word(1, index + 1, 90, text),
  );
  expect(recognisedPage(lines.join("\n")).paragraphs).toEqual([
    "第1条　この要綱は定める。",
    "(1)甲第2条の規定による。",
  ]);
});
