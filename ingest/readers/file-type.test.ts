import { CFB } from "@e965/xlsx";
import { expect, test } from "vitest";
import { zipOf } from "../archive/testing/zip-of.ts";
import { bytesOf } from "../fixtures.ts";
import { fileType } from "./file-type.ts";

/** An OLE2 compound file with these streams. */
function compoundOf(streams: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, name, Buffer.from(content));
  return new Uint8Array(CFB.write(file, { type: "buffer" }));
}

function officeOf(mainType: string): Uint8Array {
  const content = `<Types><Override PartName="/x.xml" ContentType="application/vnd.${mainType}"/></Types>`;
  return zipOf([{ name: "[Content_Types].xml", content }]);
}

const openDocument = (kind: string) =>
  zipOf([{ name: "mimetype", content: `application/vnd.oasis.opendocument.${kind}`, method: 0 }]);
const WORD = "openxmlformats-officedocument.wordprocessingml";
const EXCEL = "openxmlformats-officedocument.spreadsheetml";
const SLIDES = "openxmlformats-officedocument.presentationml";
const PLAIN_WORD = [0xec, 0xa5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const LOCKED_WORD = [0xec, 0xa5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0];
const PLAIN_BOOK = [0x09, 0x08, 0x02, 0x00, 0, 0, 0xe1, 0x00, 0x00, 0x00];
const LOCKED_BOOK = [0x09, 0x08, 0x02, 0x00, 0, 0, 0x2f, 0x00, 0x00, 0x00];

const FILES: readonly (readonly [string, string, Uint8Array, string])[] = [
  ["a Word file named otherwise", "a.txt", officeOf(`${WORD}.document.main+xml`), "docx"],
  ["a Word template", "a", officeOf(`${WORD}.template.main+xml`), "docx"],
  ["a Word file with macros", "a", officeOf("ms-word.document.macroEnabled.main+xml"), "docx"],
  ["an Excel file", "a.docx", officeOf(`${EXCEL}.sheet.main+xml`), "xlsx"],
  ["an Excel file with macros", "a", officeOf("ms-excel.sheet.macroEnabled.main+xml"), "xlsx"],
  ["a binary Excel file", "a", officeOf("ms-excel.sheet.binary.macroEnabled.main"), "xlsx"],
  ["a presentation", "a", officeOf(`${SLIDES}.presentation.main+xml`), "pptx"],
  ["a slide show with macros", "a", officeOf("ms-powerpoint.slideshow.macroEnabled.main+xml"), "pptx"],
  ["a drawing of Office", "a.docx", officeOf("ms-visio.drawing.main+xml"), "unsupported-type"],
  ["an OpenDocument text", "a", openDocument("text"), "odt"],
  ["an OpenDocument table", "a", openDocument("spreadsheet"), "ods"],
  ["OpenDocument slides", "a", openDocument("presentation"), "odp"],
  ["a book for readers", "a", zipOf([{ name: "mimetype", content: "application/epub+zip" }]), "unsupported-type"],
  ["an archive with a Word file in it", "a.docx", zipOf([{ name: "word/document.xml", content: "x" }]), "zip"],
  ["an empty archive", "a", zipOf([]), "zip"],
  [
    "an old Word file with a table in it",
    "a.docx",
    compoundOf({ WordDocument: PLAIN_WORD, "Pool/Workbook": [1] }),
    "doc",
  ],
  ["an old Word file with a password", "a.doc", compoundOf({ WordDocument: LOCKED_WORD }), "encrypted"],
  [
    "an old Excel file with a Word file in it",
    "a",
    compoundOf({ "MBD/WordDocument": [1], Workbook: PLAIN_BOOK }),
    "xls",
  ],
  ["an old Excel file with a password", "a", compoundOf({ Workbook: LOCKED_BOOK }), "encrypted"],
  ["old slides", "a", compoundOf({ "PowerPoint Document": [1] }), "ppt"],
  ["a new Office file with a password", "a.docx", compoundOf({ EncryptedPackage: [1] }), "encrypted"],
  ["a mail of Outlook", "a.msg", compoundOf({ "__properties_version1.0": [1] }), "unsupported-type"],
  ["an old Office file that breaks off", "a.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), "damaged"],
  ["a PNG named as a PDF", "a.pdf", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "image"],
  ["a JPEG", "a", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "image"],
  ["a TIFF", "a", new Uint8Array([0x49, 0x49, 0x2a, 0x00]), "image"],
  ["a program named as a text", "a.txt", bytesOf("MZ\u0090"), "unsupported-type"],
  ["a script", "a.txt", bytesOf("#!/bin/sh"), "unsupported-type"],
  ["rich text named as Word", "a.doc", bytesOf("{\\rtf1\\ansi"), "rtf"],
  ["a page named as Excel", "a.xls", bytesOf("\ufeff<!DOCTYPE html><p>"), "html"],
  ["a page of an XML kind", "a.txt", bytesOf('<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="x">'), "html"],
  ["a law", "a.xml", bytesOf('<?xml version="1.0" encoding="UTF-8"?><Law Era="Heisei">'), "law-xml"],
  ["a page that declares entities", "a.html", bytesOf('<!DOCTYPE html [<!ENTITY a "b">]><p>&a;'), "expands-too-far"],
  ["other XML, whose reader says what it is not,", "a.xml", bytesOf("<feed/>"), "law-xml"],
  ["a recording", "a.json", bytesOf('{"title":"x","steps":[{"type":"click"}]}'), "recorder-json"],
  ["other JSON, likewise,", "a.json", bytesOf('{"title":"x"}'), "recorder-json"],
  ["a text without an extension", "議事録", bytesOf("本文"), "text"],
  ["a text that says it is Word", "a.docx", bytesOf("本文"), "damaged"],
  ["a table of commas", "a.CSV", bytesOf("a,b"), "csv"],
  ["a table of tabs", "a.tsv", bytesOf("a\tb"), "csv"],
];

test.each(FILES)("knows %s by its content", async (_, name, bytes, type) => {
  expect(await fileType(bytes, name)).toBe(type);
});
