import { beginsParagraph } from "../lines.ts";
import { childOf, childrenOf, type XmlElement } from "../xml.ts";
import { type WordParagraph, wordParagraphs } from "./word-paragraphs.ts";

/** Larger than the body by this factor is a heading. */
const LARGER = 1.15;
const LONGEST_HEADING = 40;
const LONGEST_TITLE = 60;
/** Paragraphs at the head of a document among which its title stands. */
const HEAD = 12;
/** Where more of them than this part look like headings, the look means something else. */
const MOST_HEADINGS = 0.4;
const USUAL_SIZE = 21;
/** A level of the outline that is said to be none. */
const NONE = -1;

const NAMED = /^(?:heading|見出し) ?([1-6])$/iu;
const TITLE = /^(?:title|表題)$/iu;
const ARTICLE = /^第[0-9０-９一二三四五六七八九十百]+条/u;
const DATED = /^[^。]{0,20}(?:年[^。]{1,8}月|第[0-9０-９]+号)[^。]{0,12}$/u;
const LIST = /^[・●○※①-⑳]|^(?:記|以\s*上)$/u;

interface WordStyle {
  readonly basedOn: string | null;
  /** As of a heading; `NONE` where it is said to be none, whatever it is based on; null where nothing is said. */
  readonly level: number | null;
  readonly bold: boolean | null;
  readonly size: number | null;
}

interface Look {
  readonly index: number;
  readonly text: string;
  readonly level: number | null;
  readonly bold: boolean;
  readonly size: number;
  readonly paragraph: WordParagraph;
}

/**
 * Levels of the headings by the place of their paragraph among all, 0 for the title, which may have several lines, 1 for the
 * outermost: those whose style derives from a heading or has a level of the outline, which mammoth does not see, and where no
 * style says so, those that only look like headings.
 */
export function wordHeadings(xml: string, styleSheet: XmlElement | undefined): ReadonlyMap<number, number> {
  const styles = stylesOf(styleSheet);
  const looks = wordParagraphs(xml)
    .map((paragraph, index) => lookOf(paragraph, index, styles))
    .filter(({ text, paragraph }) => text !== "" && !paragraph.deleted);
  const styled = looks.filter(({ level }) => level !== null);
  const body = bodySize(looks);
  const headings = new Map(styled.map(({ index, level }) => [index, level ?? 1]));
  const title = isTitled(styled)
    ? []
    : titleOf(styled[0] === undefined ? looks : looks.slice(0, looks.indexOf(styled[0])), body);
  for (const { index } of title) headings.set(index, 0);
  const isRule = looks.filter(({ text }) => ARTICLE.test(text)).length > 1;
  if (styled.length > 0 || isRule) return headings;
  for (const [index, level] of lookedLike(looks, body, title.at(-1))) headings.set(index, level);
  return headings;
}

/** Whether a style names the title; of several outermost headings, and of numbered ones, each begins a part. */
function isTitled(styled: readonly Look[]): boolean {
  const [first, ...others] = styled.filter(({ level }) => level !== null && level <= 1);
  return first !== undefined && (first.level === 0 || (others.length === 0 && !beginsParagraph(first.text)));
}

/** The lines of the title by its look: the largest ones at the head, else one in the middle. */
function titleOf(looks: readonly Look[], body: number): readonly Look[] {
  const head = looks.filter(({ paragraph }) => !paragraph.inTable).slice(0, HEAD);
  const possible = head.filter(
    ({ text }) => text.length <= LONGEST_TITLE && !/[。、]$/u.test(text) && !DATED.test(text) && !beginsParagraph(text),
  );
  const large = possible.filter(({ size }) => size >= body * LARGER).sort((a, b) => b.size - a.size)[0];
  if (large === undefined)
    return possible.filter(({ paragraph, text }) => paragraph.centered && text.length > 2).slice(0, 1);
  const from = looks.slice(looks.indexOf(large));
  const goesOn = (look: Look) =>
    look.size === large.size && look.paragraph.centered && large.paragraph.centered && possible.includes(look);
  const end = from.findIndex((look) => look !== large && !goesOn(look));
  return from.slice(0, end === -1 ? undefined : end);
}

function lookedLike(
  looks: readonly Look[],
  body: number,
  title: Look | undefined,
): readonly (readonly [number, number])[] {
  const found = looks.filter(
    ({ text, bold, size, paragraph, index }) =>
      (bold || size >= body * LARGER) &&
      index > (title?.index ?? -1) &&
      !paragraph.inTable &&
      text.length <= LONGEST_HEADING &&
      !/[。、]$/u.test(text) &&
      !LIST.test(text),
  );
  if (found.length > looks.length * MOST_HEADINGS) return [];
  const ranks = [...new Set(found.map(rankOf))].sort((a, b) => b - a);
  return found.map((look) => [look.index, Math.min(6, 2 + ranks.indexOf(rankOf(look)))]);
}

/** Larger is higher; of one size （１） stands below １. */
function rankOf({ size, text }: Look): number {
  return size - (/^[（(]/u.test(text) ? 0.5 : 0);
}

function lookOf(paragraph: WordParagraph, index: number, styles: ReadonlyMap<string, WordStyle>): Look {
  const chain = chainOf(paragraph.style, styles);
  const inherited = <Value>(of: (style: WordStyle) => Value | null) => chain.map(of).find((value) => value !== null);
  const written = paragraph.runs.filter(({ length }) => length > 0);
  const outline = paragraph.outline === null ? null : levelOfOutline(paragraph.outline);
  return {
    index,
    paragraph,
    text: paragraph.text.replace(/[　\s]+/gu, " ").trim(),
    level: headingLevel(outline ?? inherited(({ level }) => level) ?? NONE),
    bold: written.length > 0 && written.every((run) => run.bold ?? inherited(({ bold }) => bold) ?? false),
    size: Math.max(0, ...written.map((run) => run.size ?? inherited(({ size }) => size) ?? USUAL_SIZE)),
  };
}

/** The size of most of the text. */
function bodySize(looks: readonly Look[]): number {
  const weights = new Map<number, number>();
  for (const { size, text } of looks) weights.set(size, (weights.get(size) ?? 0) + text.length);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? USUAL_SIZE;
}

/** The style with those that it is based on, down to the document's defaults. */
function chainOf(name: string | null, styles: ReadonlyMap<string, WordStyle>): readonly WordStyle[] {
  const chain: WordStyle[] = [];
  let next = name ?? DEFAULT;
  while (chain.length < 20) {
    const style = styles.get(next);
    if (style === undefined) break;
    chain.push(style);
    next = style.basedOn ?? DEFAULTS;
  }
  return chain;
}

/** Names that no style can have. */
const DEFAULT = " default";
const DEFAULTS = " defaults";

function stylesOf(styleSheet: XmlElement | undefined): ReadonlyMap<string, WordStyle> {
  const root = childOf(styleSheet, "w:styles");
  const styles = new Map<string, WordStyle>();
  const defaults = childOf(root, "w:docDefaults", "w:rPrDefault", "w:rPr");
  styles.set(DEFAULTS, { basedOn: null, level: null, bold: null, size: sizeOf(defaults) });
  for (const style of childrenOf(root, "w:style")) {
    if (style.attributes["w:type"] !== "paragraph") continue;
    const properties = childOf(style, "w:rPr");
    const bold = childOf(properties, "w:b");
    const read: WordStyle = {
      basedOn: attributeOf(style, "w:basedOn"),
      level: levelOf(style),
      bold: bold === undefined ? null : !/^(?:0|false|off)$/u.test(bold.attributes["w:val"] ?? ""),
      size: sizeOf(properties),
    };
    styles.set(style.attributes["w:styleId"] ?? "", read);
    if (/^(?:1|true|on)$/u.test(style.attributes["w:default"] ?? "")) styles.set(DEFAULT, read);
  }
  return styles;
}

function levelOf(style: XmlElement): number | null {
  const name = attributeOf(style, "w:name") ?? "";
  if (TITLE.test(name)) return 0;
  const named = NAMED.exec(name)?.[1];
  if (named !== undefined) return Number(named);
  const outline = attributeOf(childOf(style, "w:pPr"), "w:outlineLvl");
  return outline === null ? null : levelOfOutline(Number(outline));
}

function levelOfOutline(outline: number): number {
  return outline > 5 ? NONE : outline + 1;
}

function headingLevel(level: number): number | null {
  return level === NONE ? null : level;
}

function sizeOf(properties: XmlElement | undefined): number | null {
  return Number(attributeOf(properties, "w:sz")) || null;
}

function attributeOf(parent: XmlElement | undefined, name: string): string | null {
  return childOf(parent, name)?.attributes["w:val"] ?? null;
}
