import { read, utils } from "@e965/xlsx";
import { load } from "cheerio";
import mammoth from "mammoth";
import { PDFParse } from "pdf-parse";
import type { Format } from "./source.ts";

/** What stands in the page margins of a printed sample: its running mark and `- 3 -`. */
const RUNNING_LINES = /^(?:架空の星見県の見本|- ?\d+ ?-)$/gm;

/**
 * A PDF's text names each glyph by the lowest code point that Noto gives it: radicals for ideographs, a figure dash for an en
 * dash. NFKC undoes that for most radicals; these it leaves alone.
 */
const RADICALS: Readonly<Record<string, string>> = {
  "\u2ea0": "民",
  "\u2ec4": "西",
  "\u2ed1": "長",
  "\u2ed8": "青",
  "\u2ee9": "黄",
};

/** All text of a built file as `comparable` gives it, for asking whether something stands in it. */
export async function builtText(format: Format, bytes: Uint8Array): Promise<string> {
  return comparable(await rawText(format, bytes));
}

/** Normalised (NFKC, one kind of dash) and without white space. */
export function comparable(text: string): string {
  return unified(text).replace(/\s/g, "");
}

function unified(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2e80-\u2eff]/g, (radical) => RADICALS[radical] ?? radical)
    .replace(/[\u2010-\u2015]/g, "-");
}

async function rawText(format: Format, bytes: Uint8Array): Promise<string> {
  switch (format) {
    case "docx":
      return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
    case "pdf":
      return pdfText(bytes);
    case "xlsx": {
      const workbook = read(bytes);
      return Object.values(workbook.Sheets)
        .map((sheet) => utils.sheet_to_txt(sheet).replaceAll('"', ""))
        .join("\n");
    }
    case "html":
      return load(Buffer.from(bytes).toString("utf8"))("main").text();
    case "txt":
      return Buffer.from(bytes).toString("utf8");
  }
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const parser = new PDFParse({ data: Uint8Array.from(bytes) });
  try {
    const { text } = await parser.getText({ pageJoiner: "" });
    return unified(text).replace(RUNNING_LINES, "");
  } finally {
    await parser.destroy();
  }
}
