import { Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { expect, test } from "vitest";
import { readingOf, sketch } from "../fixtures.ts";
import { readDocx } from "./docx.ts";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("reads headings, paragraphs and tables, and drops images", async () => {
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
});

test("refuses a damaged file", async () => {
  expect(await readDocx(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]))).toMatchObject({ reason: { code: "damaged" } });
});
