import { z } from "zod";
import { type ReadResult, refused } from "../block.ts";
import type { Warning } from "../reasons.ts";
import { readHtmlText } from "./html.ts";
import { PICTURE_SOURCE, settleMarks, withPictureMarks } from "./office/marks.ts";
import { type Counter, createCounter } from "./office/numbering.ts";
import { type OfficePackage, openPackage, PackageTooLarge } from "./office/package.ts";
import { createPictureAlbum, type PictureAlbum } from "./office/pictures.ts";
import { rewriteBody, TITLE_STYLE } from "./office/word-body.ts";
import { wordHeadings } from "./office/word-headings.ts";
import { withNotesPlaced } from "./office/word-notes.ts";
import { parseXml, type XmlElement } from "./xml.ts";

type Mammoth = typeof import("mammoth");

/** The lines of a title are one. */
const STYLE_MAP = [`p.${TITLE_STYLE} => h1:separator(' ')`];
const ALT = z.object({ altText: z.string() });
const NUMBERING = /(?:^|\/)numbering\d*\.xml$/iu;
const BODIES = /(?:^|\/)(?:document|footnotes|endnotes)\d*\.xml$/iu;

/** Word files: mammoth tells styles, tables, notes and changes; numbers, ruby and pictures are supplied to it and taken from it. */
export async function readDocx(bytes: Uint8Array): Promise<ReadResult> {
  const { default: mammoth } = await import("mammoth");
  try {
    const file = await openPackage(bytes);
    const album = createPictureAlbum();
    // mammoth takes an opened file as well, so that parts are unpacked within bounds and rewritten on their way.
    let hides = false;
    const onHidden = () => {
      hides = true;
    };
    const input = { arrayBuffer: new ArrayBuffer(0), file: await wordFile(file, onHidden) };
    const { value } = await mammoth.convertToHtml(input, {
      styleMap: STYLE_MAP,
      convertImage: convertImage(mammoth, album),
    });
    const result = settleMarks(readHtmlText(withPictureMarks(withNotesPlaced(value))), album);
    return hides ? withWarning(result, { code: "hidden-left-out", detail: "隠し文字" }) : result;
  } catch (cause) {
    return refused(cause instanceof PackageTooLarge ? "expands-too-far" : "damaged");
  }
}

interface WordFile {
  readonly exists: (name: string) => boolean;
  readonly read: (name: string, encoding?: string) => Promise<Uint8Array | string>;
}

async function wordFile(file: OfficePackage, onHidden: () => void): Promise<WordFile> {
  const part = async (pattern: RegExp): Promise<XmlElement | undefined> => {
    const name = file.names.find((each) => pattern.test(each));
    return name === undefined ? undefined : parseXml(await file.text(name));
  };
  const numbering = await part(NUMBERING);
  const styles = await part(/(?:^|\/)styles\d*\.xml$/iu);
  const counters = new Map<string, Counter>();
  return {
    // Without its numbering mammoth makes no lists: the numbers stand in the text already.
    exists: (name) => file.has(name) && !NUMBERING.test(name),
    read: async (name, encoding) => {
      if (encoding === "base64") return Buffer.from(await file.bytes(name)).toString("base64");
      if (encoding === undefined) return file.bytes(name);
      const text = await file.text(name);
      if (!BODIES.test(name)) return text;
      const counter = counters.get(name) ?? createCounter(numbering, styles);
      counters.set(name, counter);
      const headings = isDocument(name) ? wordHeadings(text, styles) : undefined;
      return rewriteBody(text, { count: counter, onHidden, ...(headings === undefined ? {} : { headings }) });
    },
  };
}

function convertImage({ images }: Mammoth, album: PictureAlbum) {
  return images.imgElement(async (image) => {
    const bytes = await image.readAsBuffer().catch(() => undefined);
    const number = bytes === undefined ? undefined : album.add(bytes, ALT.safeParse(image).data?.altText ?? "");
    return { src: number === undefined ? "" : `${PICTURE_SOURCE}${number}` };
  });
}

function isDocument(name: string): boolean {
  return /(?:^|\/)document\d*\.xml$/iu.test(name);
}

function withWarning(result: ReadResult, warning: Warning): ReadResult {
  if (result.kind === "refused") return result;
  return { kind: "read", reading: { ...result.reading, warnings: [...result.reading.warnings, warning] } };
}
