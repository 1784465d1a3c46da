import { type Block, type ReadResult, read, refused } from "../block.ts";
import { linesOf } from "../law-xml/lines.ts";
import { lawMetadata } from "../law-xml/metadata.ts";
import { lawPassages } from "../law-xml/passages.ts";
import { decode } from "./decode.ts";
import { childOf, descendantsOf, elementsIn, parseXml, type XmlElement, XmlUnfit } from "./xml.ts";

/** A law of e-Gov 法令検索, bare or in the answer of its API. The law's own marks say what is an article. */
export function readLawXml(bytes: Uint8Array, name: string): ReadResult {
  const text = decode(bytes);
  if (text === undefined) return refused("damaged");
  try {
    return readRoot(parseXml(text), name);
  } catch (cause) {
    if (cause instanceof XmlUnfit) return refused("damaged");
    throw cause;
  }
}

function readRoot(root: XmlElement, name: string): ReadResult {
  const law = descendantsOf(root, "Law")[0];
  const body = law === undefined ? undefined : childOf(law, "LawBody");
  if (law === undefined || body === undefined) return refused("unknown-xml");
  const { title, ...fields } = lawMetadata({ root, law, body, fileName: name });
  const passages = lawPassages(body).filter((passage) => passage.text !== "");
  const pictures = countNamed(body, "Fig");
  return read(title === null ? bodyBlocks(body) : [{ kind: "heading", level: 1, text: title }, ...bodyBlocks(body)], {
    title,
    frontMatter: fields,
    passages,
    warnings: pictures === 0 ? [] : [{ code: "pictures-not-read", detail: String(pictures) }],
  });
}

function bodyBlocks(body: XmlElement): readonly Block[] {
  return elementsIn(body)
    .filter(({ name }) => name !== "LawTitle" && name !== "TOC")
    .flatMap((part) => linesOf(part).map((text) => ({ kind: "paragraph", text }) as const));
}

function countNamed(element: XmlElement, name: string): number {
  return elementsIn(element).reduce((sum, child) => sum + countNamed(child, name), element.name === name ? 1 : 0);
}
