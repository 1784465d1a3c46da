import { expect, test } from "vitest";
import { openPackage } from "./package.ts";
import { sheetDrawings } from "./sheet-drawings.ts";
import { zipOf } from "./zip-fixture.ts";

const relations = (...entries: readonly (readonly [string, string, string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const DRAWING = `xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ${R}`;
const anchor = (row: number, content: string) =>
  `<d:twoCellAnchor><d:from><d:col>1</d:col><d:row>${row}</d:row></d:from>${content}</d:twoCellAnchor>`;
const box = (text: string) => `<d:sp><d:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></d:txBody></d:sp>`;
const picture =
  '<d:pic><d:nvPicPr><d:cNvPr descr="画面"/></d:nvPicPr><d:blipFill><a:blip r:embed="i"/></d:blipFill></d:pic>';

test("gives a sheet's text boxes and pictures from top to bottom, whatever their order in the file", async () => {
  const file = zipOf({
    "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${R}><sheets><sheet name="手順" r:id="s"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(["s", "worksheet", "worksheets/sheet1.xml"]),
    "xl/worksheets/sheet1.xml": "<worksheet/>",
    "xl/worksheets/_rels/sheet1.xml.rels": relations(["d", "drawing", "../drawings/drawing1.xml"]),
    "xl/drawings/drawing1.xml": `<d:wsDr ${DRAWING}>${anchor(9, box("③送る"))}${anchor(2, box("①開く"))}${anchor(5, picture)}</d:wsDr>`,
    "xl/drawings/_rels/drawing1.xml.rels": relations(["i", "image", "../media/image1.png"]),
    "xl/media/image1.png": new Uint8Array([1, 2, 3]),
  });
  expect((await sheetDrawings(await openPackage(file))).get("手順")).toMatchObject([
    { kind: "text", paragraphs: ["①開く"] },
    { kind: "picture", alt: "画面" },
    { kind: "text", paragraphs: ["③送る"] },
  ]);
});

test("gives nothing for a workbook without drawings", async () => {
  expect(await sheetDrawings(await openPackage(zipOf({ "a.xml": "<a/>" })))).toEqual(new Map());
});
