import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  type INumberingOptions,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  Textbox,
  TextRun,
} from "docx";
import { expect, test } from "vitest";
import { readingOf, sketch } from "../fixtures.ts";
import { readDocx } from "./docx.ts";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("reads headings, paragraphs and tables, and hands out images with where they stand", async () => {
  const row = (cells: readonly string[]) =>
    new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) });
  const image = new ImageRun({ type: "png", data: PIXEL, transformation: { width: 9, height: 9 } });
  const children = [
    new Paragraph({ text: "表彰規程", heading: HeadingLevel.HEADING_1 }),
    new Paragraph("第1条　職員を表彰する。"),
    new Paragraph({ children: [image] }),
    new Table({ rows: [row(["区分", "額", "備考"]), row(["知事賞", "5,000円", "年1回"])] }),
  ];
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  const reading = readingOf(await readDocx(bytes));
  expect(sketch(reading.blocks)).toEqual([
    "# 表彰規程",
    "第1条　職員を表彰する。",
    "区分|額|備考 / 知事賞|5,000円|年1回",
  ]);
  expect(reading.title).toBe("表彰規程");
  expect(reading.pictures).toMatchObject([{ mediaType: "image/png", after: 1, alt: "" }]);
  expect(Buffer.from(reading.pictures[0]?.bytes ?? []).equals(PIXEL)).toBe(true);
});

const level = (depth: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: depth,
  format,
  text,
});
const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: "articles",
      levels: [
        level(0, LevelFormat.DECIMAL_FULL_WIDTH, "第%1条"),
        level(1, LevelFormat.DECIMAL, "(%2)"),
        level(2, LevelFormat.AIUEO_FULL_WIDTH, "%3"),
      ],
    },
    { reference: "steps", levels: [level(0, LevelFormat.DECIMAL, "%1."), level(1, LevelFormat.BULLET, "●")] },
  ],
};
const numbered = (reference: string, depth: number, text: string) =>
  new Paragraph({ text, numbering: { reference, level: depth } });
const PLAIN = { author: "甲", date: "2026-01-01T00:00:00Z" };

async function sketched(children: readonly (Paragraph | Table | Textbox)[], more = {}): Promise<readonly string[]> {
  const document = new Document({ sections: [{ children: [...children] }], numbering: NUMBERING, ...more });
  return sketch(readingOf(await readDocx(await Packer.toBuffer(document))).blocks);
}

test("gives the numbers that Word sets, and begins each deeper level anew", async () => {
  const children = [
    numbered("articles", 0, "趣旨"),
    numbered("articles", 1, "甲"),
    numbered("articles", 2, "子"),
    numbered("articles", 2, "丑"),
    numbered("articles", 1, "乙"),
    numbered("articles", 0, "定義"),
    numbered("articles", 1, "丙"),
  ];
  expect(await sketched(children)).toEqual([
    "第１条　趣旨",
    "(1)　甲",
    "ア　子",
    "イ　丑",
    "(2)　乙",
    "第２条　定義",
    "(1)　丙",
  ]);
});

test("reads the steps of a manual as items, with the picture below its step", async () => {
  const image = new ImageRun({
    type: "png",
    data: PIXEL,
    transformation: { width: 9, height: 9 },
    altText: { name: "p", description: "申請の画面", title: "" },
  });
  const document = new Document({
    numbering: NUMBERING,
    sections: [
      {
        children: [
          numbered("steps", 0, "「申請」を押す"),
          new Paragraph({ children: [image] }),
          numbered("steps", 1, "画面が開く"),
          numbered("steps", 0, "送る"),
        ],
      },
    ],
  });
  const reading = readingOf(await readDocx(await Packer.toBuffer(document)));
  expect(sketch(reading.blocks)).toEqual(["1. 「申請」を押す", "  ● 画面が開く", "2. 送る"]);
  expect(reading.pictures).toMatchObject([{ alt: "申請の画面", after: 0 }]);
});

test("joins the lines of a title, so that two parts of a series have names of their own", async () => {
  const title = (text: string) => new Paragraph({ text, heading: HeadingLevel.TITLE });
  const children = [title("操作の手引"), title("旅費編"), new Paragraph("画面を開く。")];
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  expect(readingOf(await readDocx(bytes)).title).toBe("操作の手引 旅費編");
});

test("takes changes as accepted, and leaves comments out", async () => {
  const changed = new Paragraph({
    children: [
      new TextRun("五日"),
      new DeletedTextRun({ id: 1, text: "前", ...PLAIN }),
      new InsertedTextRun({ id: 2, text: "後", ...PLAIN }),
      new CommentRangeStart(0),
      new TextRun("までに"),
      new CommentRangeEnd(0),
      new TextRun({ children: [new CommentReference(0)] }),
    ],
  });
  const comments = { children: [{ id: 0, author: "乙", date: new Date(0), children: [new Paragraph("要確認")] }] };
  expect(await sketched([changed], { comments })).toEqual(["五日後までに"]);
});

test("sets footnotes below the paragraph that calls them, and reads text boxes", async () => {
  const noted = new Paragraph({ children: [new TextRun("旅費を支給する。"), new FootnoteReferenceRun(1)] });
  const box = new Textbox({ children: [new Paragraph("囲みの文。")], style: { width: "100pt", height: "50pt" } });
  expect(await sketched([noted, box], { footnotes: { 1: { children: [new Paragraph("実費に限る。")] } } })).toEqual([
    "旅費を支給する。[1]",
    "[1] 実費に限る。",
    "囲みの文。",
  ]);
});

test("fills merged cells", async () => {
  const cell = (text: string, more = {}) => new TableCell({ children: [new Paragraph(text)], ...more });
  const table = new Table({
    rows: [
      new TableRow({ children: [cell("区分"), cell("職"), cell("額")] }),
      new TableRow({ children: [cell("県内", { rowSpan: 2 }), cell("課長"), cell("1")] }),
      new TableRow({ children: [cell("主事"), cell("2")] }),
    ],
  });
  expect(await sketched([table])).toEqual(["区分|職|額 / 県内|課長|1 / 県内|主事|2"]);
});

test("refuses a damaged file", async () => {
  expect(await readDocx(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]))).toMatchObject({ reason: { code: "damaged" } });
});
