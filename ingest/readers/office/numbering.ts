import { childOf, childrenOf, type XmlElement } from "../xml.ts";
import { formatNumber } from "./number-format.ts";

/** What stands before a numbered paragraph. */
export interface Label {
  readonly text: string;
  /** From 0. */
  readonly level: number;
}

/** Where a paragraph says that it is numbered; null where it says nothing. */
interface NumberedParagraph {
  readonly style: string | null;
  readonly numId: string | null;
  readonly level: number | null;
}

/** Counts the numbered paragraphs of a document, in document order. */
export type Counter = (paragraph: NumberedParagraph) => Label | undefined;

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1条`: each `%n` is the number of level n, from 1. */
  readonly text: string;
  readonly legal: boolean;
  readonly style: string | null;
}

interface List {
  readonly levels: ReadonlyMap<number, Level>;
  /** The numbering style that holds the levels in its place. */
  readonly link: string | null;
}

interface Numbered {
  readonly list: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

interface Style {
  readonly basedOn: string | null;
  readonly numId: string | null;
  readonly level: number | null;
}

const BULLET_SIGNS = /[\u25cf\u25cb\u25a0\u25a1\u25c6\u25c7\u203b\u30fb\u2022\u2013\u2014-]/u;

/**
 * Numbers as Word shows them, from `numbering.xml` and `styles.xml` (ECMA-376 part 1, 17.9): mammoth knows only whether a list
 * is ordered, so 第1条 set by Word would be lost.
 */
export function createCounter(numbering: XmlElement | undefined, styleSheet: XmlElement | undefined): Counter {
  const styles = stylesOf(styleSheet);
  const lists = listsOf(childOf(numbering, "w:numbering"));
  const numbered = numberedOf(childOf(numbering, "w:numbering"));
  const counts = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();

  const listOf = (
    numId: string,
    seen: readonly string[] = [],
  ): { readonly id: string; readonly list: List } | undefined => {
    const id = numbered.get(numId)?.list;
    const list = id === undefined ? undefined : lists.get(id);
    if (id === undefined || list === undefined || seen.includes(numId)) return undefined;
    const linked = list.link === null ? null : styles.get(list.link)?.numId;
    return linked ? listOf(linked, [...seen, numId]) : { id, list };
  };

  return (paragraph) => {
    const inherited = inheritedFrom(paragraph.style, styles);
    const numId = paragraph.numId ?? inherited?.numId ?? null;
    if (numId === null || numId === "0") return undefined;
    const found = listOf(numId);
    if (found === undefined) return undefined;
    const byStyle = [...found.list.levels].find(([, { style }]) => style !== null && style === paragraph.style)?.[0];
    const depth = paragraph.level ?? byStyle ?? inherited?.level ?? 0;
    const own = numbered.get(numId);
    const levelAt = (index: number) => own?.levels.get(index) ?? found.list.levels.get(index);
    const level = levelAt(depth);
    if (level === undefined) return undefined;
    const count = counts.get(found.id) ?? [];
    const restart = own?.starts.get(depth);
    const first = restart !== undefined && !started.has(`${numId} ${depth}`);
    started.add(`${numId} ${depth}`);
    const before = count[depth];
    const next = [...count.slice(0, depth)];
    next[depth] = first || before === undefined ? (restart ?? level.start) : before + 1;
    counts.set(found.id, next);
    if (level.format === "bullet")
      return { text: BULLET_SIGNS.exec(level.text)?.[0].replace(/[\u2022-]/u, "・") ?? "・", level: depth };
    const text = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const index = Number(digit) - 1;
      const value = next[index] ?? levelAt(index)?.start ?? 1;
      return formatNumber(value, level.legal ? "decimal" : (levelAt(index)?.format ?? "decimal"));
    });
    return text.trim() === "" ? undefined : { text: text.trim(), level: depth };
  };
}

function inheritedFrom(name: string | null, styles: ReadonlyMap<string, Style>): Style | undefined {
  let next = name;
  for (let steps = 0; next !== null && steps < 20; steps += 1) {
    const style = styles.get(next);
    if (style === undefined) return undefined;
    if (style.numId !== null) return style;
    next = style.basedOn;
  }
  return undefined;
}

function listsOf(numbering: XmlElement | undefined): ReadonlyMap<string, List> {
  return new Map(
    childrenOf(numbering, "w:abstractNum").map((list) => [
      list.attributes["w:abstractNumId"] ?? "",
      { levels: levelsOf(list), link: attributeOf(list, "w:numStyleLink") },
    ]),
  );
}

function numberedOf(numbering: XmlElement | undefined): ReadonlyMap<string, Numbered> {
  return new Map(
    childrenOf(numbering, "w:num").map((num) => {
      const overrides = childrenOf(num, "w:lvlOverride");
      const starts = overrides.flatMap((override): readonly (readonly [number, number])[] => {
        const start = attributeOf(override, "w:startOverride");
        return start === null ? [] : [[Number(override.attributes["w:ilvl"] ?? 0), Number(start)]];
      });
      return [
        num.attributes["w:numId"] ?? "",
        {
          list: attributeOf(num, "w:abstractNumId") ?? "",
          starts: new Map(starts),
          levels: new Map(overrides.flatMap((override) => [...levelsOf(override)])),
        },
      ];
    }),
  );
}

function levelsOf(list: XmlElement): ReadonlyMap<number, Level> {
  return new Map(
    childrenOf(list, "w:lvl").map((level) => [
      Number(level.attributes["w:ilvl"] ?? 0),
      {
        start: Number(attributeOf(level, "w:start") ?? 1),
        format: attributeOf(level, "w:numFmt") ?? "decimal",
        text: attributeOf(level, "w:lvlText") ?? "",
        legal: childOf(level, "w:isLgl") !== undefined,
        style: attributeOf(level, "w:pStyle"),
      },
    ]),
  );
}

function stylesOf(styleSheet: XmlElement | undefined): ReadonlyMap<string, Style> {
  return new Map(
    childrenOf(childOf(styleSheet, "w:styles"), "w:style").map((style) => {
      const numbering = childOf(style, "w:pPr", "w:numPr");
      const level = attributeOf(numbering, "w:ilvl");
      return [
        style.attributes["w:styleId"] ?? "",
        {
          basedOn: attributeOf(style, "w:basedOn"),
          numId: attributeOf(numbering, "w:numId"),
          level: level === null ? null : Number(level),
        },
      ];
    }),
  );
}

function attributeOf(parent: XmlElement | undefined, name: string): string | null {
  return childOf(parent, name)?.attributes["w:val"] ?? null;
}
