import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";

/** 起案文: what the document-management system is given for the formal decision. */
export interface DraftText {
  /** 件名. */
  readonly subject: string;
  readonly number: string;
  /** 起案日, as people write it. */
  readonly day: string;
  /** 起案者 with unit and post. */
  readonly author: string;
  /** 伺い文. */
  readonly proposal: string;
  readonly reason: string;
  /** 記: what is decided on, point by point. */
  readonly points: readonly { readonly name: string; readonly text: string }[];
  /** 添付: what was said at each step. */
  readonly attached: readonly { readonly name: string; readonly text: string }[];
}

const FONT = { ascii: "BIZ UDMincho", eastAsia: "BIZ UDMincho", hAnsi: "BIZ UDMincho" } as const;
/** Half points: 10.5 pt, as official papers have it. */
const TEXT_SIZE = 21;
const TITLE_SIZE = 32;
/** Twentieths of a point, A4 and its margins of 25 mm. */
const PAGE = { width: 11_906, height: 16_838 } as const;
const MARGIN = 1417;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE } as const;
const NAME_SHARE = 26;

/** A Word file in the form of official papers: head table, 伺い文, 理由, 記, 添付. */
export async function draftDocx(draft: DraftText): Promise<Uint8Array<ArrayBuffer>> {
  const children = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [new TextRun({ text: "起　案　書", size: TITLE_SIZE, font: FONT })],
    }),
    table([
      ["件名", draft.subject],
      ["整理番号", draft.number],
      ["起案日", draft.day],
      ["起案者", draft.author],
      ["決裁番号", "　"],
      ["決裁日", "　　　　年　　月　　日"],
    ]),
    blank(),
    ...paragraphs(draft.proposal, { indent: true }),
    blank(),
    heading("理由"),
    ...paragraphs(draft.reason, { indent: true }),
    blank(),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [text("記")] }),
    ...draft.points.flatMap(({ name, text: words }, index) => [
      heading(`${(index + 1).toLocaleString("ja-JP-u-nu-fullwide")}　${name}`),
      ...paragraphs(words, { indent: true }),
    ]),
    blank(),
    heading("添付　各段階の確認と意見"),
    table(draft.attached.map(({ name, text: words }) => [name, words])),
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 240 }, children: [text("以上")] }),
  ];
  const document = new Document({
    title: draft.subject,
    styles: { default: { document: { run: { font: FONT, size: TEXT_SIZE } } } },
    sections: [
      {
        properties: { page: { size: PAGE, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function table(rows: readonly (readonly [string, string])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      ([name, words]) =>
        new TableRow({ cantSplit: true, children: [cell(name, NAME_SHARE), cell(words, 100 - NAME_SHARE)] }),
    ),
  });
}

function cell(words: string, share: number): TableCell {
  return new TableCell({
    width: { size: share, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlign.CENTER,
    borders: BORDERS,
    margins: { top: 60, bottom: 60, left: 120, right: 120 },
    children: paragraphs(words, { indent: false }),
  });
}

function paragraphs(words: string, { indent }: { readonly indent: boolean }): Paragraph[] {
  return words
    .split("\n")
    .map((line) => new Paragraph({ ...(indent && { indent: { firstLine: TEXT_SIZE * 10 } }), children: [text(line)] }));
}

function heading(words: string): Paragraph {
  return new Paragraph({ spacing: { before: 120 }, keepNext: true, children: [text(words)] });
}

function blank(): Paragraph {
  return new Paragraph({ children: [] });
}

/** What XML cannot hold is left out. */
function text(words: string): TextRun {
  return new TextRun({
    text: words.replace(/(?![\t\n])\p{Cc}|[\uD800-\uDFFF](?![\uDC00-\uDFFF])|[\uFFFE\uFFFF]/gu, ""),
    font: FONT,
    size: TEXT_SIZE,
  });
}
