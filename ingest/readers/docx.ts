import { z } from "zod";
import { type ReadResult, refused } from "../block.ts";
import { readHtmlText } from "./html.ts";
import { PICTURE_SOURCE, settleMarks, withPictureMarks } from "./office/marks.ts";
import { type Counter, createCounter } from "./office/numbering.ts";
import { type OfficePackage, openPackage, PackageTooLarge } from "./office/package.ts";
import { createPictureAlbum, type PictureAlbum } from "./office/pictures.ts";
import { rewriteBody } from "./office/word-body.ts";
import { parseXml, type XmlElement } from "./xml.ts";

type Mammoth = typeof import("mammoth");

const STYLE_MAP = ["p[style-name='Title'] => h1:fresh", "p[style-name='表題'] => h1:fresh"];
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
    const input = { arrayBuffer: new ArrayBuffer(0), file: await wordFile(file) };
    const { value } = await mammoth.convertToHtml(input, {
      styleMap: STYLE_MAP,
      convertImage: convertImage(mammoth, album),
    });
    return settleMarks(readHtmlText(withPictureMarks(notesAsParagraphs(value))), album);
  } catch (cause) {
    return refused(cause instanceof PackageTooLarge ? "expands-too-far" : "damaged");
  }
}

interface WordFile {
  readonly exists: (name: string) => boolean;
  readonly read: (name: string, encoding?: string) => Promise<Uint8Array | string>;
}

async function wordFile(file: OfficePackage): Promise<WordFile> {
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
      return rewriteBody(text, counter);
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

/** mammoth sets footnotes and endnotes as one list at the end, each with a link back to where it is called. */
function notesAsParagraphs(html: string): string {
  let number = 0;
  return html
    .replace(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/gu, "")
    .replace(/<ol>(?=<li id="(?:foot|end)note-)/gu, "")
    .replace(/<li id="(?:foot|end)note-[^"]*">(<p>)?/gu, () => {
      number += 1;
      return `<p>[${number}] `;
    });
}
