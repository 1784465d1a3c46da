import { expect, test } from "vitest";
import { builtText } from "./built-text.ts";
import { compactPdf } from "./compact-pdf.ts";

const CONTENT = "BT /F1 12 Tf 20 20 Td (Kept text) Tj ET";
const STREAM = `<</Length ${CONTENT.length}>> stream\n${CONTENT}\nendstream`;

/** Two pages whose contents are equal streams. */
const OBJECTS = [
  "<</Type /Catalog /Pages 2 0 R>>",
  "<</Type /Pages /Count 2 /Kids [3 0 R 4 0 R] /MediaBox [0 0 200 100] /Resources <</Font <</F1 7 0 R>>>>>>",
  "<</Type /Page /Parent 2 0 R /Contents 5 0 R>>",
  "<</Type /Page /Parent 2 0 R /Contents 6 0 R>>",
  STREAM,
  STREAM,
  "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
];

function pdf(objects: readonly string[]): Uint8Array {
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  const trailer = `trailer\n<</Size ${objects.length + 1} /Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, "latin1");
}

test("a compacted PDF reads the same and keeps equal streams once", async () => {
  const compacted = compactPdf(pdf(OBJECTS));
  expect(await builtText("pdf", compacted)).toBe("KepttextKepttext");
  expect(Buffer.from(compacted).toString("latin1").split("Kept text")).toHaveLength(2);
});

test("bytes without a cross-reference table are refused", () => {
  expect(() => compactPdf(Buffer.from("%PDF-1.5\n%%EOF\n"))).toThrow(SyntaxError);
});
