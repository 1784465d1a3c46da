import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadResult } from "../block.ts";
import { bytesOf, readingOf } from "../fixtures.ts";
import { countElements, countLocators } from "../law-xml/counts.ts";
import { readLawXml } from "./law-xml.ts";
import { readDocument } from "./read.ts";
import { fillMerged } from "./table.ts";

const sentence = (text: string) => `<Sentence Num="1">${text}</Sentence>`;
const paragraph = (num: number, text: string, more = "") =>
  `<Paragraph Num="${num}"><ParagraphNum/><ParagraphSentence>${sentence(text)}</ParagraphSentence>${more}</Paragraph>`;
const article = (num: string, title: string, paragraphs: string, caption = "") =>
  `<Article Num="${num}">${caption === "" ? "" : `<ArticleCaption>（${caption}）</ArticleCaption>`}<ArticleTitle>${title}</ArticleTitle>${paragraphs}</Article>`;
const item = (num: string, title: string, text: string, more = "") =>
  `<Item Num="${num}"><ItemTitle>${title}</ItemTitle><ItemSentence>${text}</ItemSentence>${more}</Item>`;
const law = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Law Era="Reiwa" Year="4" Num="7" LawType="Act" Lang="ja" PromulgateMonth="3" PromulgateDay="31">
  <LawNum>令和四年法律第七号</LawNum><LawBody><LawTitle Kana="ほしぞらほう">星空保全法</LawTitle>${body}</LawBody></Law>`;
const read = (xml: string, name = "law.xml"): ReadResult => readLawXml(bytesOf(xml), name);
const passagesOf = (body: string) => readingOf(read(law(body))).passages ?? [];
const named = (body: string) => passagesOf(body).map(({ locator, text }) => [locator, text]);

test("every 項 is a passage with all that it lists, and every 号 one of its own with its branch", () => {
  const items = item("1", "一", sentence("望遠鏡")) + item("1_2", "一の二", sentence("双眼鏡"));
  const iroha = `<Subitem1 Num="1"><Subitem1Title>イ</Subitem1Title><Subitem1Sentence>${sentence("架台")}</Subitem1Sentence></Subitem1>`;
  const third = item(
    "2",
    "二",
    `<Column Num="1">${sentence("附属品")}</Column><Column Num="2">${sentence("次に掲げる物")}</Column>`,
    iroha,
  );
  const body = `<MainProvision><Chapter Num="1"><ChapterTitle>第一章　総則</ChapterTitle>${article("36_2", "第三十六条の二", paragraph(1, "機器とは、次の物をいう。", items + third) + paragraph(2, "前項の機器を用いる。"), "定義")}</Chapter></MainProvision>`;
  expect(passagesOf(body)[0]).toMatchObject({
    kind: "article",
    article: "36_2",
    caption: "定義",
    sections: [{ level: 1, heading: "第一章　総則" }],
  });
  expect(named(body)).toEqual([
    ["第36条の2第1項", "機器とは、次の物をいう。\n一　望遠鏡\n一の二　双眼鏡\n二　附属品　次に掲げる物\nイ　架台"],
    ["第36条の2第1項第1号", "一　望遠鏡"],
    ["第36条の2第1項第1号の2", "一の二　双眼鏡"],
    ["第36条の2第1項第2号", "二　附属品　次に掲げる物\nイ　架台"],
    ["第36条の2第2項", "前項の機器を用いる。"],
  ]);
});

test("of Ruby the base is kept, small digits stay small, and a proviso follows its sentence", () => {
  const text = `<Sentence Num="1" Function="main"><Ruby>勾<Rt>こう</Rt></Ruby>配は、10m<Sup>2</Sup>とする。</Sentence><Sentence Num="2" Function="proviso">ただし、夜間を除く。</Sentence>`;
  const body = `<MainProvision>${article("1", "第一条", `<Paragraph Num="1"><ParagraphNum/><ParagraphSentence>${text}</ParagraphSentence></Paragraph>`)}</MainProvision>`;
  expect(named(body)).toEqual([["第1条", "勾配は、10m²とする。ただし、夜間を除く。"]]);
});

test("a deleted stretch is one article, and a shared heading stands for the articles below it", () => {
  const body = `<MainProvision>${article("3", "第三条", paragraph(1, "届け出る。"), "届出")}${article("3_2", "第三条の二", paragraph(1, "変更も同様とする。"))}${article("4:6", "第四条から第六条まで", paragraph(1, "削除"))}</MainProvision>`;
  expect(passagesOf(body).map(({ locator, article, caption, text }) => [locator, article, caption, text])).toEqual([
    ["第3条", "3", "届出", "届け出る。"],
    ["第3条の2", "3_2", "届出", "変更も同様とする。"],
    ["第4条から第6条まで", "4", null, "削除"],
  ]);
});

test("each 附則 is named by the law that brought it, also where one law brought two", () => {
  const supplement = (attributes: string, inner: string) =>
    `<SupplProvision ${attributes}><SupplProvisionLabel>附　則</SupplProvisionLabel>${inner}</SupplProvision>`;
  const amended = 'AmendLawNum="令和五年五月一日法律第九号" Extract="true"';
  const body =
    supplement("", paragraph(1, "公布の日から施行する。") + paragraph(2, "経過措置を定める。")) +
    supplement(amended, article("1", "第一条", paragraph(1, "次に定める。", item("1", "一", sentence("公布の日"))))) +
    supplement(amended, paragraph(1, "施行する。"));
  expect(passagesOf(body).map(({ kind, locator, article }) => [kind, locator, article])).toEqual([
    ["supplement", "附則第1項", null],
    ["supplement", "附則第2項", null],
    ["supplement", "附則（令和五年五月一日法律第九号）第1条", null],
    ["item", "附則（令和五年五月一日法律第九号）第1条第1号", null],
    ["supplement", "附則（令和五年五月一日法律第九号）その2", null],
  ]);
});

test("a 別表 keeps its rows under their names, a 様式 of a picture says so, 前文 and 制定文 are there", () => {
  const column = (text: string, more = "") => `<TableColumn ${more}>${sentence(text)}</TableColumn>`;
  const table = `<AppdxTable Num="1"><AppdxTableTitle>別表第一</AppdxTableTitle><RelatedArticleNum>（第三条関係）</RelatedArticleNum><TableStruct><Table>
    <TableHeaderRow><TableHeaderColumn>区分</TableHeaderColumn><TableHeaderColumn>額</TableHeaderColumn></TableHeaderRow>
    <TableRow>${column("大型", 'rowspan="2"')}${column("千円")}</TableRow><TableRow>${column("二千円")}</TableRow></Table></TableStruct>
    <Remarks><RemarksLabel>備考</RemarksLabel>${sentence("税を含む。")}</Remarks></AppdxTable>`;
  const style = `<AppdxStyle><AppdxStyleTitle>様式第二</AppdxStyleTitle><StyleStruct><Style><Fig src="x.jpg"/></Style></StyleStruct></AppdxStyle>`;
  const head = `<EnactStatement>ここに公布する。</EnactStatement><Preamble>${paragraph(1, "星空は宝である。")}</Preamble>`;
  const result = readingOf(read(law(head + table + style)));
  expect(result.passages?.map(({ kind, locator, caption, text }) => [kind, locator, caption, text])).toEqual([
    ["text", "制定文", null, "ここに公布する。"],
    ["text", "前文", null, "星空は宝である。"],
    ["table", "別表第1", "第三条関係", "区分：大型　額：千円\n区分：大型　額：二千円\n備考　税を含む。"],
    ["text", "様式第2", null, "［図］"],
  ]);
  expect(result.warnings).toEqual([{ code: "pictures-not-read", detail: "1" }]);
});

test("a deleted 章, a note below an article, a 付録, and what stands in the middle of a sentence lose no word", () => {
  const cell = (text: string) => `<TableColumn>${sentence(text)}</TableColumn>`;
  const quoted = `<Sentence>次のとおり<QuoteStruct><Table><TableRow>${cell("甲")}${cell("乙")}</TableRow></Table></QuoteStruct>とする。</Sentence>`;
  const figure = `<FigStruct><FigStructTitle>図一</FigStructTitle><Fig src="x.jpg"/></FigStruct>`;
  const noted = article(
    "1",
    "第一条",
    paragraph(1, "", `<ParagraphSentence>${quoted}</ParagraphSentence>${figure}`),
  ).replace("</Article>", "<SupplNote>（注）</SupplNote></Article>");
  const main = `<MainProvision><Chapter Num="1"><ChapterTitle>第一章　総則</ChapterTitle>${noted}</Chapter><Chapter Num="2" Delete="true"><ChapterTitle>第二章　削除</ChapterTitle></Chapter></MainProvision>`;
  const style = `<AppdxStyle><AppdxStyleTitle>様式第一</AppdxStyleTitle><StyleStruct><Style>申請書<TableStruct><Table><TableRow>${cell("氏名")}${cell("印")}</TableRow></Table></TableStruct></Style></StyleStruct></AppdxStyle>`;
  const appendix = `${style}<Appdx><ArithFormulaNum>付録第一</ArithFormulaNum><ArithFormula>Ａ＝Ｂ</ArithFormula></Appdx>`;
  expect(passagesOf(main + appendix).map(({ kind, locator, text }) => [kind, locator, text])).toEqual([
    ["article", "第1条", "次のとおり甲　乙とする。\n図一\n［図］"],
    ["text", "第1条", "（注）"],
    ["text", "第二章　削除", "第二章　削除"],
    ["text", "様式第1", "申請書\n氏名　印"],
    ["text", "付録第1", "Ａ＝Ｂ"],
  ]);
});

test("title, number and dates are the law's own; the day in force stands in the file's name or the API's answer", () => {
  const bare = law(`<MainProvision>${paragraph(1, "空を守る。")}</MainProvision>`);
  const answer = `<law_data_response><revision_info><amendment_enforcement_date>2025-06-01</amendment_enforcement_date></revision_info><law_full_text>${bare.slice(bare.indexOf("<Law"))}</law_full_text></law_data_response>`;
  const reading = readingOf(read(bare, "404AC0000000007_20240401_505AC0000000001.xml"));
  expect(reading.title).toBe("星空保全法");
  expect(reading.frontMatter).toEqual({
    number: "令和四年法律第七号",
    category: "法令",
    issuer: "国",
    promulgated: "2022-03-31",
    effectiveFrom: "2024-04-01",
  });
  expect(readingOf(read(answer)).frontMatter.effectiveFrom).toBe("2025-06-01");
  expect(readingOf(read(bare)).frontMatter.effectiveFrom).toBeUndefined();
});

test("refuses entities, endless depth, broken and other XML, by the content behind the name", async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><Law><LawBody>&a;</LawBody></Law>`;
  const reasons = [bomb, "<a>".repeat(5000), "<Law><LawBody>", "<html/>"].map((xml) => read(xml));
  expect(reasons.map((result) => (result.kind === "refused" ? result.reason.code : result.kind))).toEqual([
    "damaged",
    "damaged",
    "damaged",
    "unknown-xml",
  ]);
  expect(await readDocument(bytesOf("<svg/>"), "図.xml")).toMatchObject({ reason: { code: "unknown-xml" } });
});

test("merged cells that push one another aside do not widen a table without end", () => {
  const rows = Array.from({ length: 30 }, () => [{ text: "あ", columns: 100, rows: 100 }]);
  expect(Math.max(...fillMerged(rows).map((row) => row.length))).toBe(500);
});

test("the 号 of a table and of a 備考 are passages, a 前文 has its 項, and what an amendment quotes is no provision of the law", () => {
  const remarks = `<Remarks><RemarksLabel>備考</RemarksLabel>${item("1", "一", sentence("税を含む。"))}${item("2", "二", sentence("端数は切る。"))}</Remarks>`;
  const cell = `<TableRow><TableColumn>${sentence("甲")}</TableColumn><TableColumn>${sentence("乙")}</TableColumn></TableRow>`;
  const listing = (text: string) =>
    `<TableRow><TableColumn>${item("1", "一", sentence(text))}</TableColumn></TableRow>`;
  const rows = `${cell}${listing("丙")}${listing("丁")}`;
  const table = `<AppdxTable><AppdxTableTitle>別表</AppdxTableTitle><TableStruct><Table>${rows}</Table>${remarks}</TableStruct></AppdxTable>`;
  const quoted = `<AmendProvision><NewProvision>${article("9", "第九条", paragraph(1, "改める。"))}</NewProvision></AmendProvision>`;
  const main = `<MainProvision>${article("1", "第一条", paragraph(1, "次のように改正する。", quoted))}</MainProvision>`;
  const xml = law(
    `<Preamble>${paragraph(1, "星空は宝である。")}${paragraph(2, "ここに定める。")}</Preamble>${main}${table}`,
  );
  const passages = readingOf(read(xml)).passages ?? [];
  expect(passages.filter(({ kind }) => kind === "item").map(({ locator, text }) => [locator, text])).toEqual([
    ["別表第1号", "一　丙"],
    ["別表第1号その2", "一　丁"],
    ["別表備考第1号", "一　税を含む。"],
    ["別表備考第2号", "二　端数は切る。"],
  ]);
  expect(countLocators(passages)).toEqual(countElements(xml));
});

test("whatever a law holds, as many 条, 項, 号, 附則 and 別表 are named as its XML has", () => {
  const sizes = fc.array(fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(sizes, sizes, (main, supplement) => {
      const articles = (shape: readonly (readonly number[])[]) =>
        shape
          .map((paragraphs, at) => {
            const inner = paragraphs.map((items, position) =>
              paragraph(
                position + 1,
                "次のとおり。",
                Array.from({ length: items }, (_, index) => item(`${index + 1}`, "号", sentence("物"))).join(""),
              ),
            );
            return article(`${at + 1}`, "条", inner.join(""));
          })
          .join("");
      const xml = law(
        `<MainProvision>${articles(main)}</MainProvision><SupplProvision AmendLawNum="法律第一号">${articles(supplement)}</SupplProvision>`,
      );
      expect(countLocators(readingOf(read(xml)).passages ?? [])).toEqual(countElements(xml));
    }),
    { numRuns: 50 },
  );
});
