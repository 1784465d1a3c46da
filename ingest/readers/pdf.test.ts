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

test("takes the line in the middle for the title where none is larger, and 附則 set wide for no table", async () => {
  const head = [at(780, "人第456号", 411), at(760, "令和6年4月1日", 411), at(740, "各所属長　様")];
  const rest = [at(700, "服務について（通知）", 235), at(660, `${full}。`), at(620, "附"), at(620, "則", 92)];
  const reading = readingOf(await readPdf(pdfOf([[...head, ...rest, at(600, "第３"), at(600, "雑則による。", 103)]])));
  expect(reading.title).toBe("服務について（通知）");
  expect(sketch(reading.blocks).slice(-2)).toEqual(["附　則", "第３　雑則による。"]);
});

test("joins the lines of a title, and no heading below it", async () => {
  const title = [at(760, "操作の手引", 200, 18), at(736, "旅費編", 220, 18)];
  const headings = [at(700, "1　申請", 70, 14), at(660, "2　取消し", 70, 14)];
  const reading = readingOf(await readPdf(pdfOf([[...title, ...headings, at(640, full), at(620, full)]])));
  expect([reading.title, ...sketch(reading.blocks).slice(1, 3)]).toEqual([
    "操作の手引 旅費編",
    "## 1　申請",
    "## 2　取消し",
  ]);
  const bracketed = [at(760, "操作の手引", 200, 18), at(736, "（旅費編）", 220, 18), at(640, full), at(620, full)];
  expect(readingOf(await readPdf(pdfOf([bracketed]))).title).toBe("操作の手引 （旅費編）");
});

test("sets the marks of notes on the line of their text, and before the note itself", async () => {
  const line = [at(700, "職員"), at(704, "1", 92, 6), at(700, "は、届け出る。面積は、", 98), at(700, "10m", 219)];
  const rest = [at(704, "2", 252, 6), at(700, "とする。", 258), at(84, "1", 70, 6), at(80, "再任用職員を含む。", 76)];
  expect(sketch(readingOf(await readPdf(pdfOf([[...line, ...rest]]))).blocks)).toEqual([
    "職員[1]は、届け出る。面積は、10m2とする。",
    "[1] 再任用職員を含む。",
  ]);
});

test("takes a title set apart and a history at the right edge for no table", async () => {
  const head = [
    at(760, "職員だより", 70, 18),
    at(760, "No.123", 200, 18),
    at(736, "令和7年6月1日", 240),
    at(736, "厚生課", 400),
  ];
  const history = [
    at(716, "令和5年4月1日", 240),
    at(716, "子第123号", 400),
    at(700, "改正　令和7年4月1日", 212),
    at(700, "子第45号", 400),
  ];
  const reading = readingOf(await readPdf(pdfOf([[...head, ...history, at(640, full), at(620, full)]])));
  expect(reading.title).toBe("職員だより　No.123");
  expect(reading.blocks.some(({ kind }) => kind === "table")).toBe(false);
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

test("tells 第10条 from figures that the word processor set apart, and a heading's number from its text", async () => {
  const line = [at(700, "第"), at(700, "10", 83.5), at(700, "条", 108), at(700, "県は、これを行う。", 130)];
  const heading = [at(660, "1"), at(660, "月次処理", 84), at(620, "3-1"), at(620, "登録する", 106)];
  const reading = readingOf(await readPdf(pdfOf([[at(740, `${full}。`), ...line, ...heading]])));
  expect(sketch(reading.blocks).slice(1)).toEqual(["第10条　県は、これを行う。", "## 1 月次処理", "### 3-1 登録する"]);
});

test("leaves out lines that stand in one place of every page, and keeps what only reads alike there", async () => {
  const page = (number: number, form: string) => [
    ...[at(800, "星見県例規集"), at(800, "第３編", 200), at(760, form), at(740, full.slice(number))],
    at(30, `${number}`, 297),
  ];
  const forms = ["様式第1号（第3条関係）", "様式第2号（第3条関係）", "様式第3号（第4条関係）"];
  const reading = readingOf(await readPdf(pdfOf(forms.map((form, index) => page(index + 8, form)))));
  expect(sketch(reading.blocks)).toEqual(forms.flatMap((form, index) => [form, full.slice(index + 8)]));
});

test("leaves out the reading over a word, whose line goes on", async () => {
  const line = [
    at(700, "２　県は、"),
    at(700, "橋梁", 125),
    at(713, "きょうりょう", 125, 5.5),
    at(700, "を守る。", 153),
  ];
  const reading = readingOf(await readPdf(pdfOf([[at(740, `${full}。`), ...line]])));
  expect(sketch(reading.blocks)).toEqual([`${full}。`, "２　県は、橋梁を守る。"]);
});

test("goes on with a table on the next page, where its header is not repeated and a column is empty", async () => {
  const row = (y: number, cells: readonly string[]) => cells.map((text, column) => at(y, text, 70 + column * 150));
  const first = [at(780, full), ...row(740, ["番号", "名称", "備考"]), ...row(700, ["1", "本庁の建", "十時から"])];
  const second = [at(800, "物", 220), ...row(780, ["2", "東庁舎"]), ...row(740, ["3", "西庁舎"])];
  expect(sketch(readingOf(await readPdf(pdfOf([first, second]))).blocks)).toEqual([
    full,
    "番号|名称|備考 / 1|本庁の建物|十時から / 2|東庁舎| / 3|西庁舎|",
  ]);
});

test("recognises pages without text as scanned", async () => {
  const reading = readingOf(await readPdf(pdfOf([[at(700, "本文。")], [], []])));
  expect(reading.warnings).toEqual([{ code: "scanned-pages", detail: "2-3" }]);
  expect(await readPdf(pdfOf([[]]))).toMatchObject({ reason: { code: "scanned", detail: "1" } });
});

test("goes on in the next column where one ends within a sentence", async () => {
  const lines = (x: number, last: string) =>
    Array.from({ length: 12 }, (_, line) => at(700 - line * 16, line === 11 ? last : "文".repeat(20), x, 10));
  const page = [...lines(70, "条".repeat(20)), ...lines(310, "終わる。")];
  const { blocks } = readingOf(await readPdf(pdfOf([page])));
  expect(sketch(blocks)).toEqual([`${"文".repeat(220)}${"条".repeat(20)}${"文".repeat(220)}終わる。`]);
});

/** Characters set one below the other. */
function column(text: string, top: number, x: number) {
  return [...text].map((sign, index) => at(top - index * 12, sign, x));
}

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

test("reads figures within vertical text, set across", async () => {
  const line = [at(780, "第", 500), at(768, "10", 494.5), at(756, "条", 500), at(732, "県", 500), at(720, "は", 500)];
  const more = [...column("これを行う。", 708, 500), ...column("二", 780, 480), ...column("市も行う。", 756, 480)];
  expect(sketch(readingOf(await readPdf(pdfOf([[...line, ...more]]))).blocks)).toEqual([
    "第10条　県はこれを行う。",
    "二　市も行う。",
  ]);
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
