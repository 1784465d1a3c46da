import { crc32 } from "node:zlib";
import type { DrillFile } from "./drill-file.ts";
import { zlibZeros } from "./inflating.ts";
import { LAUGHS } from "./office-bombs.ts";

const MEGABYTE = 1024 * 1024;

/** PDF, images, markup and plain text that want more than they are. */
export function otherBombs(): readonly DrillFile[] {
  const zeros = zlibZeros(2_048);
  const text = (name: string, content: string) => ({ name, bytes: Buffer.from(content) });
  return [
    { name: "content.pdf", bytes: pdfOf(["<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"], zeros, "/FlateDecode") },
    {
      name: "objects.pdf",
      bytes: pdfOf(
        [`<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Deep ${"[".repeat(2_000_000)} >>`],
        zeros,
        "/FlateDecode",
      ),
    },
    // Pages that lead back to themselves, and say that they are a billion.
    {
      name: "pages.pdf",
      bytes: pdfOf(["<< /Type /Pages /Parent 2 0 R /Count 1000000000 /Kids [2 0 R 3 0 R] >>"], zeros, ""),
    },
    { name: "thirty-thousand-pixels.png", bytes: pngOf(30_000, zeros) },
    text("laughs.xml", `<?xml version="1.0"?>${LAUGHS}<x>&l9;</x>`),
    text("laughs.html", `${LAUGHS.replace("DOCTYPE x", "DOCTYPE html")}<html><body><p>&l9;</p></body></html>`),
    text("deep.html", `<html><body>${"<div>".repeat(1_000_000)}底`),
    text("brackets.md", `# 題\n\n${"[".repeat(MEGABYTE)}\n\n${">".repeat(MEGABYTE)}条\n`),
    text("articles.txt", "第1条　定める。\n".repeat(2 * MEGABYTE)),
  ];
}

function pdfOf(pages: readonly string[], stream: Uint8Array, filter: string): Uint8Array {
  const content = Buffer.concat([
    Buffer.from(`<< /Length ${stream.length}${filter === "" ? "" : ` /Filter ${filter}`} >>\nstream\n`),
    stream,
    Buffer.from("\nendstream"),
  ]);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    ...pages,
    content,
  ].map((object, at) =>
    Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]),
  );
  // Without a cross-reference table readers look for the objects themselves.
  return Buffer.concat([
    Buffer.from("%PDF-1.7\n"),
    ...objects,
    Buffer.from("trailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n"),
  ]);
}

function pngOf(pixels: number, data: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels, 0);
  header.writeUInt32BE(pixels, 4);
  header.set([8, 2], 8);
  const chunk = (type: string, body: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, checksum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", new Uint8Array())]);
}
