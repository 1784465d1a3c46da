import { expect, test } from "vitest";
import { readingOf, sketch } from "../fixtures.ts";
import { zipOf } from "./office/zip-fixture.ts";
import { readPptx } from "./pptx.ts";

const NAMESPACES =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);

const relations = (entries: Readonly<Record<string, readonly [string, string]>>) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(entries)
    .map(([id, [type, target]]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;
const paragraph = (text: string, properties = "") => `<a:p>${properties}<a:r><a:t>${text}</a:t></a:r></a:p>`;
const shape = (place: string, ...paragraphs: readonly string[]) =>
  `<p:sp><p:nvSpPr><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs.join("")}</p:txBody></p:sp>`;
const slide = (shapes: string, attributes = "") =>
  `<p:sld ${NAMESPACES} ${attributes}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;

/** Slides stand in the file in another order than in the presentation. */
function presentationOf(
  first: string,
  second: string,
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  return zipOf({
    "ppt/presentation.xml": `<p:presentation ${NAMESPACES}><p:sldIdLst><p:sldId r:id="b"/><p:sldId r:id="a"/></p:sldIdLst></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": relations({
      a: ["slide", "slides/slide1.xml"],
      b: ["slide", "slides/slide2.xml"],
    }),
    "ppt/slides/slide1.xml": second,
    "ppt/slides/slide2.xml": first,
    ...more,
  });
}

test("reads slides in their order with the slide as page: title first, lists, boxes and groups, without dates and numbers", async () => {
  const first = slide(
    shape("", paragraph("囲み")) +
      shape('<p:ph type="ctrTitle"/>', paragraph("研修のしおり")) +
      shape('<p:ph type="sldNum"/>', paragraph("1")),
  );
  const second = slide(
    shape('<p:ph type="title"/>', paragraph("手順")) +
      shape(
        '<p:ph idx="1"/>',
        paragraph("申し込む", '<a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr>'),
        paragraph("期限は月末", '<a:pPr lvl="1"/>'),
        paragraph("受ける", '<a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr>'),
      ) +
      `<p:grpSp>${shape("", paragraph("組の中"))}</p:grpSp>`,
  );
  const reading = readingOf(await readPptx(presentationOf(first, second)));
  expect(reading.title).toBe("研修のしおり");
  expect(sketch(reading.blocks)).toEqual([
    "# 研修のしおり",
    "囲み",
    "## 手順",
    "1. 申し込む",
    "  ・ 期限は月末",
    "2. 受ける",
    "組の中",
  ]);
  expect(reading.blocks.map((block) => block.page)).toEqual([1, 1, 2, 2, 2, 2, 2]);
});

test("reads tables with merged cells, the notes, and pictures with where they stand", async () => {
  const cell = (text: string, attributes = "") => `<a:tc ${attributes}><a:txBody>${paragraph(text)}</a:txBody></a:tc>`;
  const table =
    '<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1"/>' +
    `<a:tr>${cell("区分")}${cell("額")}</a:tr><a:tr>${cell("県内", 'rowSpan="2"')}${cell("1")}</a:tr>` +
    `<a:tr>${cell("", 'vMerge="1"')}${cell("2")}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
  const picture =
    '<p:pic><p:nvPicPr><p:cNvPr descr="画面"/></p:nvPicPr><p:blipFill><a:blip r:embed="i"/></p:blipFill></p:pic>';
  const notes = `<p:notes ${NAMESPACES}><p:cSld><p:spTree>${shape('<p:ph type="sldImg"/>')}${shape('<p:ph type="body"/>', paragraph("ゆっくり話す。"))}</p:spTree></p:cSld></p:notes>`;
  const reading = readingOf(
    await readPptx(
      presentationOf(slide(table + picture), slide(""), {
        "ppt/slides/_rels/slide2.xml.rels": relations({
          n: ["notesSlide", "../notesSlides/notesSlide1.xml"],
          i: ["image", "../media/image1.png"],
        }),
        "ppt/notesSlides/notesSlide1.xml": notes,
        "ppt/media/image1.png": PNG,
      }),
    ),
  );
  expect(sketch(reading.blocks)).toEqual(["区分|額 / 県内|1 / 県内|2", "### ノート", "ゆっくり話す。"]);
  expect(reading.pictures).toMatchObject([{ alt: "画面", after: 0, mediaType: "image/png" }]);
});

test("names a slide that has no title by its number, so that it does not go on with the one before", async () => {
  const titled = slide(shape('<p:ph type="title"/>', paragraph("服務")) + shape("", paragraph("職務に専念する。")));
  const untitled = slide(shape("", paragraph("休暇は届け出る。")));
  expect(sketch(readingOf(await readPptx(presentationOf(titled, untitled))).blocks)).toEqual([
    "## 服務",
    "職務に専念する。",
    "## スライド2",
    "休暇は届け出る。",
  ]);
  expect(readingOf(await readPptx(presentationOf(slide(""), untitled))).title).toBeNull();
});

test("leaves hidden slides out, and says which", async () => {
  const shown = slide(shape("", paragraph("見える")));
  const reading = readingOf(await readPptx(presentationOf(shown, slide(shape("", paragraph("隠す")), 'show="0"'))));
  expect(sketch(reading.blocks)).toEqual(["見える"]);
  expect(reading.warnings).toEqual([{ code: "hidden-left-out", detail: "スライド2" }]);
});

test("refuses a damaged file, and one that would unpack to more than a document holds", async () => {
  expect(await readPptx(zipOf({ "ppt/presentation.xml": "<p>" }))).toMatchObject({ reason: { code: "damaged" } });
  const bytes = Buffer.from(presentationOf(slide(""), slide("")));
  // The unpacked size of an entry stands 24 bytes behind its beginning in the directory.
  bytes.writeUInt32LE(0x7fffffff, bytes.lastIndexOf("PK\u0001\u0002") + 24);
  expect(await readPptx(bytes)).toMatchObject({ kind: "refused", reason: { code: "expands-too-far" } });
});
