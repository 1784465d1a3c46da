import { deflateSync } from "node:zlib";

/** PDF texts are handled as Latin-1: one character is one byte. */
interface PdfObject {
  readonly number: number;
  readonly body: string;
  readonly hasStream: boolean;
}

const REFERENCE = /\b(\d+) 0 R\b/g;

/**
 * The same pages in about half the bytes: every glyph of a CFF typeface comes from Chromium as an object of its own, so
 * objects are packed into a compressed object stream (PDF 1.5, ISO 32000-1, 7.5.7 and 7.5.8) and equal streams kept once.
 * Understands only what Chromium writes: generation 0, direct lengths, a cross-reference table.
 */
export function compactPdf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  const objects = withoutTwins(objectsOf(text));
  const size = 1 + Math.max(...objects.map(({ number }) => number));
  const packed = objects.filter(({ hasStream }) => !hasStream);
  const container = { number: size, body: objectStream(packed), hasStream: true };
  const streams = [...objects.filter(({ hasStream }) => hasStream), container];

  const entries = new Map<number, readonly number[]>(packed.map(({ number }, at) => [number, [2, size, at]]));
  const header = "%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n";
  const parts = [header];
  let offset = header.length;
  for (const { number, body } of streams) {
    const part = `${number} 0 obj\n${body}\nendobj\n`;
    entries.set(number, [1, offset, 0]);
    parts.push(part);
    offset += part.length;
  }
  entries.set(size + 1, [1, offset, 0]);
  const index = crossReferences(entries, size + 2, rootsOf(text));
  parts.push(`${size + 1} 0 obj\n${index}\nendobj\nstartxref\n${offset}\n%%EOF\n`);
  return Buffer.from(parts.join(""), "latin1");
}

function objectsOf(text: string): PdfObject[] {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const table = /^xref\s+0 \d+\s+((?:\d{10} \d{5} [fn]\s{1,2})+)/.exec(text.slice(start))?.[1];
  if (table === undefined) throw new SyntaxError("no cross-reference table");
  const offsets = [...table.matchAll(/(\d{10}) \d{5} n/g)].map((match) => Number(match[1])).sort((a, b) => a - b);
  return offsets.map((offset, at) => parseObject(text.slice(offset, offsets[at + 1] ?? start)));
}

function parseObject(text: string): PdfObject {
  const [, number, body] = /^(\d+) 0 obj\s(.*)\sendobj\s*$/s.exec(text) ?? [];
  if (number === undefined || body === undefined) throw new SyntaxError(`not an object: ${text.slice(0, 40)}`);
  return { number: Number(number), body, hasStream: body.endsWith("endstream") };
}

function withoutTwins(objects: readonly PdfObject[]): PdfObject[] {
  const firsts = new Map<string, number>();
  const replaced = new Map<number, number>();
  for (const { number, body, hasStream } of objects) {
    const first = hasStream ? firsts.get(body) : undefined;
    if (first !== undefined) replaced.set(number, first);
    else firsts.set(body, number);
  }
  const kept = objects.filter(({ number }) => !replaced.has(number));
  return kept.map((object) => (object.hasStream ? object : { ...object, body: redirected(object.body, replaced) }));
}

function redirected(body: string, replaced: ReadonlyMap<number, number>): string {
  return body.replace(REFERENCE, (_, number: string) => `${replaced.get(Number(number)) ?? number} 0 R`);
}

function objectStream(objects: readonly PdfObject[]): string {
  const bodies = objects.map(({ body }) => `${body}\n`);
  const positions: number[] = [];
  let position = 0;
  for (const body of bodies) {
    positions.push(position);
    position += body.length;
  }
  const directory = `${objects.map(({ number }, at) => `${number} ${positions[at]}`).join(" ")}\n`;
  const data = Buffer.from(directory + bodies.join(""), "latin1");
  return stream(`/Type /ObjStm /N ${objects.length} /First ${directory.length}`, data);
}

/** Entries of 1 byte for the kind, 4 for the offset or container, 2 for the position in it. */
function crossReferences(entries: ReadonlyMap<number, readonly number[]>, size: number, roots: string): string {
  const data = Buffer.alloc(size * 7);
  for (const [number, [kind = 0, place = 0, position = 0]] of entries) {
    data.writeUInt8(kind, number * 7);
    data.writeUInt32BE(place, number * 7 + 1);
    data.writeUInt16BE(position, number * 7 + 5);
  }
  return stream(`/Type /XRef /Size ${size} /W [1 4 2] ${roots}`, data);
}

function rootsOf(text: string): string {
  const trailer = text.slice(text.lastIndexOf("trailer"));
  return [...trailer.matchAll(/\/(?:Root|Info) \d+ 0 R/g)].map(([entry]) => entry).join(" ");
}

function stream(entries: string, data: Buffer): string {
  const packed = deflateSync(data, { level: 9 }).toString("latin1");
  return `<<${entries} /Filter /FlateDecode /Length ${packed.length}>> stream\n${packed}\nendstream`;
}
