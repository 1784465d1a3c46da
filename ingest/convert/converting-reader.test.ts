import { expect, test } from "vitest";
import { read, refused } from "../block.ts";
import { bytesOf, readingOf, sketch } from "../fixtures.ts";
import { type ConvertingReaderOptions, createConvertingReader } from "./converting-reader.ts";

const PDF = bytesOf("%PDF-1.4");
const paragraph = (text: string, page: number) => ({ kind: "paragraph" as const, text, page });

/** A reader whose outer programs do nothing unless the test says otherwise. */
function readerOf(more: Partial<ConvertingReaderOptions>) {
  const nothing = async () => refused("no-text");
  return createConvertingReader({
    read: nothing,
    convert: async () => ({ kind: "refused", reason: { code: "damaged", detail: "" } }),
    recognise: { image: async () => NO_TEXT, pages: async () => NO_TEXT },
    ...more,
  });
}
const NO_TEXT = { kind: "refused", reason: { code: "no-text", detail: "" } } as const;

test("reads an old file as what it is converted to", async () => {
  const names: string[] = [];
  const reader = readerOf({
    read: async (_, name) => {
      names.push(name);
      return name.endsWith(".docx") ? read([paragraph("本文", 1)]) : refused("legacy-office", "doc");
    },
    convert: async (_, type) => ({ kind: "converted", bytes: bytesOf(type), type: "docx" }),
  });
  expect(readingOf(await reader(PDF, "規程.doc")).blocks).toHaveLength(1);
  expect(names).toEqual(["規程.doc", "規程.doc.docx"]);
});

test("puts recognised pages in their place, and says how sure they are", async () => {
  const warnings = [{ code: "scanned-pages", detail: "2-3, 5" }] as const;
  const asked: (readonly number[])[] = [];
  const told: string[] = [];
  const reader = readerOf({
    read: async () => read([paragraph("一", 1), paragraph("四", 4)], { warnings }),
    recognise: {
      image: async () => NO_TEXT,
      pages: async (_, pages, onPages) => {
        asked.push(pages);
        onPages?.(1, pages.length);
        return { kind: "recognised", blocks: [paragraph("二", 2)], confidence: 87.4, unread: [3], unfinished: [5] };
      },
    },
  });
  const reading = readingOf(await reader(PDF, "a.pdf", (done, total) => void told.push(`${done}/${total}`)));
  expect(told).toEqual(["1/3"]);
  expect(sketch(reading.blocks)).toEqual(["一", "二", "四"]);
  expect(asked).toEqual([[2, 3, 5]]);
  expect(reading.warnings).toEqual([
    { code: "recognised-text", detail: "87" },
    { code: "pages-without-text", detail: "3" },
    { code: "recognition-unfinished", detail: "5" },
  ]);
});

test("takes no stain at the head of a page for a title", async () => {
  const titled = async (first: string) => {
    const pages = async () =>
      ({ kind: "recognised", blocks: [paragraph(first, 1)], confidence: 90, unread: [], unfinished: [] }) as const;
    const reader = readerOf({
      read: async () => refused("scanned", "1"),
      recognise: { image: async () => NO_TEXT, pages },
    });
    return readingOf(await reader(PDF, "a.pdf")).title;
  };
  expect(await titled("事務引継規程")).toBe("事務引継規程");
  expect(await titled("|")).toBeNull();
  expect(await titled("II UI")).toBeNull();
});

test("reads a document whose other pages are images where no program reads these, and says so", async () => {
  const warnings = [{ code: "scanned-pages", detail: "2" }] as const;
  const pages = async () => ({ kind: "refused", reason: { code: "scanned", detail: "2" } }) as const;
  const reader = readerOf({
    read: async () => read([paragraph("一", 1)], { warnings }),
    recognise: { image: pages, pages },
  });
  expect(readingOf(await reader(PDF, "a.pdf")).warnings).toEqual(warnings);
});

test("keeps the image beside the text recognised in it", async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]);
  const image = async () =>
    ({ kind: "recognised", blocks: [paragraph("表題", 1)], confidence: 90, unread: [], unfinished: [] }) as const;
  const reader = readerOf({ read: async () => refused("scanned", "1"), recognise: { image, pages: image } });
  const reading = readingOf(await reader(png, "a.png"));
  expect(reading.title).toBe("表題");
  expect(reading.pictures).toMatchObject([{ mediaType: "image/png", after: -1 }]);
});
