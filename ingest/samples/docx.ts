import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { type HeadLine, letterhead } from "./letterhead.ts";
import { escapeMarkup } from "./markup.ts";
import { INDENT, type Role, roleOf } from "./role.ts";
import { type Block, FICTION_MARK, type Source } from "./source.ts";
import { withZipDates } from "./zip-dates.ts";

/** Width of one character of 10.5 points, in twentieths of a point. */
const CHARACTER = 210;
const MINCHO = "游明朝";
const GOTHIC = "游ゴシック";
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** A Word document with heading styles, real tables, a header line and page numbers. */
export async function toDocx(source: Source): Promise<Uint8Array> {
  const { meta } = source;
  const { aboveTitle, belowTitle, body } = letterhead(source);
  const document = new Document({
    creator: meta.owner,
    title: meta.title,
    styles: { default: wordStyles() },
    sections: [
      {
        headers: { default: new Header({ children: [wordHeadLine({ text: FICTION_MARK, side: "right" })] }) },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          ...aboveTitle.map(wordHeadLine),
          new Paragraph({ text: meta.title, heading: HeadingLevel.TITLE }),
          ...belowTitle.map(wordHeadLine),
          new Paragraph({ text: FICTION_MARK, alignment: AlignmentType.CENTER }),
          ...body.flatMap(wordBlock),
        ],
      },
    ],
  });
  const core = { path: "docProps/core.xml", data: coreProperties(source) };
  return withZipDates(await Packer.toBuffer(document, undefined, [core]), meta.effectiveFrom);
}

function wordStyles() {
  const heading = { run: { font: GOTHIC, size: 24, bold: true }, paragraph: { spacing: { before: 240, after: 120 } } };
  return {
    document: { run: { font: MINCHO, size: 21 } },
    title: {
      run: { font: GOTHIC, size: 32, bold: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
    },
    heading1: heading,
    heading2: { ...heading, run: { ...heading.run, size: 22 } },
    heading3: { ...heading, run: { ...heading.run, size: 21 } },
  };
}

function wordBlock(block: Block): (Paragraph | Table)[] {
  if (block.kind === "heading") {
    return [new Paragraph({ text: block.text, heading: HEADINGS[block.level - 2] ?? HeadingLevel.HEADING_3 })];
  }
  if (block.kind === "table") return [wordTable(block.header, block.rows), new Paragraph({})];
  return [new Paragraph({ text: block.text, indent: indentOf(roleOf(block.text)) })];
}

function indentOf(role: Role) {
  if (role === "plain") return { firstLine: CHARACTER };
  if (role === "caption") return { left: CHARACTER };
  return { left: (INDENT[role] + 1) * CHARACTER, hanging: CHARACTER };
}

function wordTable(header: readonly string[], rows: readonly (readonly string[])[]): Table {
  const headRow = new TableRow({ tableHeader: true, children: header.map((cell) => wordCell(cell, true)) });
  const bodyRows = rows.map((row) => new TableRow({ children: row.map((cell) => wordCell(cell, false)) }));
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [headRow, ...bodyRows] });
}

function wordCell(text: string, bold: boolean): TableCell {
  return new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });
}

function wordHeadLine({ text, side }: HeadLine): Paragraph {
  return new Paragraph({ text, alignment: side === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT });
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ["- ", PageNumber.CURRENT, " -"] })],
  });
}

/** Written here because the library stamps the present moment into its own. */
function coreProperties({ meta }: Source): string {
  const moment = `${meta.effectiveFrom}T00:00:00Z`;
  const namespaces = [
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ].join(" ");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<cp:coreProperties ${namespaces}><dc:title>${escapeMarkup(meta.title)}</dc:title><dc:creator>${escapeMarkup(meta.owner)}</dc:creator>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`,
  ].join("");
}
