import { CFB } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { zipOf } from "../archive/testing/zip-of.ts";
import { bytesOf } from "../fixtures.ts";
import { refusalText } from "../reasons.ts";
import { readDocument } from "./read.ts";

describe("a file is refused with one reason", () => {
  const cases: readonly (readonly [string, string, Uint8Array, string])[] = [
    ["empty", "a.md", new Uint8Array(), "empty"],
    ["an archive that breaks off", "a.zip", bytesOf("PK\u0003\u0004photo.jpg"), "damaged"],
    ["a zip file", "a.docx", zipOf([{ name: "a.txt", content: "甲" }]), "archive"],
    ["an Office file that unpacks to more than it says", "a.docx", docxOf("本文", 10), "expands-too-far"],
    ["an Office file that declares entities", "a.docx", docxOf("本文", undefined, "<!DOCTYPE x>"), "expands-too-far"],
    ["an Office file whose list of parts is damaged", "a.docx", docxOf("本文").fill(0, 50, 60), "damaged"],
    ["an Office file that unpacks to too much", "a.docx", docxOf("a".repeat(50 * 1024 * 1024)), "expands-too-far"],
    ["an old Word file", "a.docx", compoundOf("WordDocument"), "legacy-office"],
    ["an OpenDocument text", "a.odt", openDocumentOf("text"), "legacy-office"],
    ["an image", "a.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "scanned"],
    ["an unknown type", "a.exe", bytesOf("MZ"), "unsupported-type"],
    ["a document of a word processor that only Japan has", "a.jtd", compoundOf("DocumentText"), "save-as-pdf"],
    ["an archive that is no ZIP", "a.7z", bytesOf("7z\u00bc\u00af"), "other-archive"],
    ["a mail", "a.eml", bytesOf("From: a@example.jp\n\n本文"), "mail"],
    ["an image of another kind", "a.gif", bytesOf("GIF89a"), "other-image"],
    ["a film", "a.mp4", bytesOf("\u0000\u0000\u0000\u0018ftypmp42"), "sound-or-film"],
    ["a PDF by name only", "a.pdf", bytesOf("text"), "damaged"],
  ];
  test.each(cases)("%s", async (_, name, bytes, code) => {
    expect(await readDocument(bytes, name)).toMatchObject({ kind: "refused", reason: { code } });
  });
});

test("reads a text without an extension, or with a date where one would be", async () => {
  for (const name of ["要綱", "要綱（令和5.4.1）", "要綱R5.4.1"]) {
    expect(await readDocument(bytesOf("要綱\n\n職員について定める。"), name)).toMatchObject({ kind: "read" });
  }
});

test("content goes before the name", async () => {
  expect(await readDocument(bytesOf("%PDF-1.4 broken"), "a.md")).toMatchObject({ reason: { code: "damaged" } });
});

test("a reason is one sentence in either language, with its detail", () => {
  const reason = { code: "invalid-metadata", detail: "effectiveFrom" } as const;
  expect(refusalText(reason, "en")).toBe("The metadata field `effectiveFrom` is missing or wrong.");
  expect(refusalText(reason, "ja")).toContain("「effectiveFrom」");
});

/** @param statedSize of its text, where it is not the true one */
function docxOf(text: string, statedSize?: number, preamble = ""): Uint8Array {
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const types = `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
  const body = `${preamble}<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;
  return zipOf([
    { name: "[Content_Types].xml", content: types },
    { name: "word/document.xml", content: body, ...(statedSize !== undefined && { statedSize }) },
  ]);
}

/** An OLE2 compound file with one stream. */
function compoundOf(stream: string): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, stream, Buffer.alloc(16));
  return new Uint8Array(CFB.write(file, { type: "buffer" }));
}

function openDocumentOf(kind: string): Uint8Array {
  return zipOf([{ name: "mimetype", content: `application/vnd.oasis.opendocument.${kind}`, method: 0 }]);
}
