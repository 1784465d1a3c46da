import { expect, test } from "vitest";
import { parseXml } from "../xml.ts";
import { wordHeadings } from "./word-headings.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const p = (text: string, run = "", properties = "") =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const style = (id: string, name: string, more = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const STYLES = parseXml(
  `<w:styles ${W}>${style("1", "heading 1")}${style("a", "章", '<w:basedOn w:val="1"/>')}` +
    `${style("b", "項目", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')}${style("c", "目次の見出し", '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')}</w:styles>`,
);
const headingsOf = (...paragraphs: readonly string[]) => [
  ...wordHeadings(`<w:document ${W}><w:body>${paragraphs.join("")}</w:body></w:document>`, STYLES),
];
const body = p("職員は、画面を開き、職員番号を入力する。");

test("a style that derives from a heading, or has a level of the outline, makes one", () => {
  const styled = (id: string) => p("手続", "", `<w:pStyle w:val="${id}"/>`);
  expect(headingsOf(styled("a"), body, styled("b"), styled("c"), p("概要", "", '<w:outlineLvl w:val="1"/>'))).toEqual([
    [0, 1],
    [2, 3],
    [4, 2],
  ]);
});

test("where no style does, the largest line of the head is the title, and short bold or large lines are headings", () => {
  const large = '<w:b/><w:sz w:val="28"/>';
  const marked = [
    p("操作の手引", '<w:sz w:val="36"/>'),
    p("令和6年4月1日"),
    p("１　申請", large),
    p("（１）新規", large),
  ];
  expect(headingsOf(...marked, body, body, p("問い合わせ", "<w:b/>"), body, body, p("急ぐこと。", "<w:b/>"))).toEqual([
    [0, 0],
    [2, 2],
    [3, 3],
    [6, 4],
  ]);
});

test("a letter's title stands in the middle, and bold words of a rule are no headings", () => {
  const centered = '<w:jc w:val="center"/>';
  expect(headingsOf(p("人第1号"), p("服務について（通知）", "", centered), body, p("記", "", centered), body)).toEqual([
    [1, 0],
  ]);
  expect(
    headingsOf(p("旅費規則", "", centered), p("第1条　支給", "<w:b/>"), body, p("第2条　請求", "<w:b/>"), body),
  ).toEqual([[0, 0]]);
});

test("where the outermost headings begin parts, the title is looked for above them", () => {
  const part = (text: string) => p(text, "", '<w:pStyle w:val="1"/>');
  expect(headingsOf(p("操作の手引", '<w:sz w:val="36"/>'), body, part("1　申請"), body, part("2　取消し"))).toEqual([
    [2, 1],
    [4, 1],
    [0, 0],
  ]);
});

test("a title may have several lines", () => {
  const line = (text: string) => p(text, '<w:sz w:val="40"/>', '<w:jc w:val="center"/>');
  expect(headingsOf(line("情報セキュリティ"), line("対策基準"), body, body)).toEqual([
    [0, 0],
    [1, 0],
  ]);
});
