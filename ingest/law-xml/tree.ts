import { SaxesParser } from "saxes";

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Far beyond what the law schema nests (about thirty), far below what a recursive reader can bear. */
const DEEPEST = 100;

/**
 * The root element of an XML text.
 * @throws XmlUnfit where it is not well-formed, nests deeper than any law, or brings a DOCTYPE: entities are never resolved
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser();
  const top: XmlNode[] = [];
  const open: { readonly element: XmlElement; readonly children: XmlNode[] }[] = [];
  const place = (node: XmlNode) => (open.at(-1)?.children ?? top).push(node);
  parser.on("doctype", () => {
    throw new XmlUnfit("it declares a DOCTYPE");
  });
  parser.on("error", (cause) => {
    throw new XmlUnfit("it is not well-formed", { cause });
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length >= DEEPEST) throw new XmlUnfit("it is nested too deeply");
    const children: XmlNode[] = [];
    open.push({ element: { name, attributes, children }, children });
  });
  parser.on("text", place);
  parser.on("cdata", place);
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined) place(closed.element);
  });
  parser.write(text).close();
  const root = top.find((node) => typeof node !== "string");
  if (root === undefined || typeof root === "string") throw new XmlUnfit("it has no root");
  return root;
}

/** The text cannot be read as a law; its message says why. */
export class XmlUnfit extends Error {
  override readonly name = "XmlUnfit";
}

export function elementsIn(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((node) => typeof node !== "string");
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return elementsIn(element).find((child) => child.name === name);
}

/** The first element of that name, the element itself included, in document order. */
export function firstNamed(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of elementsIn(element)) {
    const found = firstNamed(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
