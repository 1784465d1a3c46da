import type { Refusal } from "../reasons.ts";
import { decode } from "./decode.ts";

type TextType = "markdown" | "text" | "html" | "csv" | "rtf" | "law-xml" | "recorder-json";

const BY_EXTENSION: Readonly<Record<string, TextType>> = {
  md: "markdown",
  markdown: "markdown",
  txt: "text",
  text: "text",
  html: "html",
  htm: "html",
  xhtml: "html",
  csv: "csv",
  tsv: "csv",
  // Whatever these hold: their readers tell what it is not.
  xml: "law-xml",
  json: "recorder-json",
};
/** Names of files that are not text: one that is, is not what it says. */
const BINARY_EXTENSIONS = new Set(
  "pdf doc docx docm dot dotx dotm xls xlsx xlsm xlsb xlt xltx xltm ppt pptx pptm pps ppsx potx odt ods odp png jpg jpeg tif tiff zip".split(
    " ",
  ),
);
/** Bytes in which a text shows what it is. */
const HEAD_LENGTH = 4096;
const XML_PREAMBLE = /^\s*(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s)*/u;

/** What a text is, by how it begins, and by its name where it begins like any other. */
export function textType(bytes: Uint8Array, name: string): TextType | Refusal["code"] {
  // 要綱（令和5.4.1）ends in no extension.
  const extension = /\.(?=\w*[a-z])(\w{1,10})$/iu.exec(name)?.[1]?.toLowerCase() ?? "";
  const head = headOf(bytes);
  if (head.startsWith("{\\rtf")) return "rtf";
  // Entities that multiply: no page and no law declares its own.
  if (/^\s*<[\s\S]*<!ENTITY/u.test(head)) return "expands-too-far";
  const markup = head.replace(XML_PREAMBLE, "");
  if (/^<(?:Law|DataRoot|law_data_response)[\s>]/u.test(markup)) return "law-xml";
  if (/^<(?:!doctype\s+html|html|head|body)[\s>]/iu.test(markup)) return "html";
  if (/^\s*\{/u.test(head) && isRecording(bytes)) return "recorder-json";
  const named = BY_EXTENSION[extension];
  if (named !== undefined) return named;
  if (BINARY_EXTENSIONS.has(extension)) return "damaged";
  return extension === "" && markup[0] !== "<" && isPlain(bytes) ? "text" : "unsupported-type";
}

/** ASCII as it is, whatever else as any character: enough to see what a text begins with. */
function headOf(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  const head = new TextDecoder(wide ?? "latin1").decode(bytes.subarray(0, HEAD_LENGTH));
  return head.replace(/^(?:\ufeff|ï»¿)/u, "");
}

function isPlain(bytes: Uint8Array): boolean {
  const text = decode(bytes);
  return text !== undefined && !/(?![\t\n\f\r])\p{Cc}/u.test(text);
}

/** An export of the Recorder of Chrome's DevTools: a title, and steps of which each has a type. */
function isRecording(bytes: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const steps = typeof value === "object" && value !== null && "title" in value && "steps" in value && value.steps;
    return (
      Array.isArray(steps) &&
      steps.every((step: unknown) => typeof step === "object" && step !== null && "type" in step)
    );
  } catch {
    return false;
  }
}
