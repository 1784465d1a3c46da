import { describe, expect, test } from "vitest";
import { bytesOf } from "../fixtures.ts";
import { refusalText } from "../reasons.ts";
import { readDocument } from "./read.ts";

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const wide = (text: string) => [...Buffer.from(text, "utf16le")];

describe("a file is refused with one reason", () => {
  const cases: readonly (readonly [string, string, Uint8Array, string])[] = [
    ["empty", "a.md", new Uint8Array(), "empty"],
    ["an old Word file", "a.docx", new Uint8Array([...OLE2, ...wide("WordDocument")]), "legacy-office"],
    ["an encrypted Word file", "a.docx", new Uint8Array([...OLE2, ...wide("EncryptedPackage")]), "encrypted"],
    ["a damaged presentation", "a.pptx", bytesOf("PK\u0003\u0004ppt/presentation.xml"), "damaged"],
    ["a zip file", "a.zip", bytesOf("PK\u0003\u0004photo.jpg"), "unsupported-type"],
    ["an unknown type", "a.exe", bytesOf("MZ"), "unsupported-type"],
    ["a PDF by name only", "a.pdf", bytesOf("text"), "damaged"],
  ];
  test.each(cases)("%s", async (_, name, bytes, code) => {
    expect(await readDocument(bytes, name)).toMatchObject({ kind: "refused", reason: { code } });
  });
});

test("content goes before the name", async () => {
  expect(await readDocument(bytesOf("%PDF-1.4 broken"), "a.md")).toMatchObject({ reason: { code: "damaged" } });
});

test("a reason is one sentence in either language, with its detail", () => {
  const reason = { code: "invalid-metadata", detail: "effectiveFrom" } as const;
  expect(refusalText(reason, "en")).toBe("The metadata field `effectiveFrom` is missing or wrong.");
  expect(refusalText(reason, "ja")).toContain("「effectiveFrom」");
});
