import { inflate } from "../archive/inflate.ts";
import { type OpenZip, openZip } from "../archive/open-zip.ts";
import type { Refusal } from "../reasons.ts";

type ContainerType = "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "zip";

/** Main parts by their content types, of documents, templates, shows, and each with macros. ECMA-376-1, 11.3.10, 12.3.23, 13.3.6. */
const MAIN_PARTS: readonly (readonly [RegExp, ContainerType])[] = [
  [/wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.\w+\.macroEnabled(?:Template)?\.main\+xml/iu, "docx"],
  [/spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.[\w.]*macroEnabled\.main(?:\+xml)?/iu, "xlsx"],
  [
    /presentationml\.(?:presentation|template|slideshow)\.main\+xml|ms-powerpoint\.\w+\.macroEnabled\.main\+xml/iu,
    "pptx",
  ],
];
/** ODF 1.3 part 2, 2.2.4: the first entry says what the document is. */
const OPEN_DOCUMENTS: Readonly<Record<string, ContainerType>> = {
  text: "odt",
  spreadsheet: "ods",
  presentation: "odp",
};
const MOST_ENTRIES = 20_000;
const LONGEST_PART = 1024 * 1024;

/** What a ZIP archive is: an Office document by the types of its parts, an OpenDocument by its own word, else an archive. */
export async function containerType(bytes: Uint8Array): Promise<ContainerType | Refusal["code"]> {
  const opened = await openZip(bytes, MOST_ENTRIES);
  if (opened === undefined) return "damaged";
  const types = await textOf(opened, "[Content_Types].xml");
  if (types === "") return "damaged";
  if (types !== undefined) return MAIN_PARTS.find(([pattern]) => pattern.test(types))?.[1] ?? "unsupported-type";
  const mimetype = await textOf(opened, "mimetype");
  const [, kind] = /^application\/vnd\.oasis\.opendocument\.(\w+)/u.exec(mimetype ?? "") ?? [];
  if (kind !== undefined) return OPEN_DOCUMENTS[kind] ?? "unsupported-type";
  if (mimetype !== undefined) return "unsupported-type";
  return opened.rest === "damaged" ? "damaged" : "zip";
}

/** @returns undefined where there is no such part, and nothing where it cannot be read */
async function textOf({ zip, entries }: OpenZip, name: string): Promise<string | undefined> {
  const entry = entries.find(({ fileNameRaw }) => fileNameRaw.toString("latin1") === name);
  if (entry === undefined) return undefined;
  if (!entry.canDecodeFileData()) return "";
  const part = await inflate(zip, entry, LONGEST_PART);
  return part.kind === "whole" ? new TextDecoder().decode(part.bytes) : "";
}
