import { childOf, childrenOf, descendantsOf, parseXml, type XmlElement } from "../xml.ts";
import type { OfficePackage } from "./package.ts";
import { relationsOf } from "./relations.ts";
import { paragraphTexts } from "./slide-text.ts";

/** What lies on a sheet's cells, not in them. */
export type Drawing =
  | { readonly kind: "text"; readonly paragraphs: readonly string[] }
  | { readonly kind: "picture"; readonly bytes: Uint8Array; readonly alt: string };

const ANCHORS = ["xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor"];

/** Text boxes and pictures of each sheet, by the sheet's name, from top to bottom and left to right. */
export async function sheetDrawings(file: OfficePackage): Promise<ReadonlyMap<string, readonly Drawing[]>> {
  const book = (await relationsOf(file, "")).find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  if (!file.has(book)) return new Map();
  const targets = new Map((await relationsOf(file, book)).map(({ id, target }) => [id, target]));
  const drawings = new Map<string, readonly Drawing[]>();
  for (const sheet of childrenOf(childOf(parseXml(await file.text(book)), "s:workbook", "s:sheets"), "s:sheet")) {
    const part = targets.get(sheet.attributes["r:id"] ?? "");
    const drawing =
      part === undefined ? undefined : (await relationsOf(file, part)).find(({ type }) => type === "drawing");
    if (drawing !== undefined) drawings.set(sheet.attributes.name ?? "", await drawingsIn(file, drawing.target));
  }
  return drawings;
}

async function drawingsIn(file: OfficePackage, part: string): Promise<readonly Drawing[]> {
  const relations = await relationsOf(file, part);
  const root = childOf(parseXml(await file.text(part)), "xdr:wsDr");
  const anchors = ANCHORS.flatMap((name) => childrenOf(root, name)).sort((a, b) => placeOf(a) - placeOf(b));
  const drawings: Drawing[] = [];
  for (const anchor of anchors) {
    const paragraphs = descendantsOf(anchor, "xdr:txBody").flatMap(paragraphTexts);
    if (paragraphs.length > 0) drawings.push({ kind: "text", paragraphs });
    for (const picture of descendantsOf(anchor, "xdr:pic")) {
      const id = childOf(picture, "xdr:blipFill", "a:blip")?.attributes["r:embed"];
      const image = relations.find((relation) => relation.id === id)?.target;
      const alt = childOf(picture, "xdr:nvPicPr", "xdr:cNvPr")?.attributes.descr ?? "";
      // A damaged picture takes nothing else with it.
      const bytes = image === undefined ? undefined : await file.bytes(image).catch(() => undefined);
      if (bytes !== undefined) drawings.push({ kind: "picture", bytes, alt });
    }
  }
  return drawings;
}

/** Row before column. */
function placeOf(anchor: XmlElement): number {
  const number = (name: string) => Number(childOf(anchor, "xdr:from", name)?.children.join("") ?? 0) || 0;
  return number("xdr:row") * 100_000 + number("xdr:col");
}
