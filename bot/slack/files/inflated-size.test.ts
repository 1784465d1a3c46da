import { Document, Packer, Paragraph } from "docx";
import { expect, test as it } from "vitest";
import { inflatedXmlSize } from "./inflated-size.ts";
import { readNamedFile } from "./read-file.ts";
import { bytesOf, temporaryFolder } from "./testing/desk.ts";

function docxOf(text: string): Promise<Uint8Array> {
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
}

it("adds up what a Word file unpacks to", async () => {
  const small = inflatedXmlSize(await docxOf("本文"));
  expect(small).toBeGreaterThan(1_000);
  expect(inflatedXmlSize(await docxOf("a".repeat(50_000))) - small).toBe(50_000 - Buffer.byteLength("本文"));
});

it("is 0 for what is no archive, or only begins as one", () => {
  for (const text of ["", "PK", "%PDF-1.4", "PK\u0003\u0004", `PK\u0003\u0004${"a".repeat(100_000)}`]) {
    expect(inflatedXmlSize(bytesOf(text))).toBe(0);
  }
});

it("ends within the archive, whatever its directory says", async () => {
  const whole = await docxOf("本文");
  for (let end = 0; end < whole.length; end += 1) {
    // The end record of a cut archive is kept, so that its directory points anywhere.
    const cut = Buffer.concat([whole.subarray(0, end), whole.subarray(-22)]);
    expect(inflatedXmlSize(cut)).toBeLessThanOrEqual(inflatedXmlSize(whole));
  }
});

it("keeps a file from being read that unpacks to too much", async () => {
  const bytes = await docxOf("a".repeat(21 * 1024 * 1024));
  expect(bytes.length).toBeLessThan(100_000);
  expect(await readNamedFile(await temporaryFolder(), { name: "a.docx", bytes })).toEqual({
    kind: "refused",
    reason: expect.stringContaining("展開すると大きくなりすぎる"),
  });
});
