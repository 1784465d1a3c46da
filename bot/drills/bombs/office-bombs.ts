import { zipOf } from "../../../ingest/archive/testing/zip-of.ts";
import type { DrillFile } from "./drill-file.ts";
import { deflatedZeros } from "./inflating.ts";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** Ten entities, each ten times the one before: a billion laughs in a kilobyte. */
export const LAUGHS = `<!DOCTYPE x [<!ENTITY l0 "laugh">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
).join("")}]>`;

/** Word and Excel files that say little and want much. */
export function officeBombs(): readonly DrillFile[] {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const deep = 300_000;
  return [
    // As in the files of 307 KB that take a gigabyte to read.
    { name: "many-paragraphs.docx", bytes: docxOf(paragraph("条").repeat(1_000_000)) },
    { name: "deep.docx", bytes: docxOf(`${"<w:ins>".repeat(deep)}${paragraph("底")}${"</w:ins>".repeat(deep)}`) },
    { name: "huge-part.docx", bytes: docxOf(paragraph("条"), { "word/media/a.bmp": deflatedZeros(3_400) }) },
    { name: "laughs.docx", bytes: docxOf(paragraph("&l9;"), {}, LAUGHS) },
    { name: "laughs.xlsx", bytes: xlsxOf("<row><c t='inlineStr'><is><t>&l9;</t></is></c></row>", "", LAUGHS) },
    {
      name: "huge-sheet.xlsx",
      bytes: xlsxOf(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        '<mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>',
      ),
    },
  ];
}

function docxOf(body: string, packed: Readonly<Record<string, Uint8Array>> = {}, preamble = ""): Uint8Array {
  const part = `${preamble}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`;
  return officeOf("word/document.xml", "wordprocessingml.document", { "word/document.xml": part }, packed);
}

function xlsxOf(rows: string, after: string, preamble = ""): Uint8Array {
  return officeOf("xl/workbook.xml", "spreadsheetml.sheet", {
    "xl/workbook.xml": `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${preamble}<worksheet xmlns="${SHEET}"><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData>${after}</worksheet>`,
  });
}

function officeOf(
  main: string,
  kind: string,
  parts: Readonly<Record<string, string>>,
  packed: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const type = `application/vnd.openxmlformats-officedocument.${kind}.main+xml`;
  const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
  return zipOf([
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${sheet}"/><Override PartName="/${main}" ContentType="${type}"/></Types>`,
    },
    {
      name: "_rels/.rels",
      content: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="${main}"/></Relationships>`,
    },
    ...Object.entries(parts).map(([name, content]) => ({ name, content })),
    ...Object.entries(packed).map(([name, bytes]) => ({ name, content: "", packed: bytes, statedSize: 1_000 })),
  ]);
}
