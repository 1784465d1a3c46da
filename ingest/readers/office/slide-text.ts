import type { Block } from "../../block.ts";
import { childOf, childrenOf, type XmlElement } from "../xml.ts";
import { formatNumber } from "./number-format.ts";

/** What a shape's paragraphs are where they say nothing themselves: lists in the body of a slide, plain in a text box. */
export type ShapeRole = "title" | "body" | "box";

const NUMBERED: readonly (readonly [RegExp, string])[] = [
  [/^circleNum/u, "decimalEnclosedCircle"],
  [/^alphaLc/u, "lowerLetter"],
  [/^alphaUc/u, "upperLetter"],
  [/^romanLc/u, "lowerRoman"],
  [/^romanUc/u, "upperRoman"],
  [/^ea1Jpn/u, "japaneseCounting"],
  [/^ea1Ch/u, "chineseCounting"],
  [/^arabicDb/u, "decimalFullWidth"],
];

/** The paragraphs of a text body (ECMA-376 part 1, 21.1.2) as blocks of the slide. */
export function paragraphBlocks(body: XmlElement | undefined, role: ShapeRole, page: number): readonly Block[] {
  const counts: number[] = [];
  return childrenOf(body, "a:p").flatMap((paragraph): readonly Block[] => {
    const text = paragraphText(paragraph);
    if (text === "") return [];
    const properties = childOf(paragraph, "a:pPr");
    const depth = Math.min(8, Number(properties?.attributes.lvl ?? 0) || 0);
    const auto = childOf(properties, "a:buAutoNum");
    counts.splice(depth + (auto === undefined ? 0 : 1));
    if (auto !== undefined) {
      const number = (counts[depth] ?? Number(auto.attributes.startAt ?? 1) - 1) + 1;
      counts[depth] = number;
      return [{ kind: "item", marker: numberMarker(number, auto.attributes.type ?? ""), depth, text, page }];
    }
    const bulleted = childOf(properties, "a:buChar") !== undefined || (role === "body" && !isPlain(properties));
    return [bulleted ? { kind: "item", marker: "・", depth, text, page } : { kind: "paragraph", text, page }];
  });
}

/** The text of a body in one line. */
export function lineText(body: XmlElement | undefined): string {
  return paragraphTexts(body).join(" ");
}

/** The text of each paragraph that has any. */
export function paragraphTexts(body: XmlElement | undefined): readonly string[] {
  return childrenOf(body, "a:p").map(paragraphText).filter(Boolean);
}

function paragraphText(paragraph: XmlElement): string {
  return paragraph.children
    .map((child) => {
      if (typeof child === "string") return "";
      if (child.name === "a:br") return "\n";
      if (child.name === "a:fld" && /^(?:slidenum|datetime)/u.test(child.attributes.type ?? "")) return "";
      return child.name === "a:r" || child.name === "a:fld" ? textWithin(childOf(child, "a:t")) : "";
    })
    .join("")
    .replace(/[^\S\n　]+/gu, " ")
    .trim();
}

function textWithin(element: XmlElement | undefined): string {
  return (element?.children ?? []).filter((child) => typeof child === "string").join("");
}

function isPlain(properties: XmlElement | undefined): boolean {
  return childOf(properties, "a:buNone") !== undefined;
}

function numberMarker(value: number, type: string): string {
  const format = NUMBERED.find(([pattern]) => pattern.test(type))?.[1] ?? "decimal";
  const number = formatNumber(value, format);
  if (type.endsWith("ParenBoth")) return `(${number})`;
  if (type.endsWith("ParenR")) return `${number})`;
  return type.endsWith("Period") ? `${number}.` : number;
}
