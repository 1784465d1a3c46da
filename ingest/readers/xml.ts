import { SaxesParser, type SaxesTagNS } from "saxes";

/** Usual prefixes of the namespaces, in their transitional and strict form (ECMA-376); what is not here keeps its own. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
  "http://purl.oclc.org/ooxml/presentationml/main": "p",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s",
  "http://purl.oclc.org/ooxml/spreadsheetml/main": "s",
  "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
  "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing": "xdr",
  "http://schemas.openxmlformats.org/package/2006/relationships": "",
};
const DEEPEST = 256;
const MOST_ELEMENTS = 2_000_000;

export interface XmlElement {
  /** With the usual prefix of its namespace: `w:p`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, tag: SaxesTagNS) => void;
  readonly close: (name: string, tag: SaxesTagNS) => void;
  readonly text: (text: string) => void;
}

/**
 * Reads XML event by event. Nothing that is read here has a DOCTYPE, and no entity is ever resolved.
 * @throws XmlUnfit on what is not well formed, declares a DOCTYPE, or is too deep or too much
 */
export function scanXml(xml: string, { open, close, text }: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let count = 0;
  parser.on("error", (cause) => {
    throw new XmlUnfit("is not well formed", { cause });
  });
  parser.on("doctype", () => {
    throw new XmlUnfit("declares a DOCTYPE");
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    count += 1;
    if (depth > DEEPEST || count > MOST_ELEMENTS) throw new XmlUnfit("is nested too deep or has too many elements");
    open(usualName(tag), attributesOf(tag), tag);
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    close(usualName(tag), tag);
  });
  parser.on("text", text);
  parser.on("cdata", text);
  parser.write(xml.replace(/^\ufeff/u, "")).close();
}

/** The whole of a small part as a tree. @throws as `scanXml` */
export function parseXml(xml: string): XmlElement {
  const root: { name: string; attributes: Readonly<Record<string, string>>; children: (XmlElement | string)[] } = {
    name: "",
    attributes: {},
    children: [],
  };
  const open = [root];
  scanXml(xml, {
    open: (name, attributes) => {
      const element = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => open.pop(),
    text: (text) => open.at(-1)?.children.push(text),
  });
  return root;
}

/** The element's own children that are elements. */
export function elementsIn({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child) => typeof child !== "string");
}

/** The element's own children of the name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element === undefined ? [] : elementsIn(element).filter((child) => child.name === name);
}

export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((found, name) => childrenOf(found, name)[0], element);
}

/** Every element of the name below, in document order. */
export function descendantsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsIn(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

export class XmlUnfit extends Error {
  override readonly name = "XmlUnfit";
  constructor(what: string, options?: ErrorOptions) {
    super(`The XML ${what}.`, options);
  }
}

function usualName(tag: SaxesTagNS): string {
  const prefix = PREFIXES[tag.uri];
  if (prefix === undefined) return tag.name;
  return prefix === "" ? tag.local : `${prefix}:${tag.local}`;
}

function attributesOf(tag: SaxesTagNS): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.values(tag.attributes).map(({ name, local, uri, value }) => {
      const prefix = PREFIXES[uri];
      return [prefix === undefined ? name : `${prefix}:${local}`, value];
    }),
  );
}
