import { type Block, type Picture, type ReadResult, read, refused } from "../block.ts";
import type { Warning } from "../reasons.ts";
import { type OfficePackage, openPackage, PackageTooLarge } from "./office/package.ts";
import { createPictureAlbum, type PictureAlbum } from "./office/pictures.ts";
import { type Relation, relationsOf } from "./office/relations.ts";
import { lineText, paragraphBlocks, type ShapeRole } from "./office/slide-text.ts";
import { fillMerged, tableOf } from "./table.ts";
import { childOf, childrenOf, descendantsOf, parseXml, type XmlElement } from "./xml.ts";

/** What the layout puts on every slide says nothing about this one. */
const FURNITURE = new Set(["dt", "ftr", "sldNum", "hdr", "sldImg"]);
/** Heading of a slide without a title. */
const STANDS_IN = /^スライド\d+$/u;
const TITLES = new Set(["title", "ctrTitle"]);

/** Slides in their order, each slide a page: its title, its shapes as they are stacked, tables, diagrams, and the speaker's notes. */
export async function readPptx(bytes: Uint8Array): Promise<ReadResult> {
  try {
    const file = await openPackage(bytes);
    const album = createPictureAlbum();
    const blocks: Block[] = [];
    const pictures: Picture[] = [];
    const hidden: number[] = [];
    for (const [index, part] of (await slideParts(file)).entries()) {
      const slide = childOf(parseXml(await file.text(part)), "p:sld");
      if (slide?.attributes.show === "0") hidden.push(index + 1);
      else
        await readSlide({
          file,
          slide,
          relations: await relationsOf(file, part),
          page: index + 1,
          album,
          blocks,
          pictures,
        });
    }
    const title = blocks.find((block) => block.kind === "heading");
    return read(blocks, {
      title: title === undefined || STANDS_IN.test(title.text) ? null : title.text,
      pictures,
      warnings: warningsOf(hidden, album),
    });
  } catch (cause) {
    return refused(cause instanceof PackageTooLarge ? "expands-too-far" : "damaged");
  }
}

function warningsOf(hidden: readonly number[], album: PictureAlbum): readonly Warning[] {
  return [
    ...(hidden.length === 0
      ? []
      : [{ code: "hidden-left-out" as const, detail: hidden.map((page) => `スライド${page}`).join("、") }]),
    ...(album.leftOut() === 0 ? [] : [{ code: "pictures-left-out" as const, detail: String(album.leftOut()) }]),
  ];
}

async function slideParts(file: OfficePackage): Promise<readonly string[]> {
  const [main] = (await relationsOf(file, "")).filter(({ type }) => type === "officeDocument");
  const part = main?.target ?? "ppt/presentation.xml";
  const targets = new Map((await relationsOf(file, part)).map(({ id, target }) => [id, target]));
  const list = childOf(parseXml(await file.text(part)), "p:presentation", "p:sldIdLst");
  return childrenOf(list, "p:sldId").flatMap(({ attributes }) => targets.get(attributes["r:id"] ?? "") ?? []);
}

interface Slide {
  readonly file: OfficePackage;
  readonly slide: XmlElement | undefined;
  readonly relations: readonly Relation[];
  readonly page: number;
  readonly album: PictureAlbum;
  readonly blocks: Block[];
  readonly pictures: Picture[];
}

async function readSlide(slide: Slide): Promise<void> {
  const { file, relations, page, blocks, pictures } = slide;
  const shapes = shapesOf(childOf(slide.slide, "p:cSld", "p:spTree"));
  const isTitle = (shape: XmlElement) => TITLES.has(placeholderOf(shape) ?? "");
  const title = shapes.find((shape) => isTitle(shape) && lineText(childOf(shape, "p:txBody")) !== "");
  if (title !== undefined) {
    const level = placeholderOf(title) === "ctrTitle" && page === 1 ? 1 : 2;
    blocks.push({ kind: "heading", level, text: lineText(childOf(title, "p:txBody")), page });
  }
  // Without a title of its own a slide would go on with the one before.
  const standsIn = title === undefined && page > 1;
  if (standsIn) blocks.push({ kind: "heading", level: 2, text: `スライド${page}`, page });
  const begun = blocks.length + pictures.length;
  for (const shape of shapes) if (shape !== title) await readShape(shape, slide);
  if (standsIn && blocks.length + pictures.length === begun) blocks.pop();
  const notes = relations.find(({ type }) => type === "notesSlide");
  if (notes === undefined) return;
  const tree = childOf(parseXml(await file.text(notes.target)), "p:notes", "p:cSld", "p:spTree");
  const spoken = shapesOf(tree)
    .filter((shape) => placeholderOf(shape) === "body")
    .flatMap((shape) => paragraphBlocks(childOf(shape, "p:txBody"), "box", page));
  if (spoken.length > 0) blocks.push({ kind: "heading", level: 3, text: "ノート", page }, ...spoken);
}

async function readShape(shape: XmlElement, { file, relations, page, album, blocks, pictures }: Slide): Promise<void> {
  const target = (id: string | undefined) => relations.find((relation) => relation.id === id)?.target;
  if (shape.name === "p:sp") blocks.push(...paragraphBlocks(childOf(shape, "p:txBody"), roleOf(shape), page));
  if (shape.name === "p:pic") {
    const part = target(childOf(shape, "p:blipFill", "a:blip")?.attributes["r:embed"]);
    const alt = childOf(shape, "p:nvPicPr", "p:cNvPr")?.attributes.descr ?? "";
    // A damaged picture takes nothing else with it.
    const bytes = part === undefined ? undefined : await file.bytes(part).catch(() => undefined);
    const number = bytes === undefined ? undefined : album.add(bytes, alt);
    const picture = number === undefined ? undefined : album.taken()[number];
    if (picture !== undefined) pictures.push({ ...picture, after: blocks.length - 1 });
  }
  if (shape.name !== "p:graphicFrame") return;
  const data = childOf(shape, "a:graphic", "a:graphicData");
  const grid = childOf(data, "a:tbl");
  const table = grid === undefined ? undefined : tableOf(...gridOf(grid));
  if (table !== undefined) blocks.push({ ...table, page });
  const diagram = data?.children.find((child) => typeof child !== "string" && child.attributes["r:dm"] !== undefined);
  const part = typeof diagram === "string" ? undefined : target(diagram?.attributes["r:dm"]);
  if (part === undefined) return;
  for (const body of descendantsOf(parseXml(await file.text(part)), "dgm:t"))
    blocks.push(...paragraphBlocks(body, "body", page));
}

/** Shapes without their groups, and the readable one of alternatives. */
function shapesOf(tree: XmlElement | undefined): readonly XmlElement[] {
  return (tree?.children ?? []).flatMap((child): readonly XmlElement[] => {
    if (typeof child === "string") return [];
    if (child.name === "p:grpSp") return shapesOf(child);
    if (child.name === "mc:AlternateContent") {
      const chosen = shapesOf(childOf(child, "mc:Choice"));
      return chosen.length > 0 ? chosen : shapesOf(childOf(child, "mc:Fallback"));
    }
    const kept = ["p:sp", "p:pic", "p:graphicFrame"].includes(child.name) && !FURNITURE.has(placeholderOf(child) ?? "");
    return kept ? [child] : [];
  });
}

/** The kind of the place in the layout that a shape fills; `body` where the layout gives it none. */
function placeholderOf(shape: XmlElement): string | undefined {
  const place = childOf(shape, "p:nvSpPr", "p:nvPr", "p:ph");
  return place === undefined ? undefined : (place.attributes.type ?? "body");
}

function roleOf(shape: XmlElement): ShapeRole {
  const place = placeholderOf(shape);
  return place === "body" || place === "obj" ? "body" : "box";
}

function gridOf(table: XmlElement): [readonly (readonly string[])[], number] {
  const rows = childrenOf(table, "a:tr").map((row) =>
    childrenOf(row, "a:tc")
      .filter(({ attributes }) => attributes.hMerge !== "1" && attributes.vMerge !== "1")
      .map((cell) => ({
        text: lineText(childOf(cell, "a:txBody")),
        columns: spanOf(cell.attributes.gridSpan),
        rows: spanOf(cell.attributes.rowSpan),
      })),
  );
  return [fillMerged(rows), childOf(table, "a:tblPr")?.attributes.firstRow === "1" ? 1 : 0];
}

function spanOf(value: string | undefined): number {
  return Math.min(100, Math.max(1, Number(value ?? 1) || 1));
}
