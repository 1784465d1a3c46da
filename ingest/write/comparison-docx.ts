import {
  AlignmentType,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { CalendarDate } from "../../corpus/document.ts";
import { eraDate } from "../../corpus/japanese/dates.ts";
import type { Stretch } from "../../corpus/revisions/changed-words.ts";
import type { ComparedRow, ComparedSide } from "../../corpus/revisions/compare.ts";
import { type FoldedRow, foldUnchanged, unchangedText } from "../../corpus/revisions/fold.ts";
import { type FoldedLine, foldLines } from "../../corpus/revisions/fold-lines.ts";
import { annexOf } from "../structure/regulation-patterns.ts";

interface Comparison {
  readonly title: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly rows: readonly ComparedRow[];
}

/** A4 on its side with margins of 2 cm, in twentieths of a point. */
const PAGE = { width: 11906, height: 16838, margin: 1134 };
const COLUMN = (PAGE.height - 2 * PAGE.margin) / 2;
const FONT = "ＭＳ 明朝";
/** In half-points. */
const SIZE = 21;
/** Characters that XML 1.0 has no place for. */
const UNPRINTABLE = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The 新旧対照表 as officials lay it out: 改正後 beside 改正前, changed words underlined, unchanged places left out. */
export async function comparisonDocx({ title, from, to, rows }: Comparison): Promise<Uint8Array> {
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [heading(`改正後（${eraDate(to)}施行）`), heading(`改正前（${eraDate(from)}施行）`)],
  });
  const table = new Table({
    width: { size: COLUMN * 2, type: WidthType.DXA },
    columnWidths: [COLUMN, COLUMN],
    rows: [header, ...foldUnchanged(rows).map(tableRow)],
  });
  const document = new Document({
    title: `${title}　新旧対照表`,
    styles: { default: { document: { run: { font: FONT, size: SIZE } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height, orientation: PageOrientation.LANDSCAPE },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        children: [
          new Paragraph({ alignment: AlignmentType.CENTER, children: [run(`${title}　新旧対照表`)] }),
          new Paragraph({ alignment: AlignmentType.RIGHT, children: [run("（下線の部分は改正部分）")] }),
          table,
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}

function tableRow(row: FoldedRow): TableRow {
  switch (row.kind) {
    case "unchanged":
      return rowOf([unchangedLine(row.newer, row.isMoved)], [unchangedLine(row.older, row.isMoved)]);
    case "added":
      return rowOf(sideLines(row.newer, foldLines([], row.newer.text).newer, true), [line("（新設）")]);
    case "removed":
      return rowOf([line("（削る）")], sideLines(row.older, foldLines(row.older.text, []).older, true));
    case "changed":
    case "moved": {
      const folded = foldLines(row.older.text, row.newer.text);
      const moved = row.kind === "moved";
      return rowOf(sideLines(row.newer, folded.newer, moved), sideLines(row.older, folded.older, moved));
    }
  }
}

function rowOf(newer: readonly Paragraph[], older: readonly Paragraph[]): TableRow {
  return new TableRow({ cantSplit: true, children: [cell(newer), cell(older)] });
}

function cell(children: readonly Paragraph[]): TableCell {
  const margins = { top: 60, bottom: 60, left: 110, right: 110 };
  return new TableCell({ width: { size: COLUMN, type: WidthType.DXA }, margins, children: [...children] });
}

function heading(text: string): TableCell {
  return cell([new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text)] })]);
}

/** （見出し） on a line of its own, then the place and its text, as a regulation is set; a 別表's head above its rows. */
function sideLines(
  { locator, caption, isHeading }: ComparedSide,
  lines: readonly FoldedLine[],
  placeChanged: boolean,
): readonly Paragraph[] {
  const named = caption.length === 0 ? [] : bracketed(caption);
  const isPlaced = !isHeading && locator !== "";
  if (isPlaced && annexOf(locator) !== undefined) {
    return [paragraph([run(locator, placeChanged), ...named]), ...lines.map((each) => paragraph(wordsOf(each)))];
  }
  const place = isPlaced ? [run(locator, placeChanged), run("　")] : [];
  return [
    ...(named.length === 0 ? [] : [paragraph(named)]),
    ...lines.map((each, at) => paragraph([...(at === 0 ? place : []), ...wordsOf(each)])),
  ];
}

/** Brackets that the caption has itself (旅費の額（第5条関係）) are not set twice. */
function bracketed(caption: readonly Stretch[]): readonly TextRun[] {
  const ends = caption.at(-1)?.text.endsWith("）") === true;
  return ends ? [run("　"), ...caption.map(stretch)] : [run("（"), ...caption.map(stretch), run("）")];
}

function wordsOf(line: FoldedLine): readonly TextRun[] {
  return line.kind === "unchanged" ? [run(line.text)] : line.stretches.map(stretch);
}

function stretch({ text, changed }: Stretch): TextRun {
  return run(text, changed);
}

function run(text: string, underlined = false): TextRun {
  return new TextRun({ text: text.replace(UNPRINTABLE, ""), ...(underlined ? { underline: {} } : {}) });
}

function paragraph(children: readonly TextRun[]): Paragraph {
  return new Paragraph({ children: [...children] });
}

function unchangedLine(range: Parameters<typeof unchangedText>[0], moved: boolean): Paragraph {
  const text = unchangedText(range);
  const place = text.slice(0, -"（略）".length).trimEnd();
  return paragraph([run(place, moved), run(text.slice(place.length))]);
}

function line(text: string): Paragraph {
  return paragraph([run(text)]);
}
