import type { SaxesTagNS } from "saxes";
import { scanXml } from "../xml.ts";
import { equationText } from "./equation-field.ts";
import { labelMark } from "./marks.ts";
import type { Counter, Label } from "./numbering.ts";

/** Left out with all that is in them: readings of ruby, and how a paragraph was before a change. */
const DROPPED = new Set(["w:rt", "w:rubyPr", "w:numPr", "w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:tcPrChange"]);
/** mammoth leaves these out with their text; without their tags it reads what is in them. */
const UNWRAPPED = new Set(["w:ruby", "w:rubyBase", "w:fldSimple", "w:dir", "w:bdo"]);

const RUN = '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:t xml:space="preserve">';
/** Style of the title's lines in a rewritten part. */
export const TITLE_STYLE = "TitleOfDocument";

const STYLE = '<w:pPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pStyle w:val="';
const STYLE_END = '"/></w:pPr>';
const RUN_END = "</w:t></w:r>";

/** What a part is rewritten by. */
export interface Rewriting {
  readonly count: Counter;
  /** Levels of headings by the place of their paragraph among all; 0 is the title's. */
  readonly headings?: ReadonlyMap<number, number>;
  /** Told of text that its author has hidden, which is left out. */
  readonly onHidden?: () => void;
}

const OFF = /^(?:0|false|off|none)$/u;

interface Paragraph {
  style: string | null;
  numId: string | null;
  level: number | null;
  deleted: boolean;
}

/** A part with paragraphs as mammoth can read it whole: numbers as text, ruby as its base, fields as their result. @throws as `scanXml` */
export function rewriteBody(
  xml: string,
  { count, headings = new Map(), onHidden = () => undefined }: Rewriting,
): string {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  const names: string[] = [];
  const paragraphs: Paragraph[] = [];
  /** Texts of fields that have ended within the run. */
  const fields: string[] = [];
  let dropped = 0;
  let begun = -1;
  /** How many elements are open around the run that is hidden. */
  let hiddenWithin: number | undefined;
  let instruction = "";

  const noteProperty = (name: string, value: string | null, within: string | undefined) => {
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined) return;
    if (name === "w:pStyle" && within === "w:pPr") paragraph.style = value;
    if (name === "w:numId" && within === "w:numPr") paragraph.numId = value;
    if (name === "w:ilvl" && within === "w:numPr") paragraph.level = value === null ? null : Number(value);
    if (name === "w:del" && within === "w:rPr" && names.at(-2) === "w:pPr") paragraph.deleted = true;
  };

  scanXml(xml, {
    open: (name, attributes, tag) => {
      const changed = names.includes("w:pPrChange");
      if (name === "w:p") begun += 1;
      const heading = name === "w:p" ? headings.get(begun) : undefined;
      if (name === "w:p") paragraphs.push({ style: null, numId: null, level: null, deleted: false });
      else if (name === "w:vanish" && names.at(-1) === "w:rPr" && names.at(-2) === "w:r")
        hiddenWithin = OFF.test(attributes["w:val"] ?? "") ? undefined : names.length - 2;
      else if (!changed) noteProperty(name, attributes["w:val"] ?? null, names.at(-1));
      if (name === "w:fldChar" && attributes["w:fldCharType"] === "begin") instruction = "";
      if (name === "w:fldChar" && attributes["w:fldCharType"] === "end" && dropped === 0) {
        const drawn = equationText(instruction);
        if (drawn !== undefined) fields.push(drawn);
        instruction = "";
      }
      names.push(name);
      if (dropped > 0 || DROPPED.has(name)) dropped += 1;
      else if (name === "m:t") out.push(RUN);
      else if (!isUnwrapped(name)) out.push(openingOf(tag));
      // mammoth looks at the first properties only: those that come after are no longer needed.
      if (heading !== undefined && dropped === 0)
        out.push(`${STYLE}${heading === 0 ? TITLE_STYLE : `Heading${heading}`}${STYLE_END}`);
    },
    close: (name, tag) => {
      names.pop();
      if (names.length === hiddenWithin) hiddenWithin = undefined;
      if (dropped > 0) dropped -= 1;
      else if (name === "m:t") out.push(RUN_END);
      else if (!isUnwrapped(name)) out.push(closingOf(tag));
      if (name === "w:r" && dropped === 0)
        for (const text of fields.splice(0)) out.push(`${RUN}${escaped(text)}${RUN_END}`);
      if (name === "w:pPr" && names.at(-1) === "w:p" && dropped === 0) {
        const paragraph = paragraphs.at(-1);
        const label = paragraph === undefined || paragraph.deleted ? undefined : count({ ...paragraph });
        if (label !== undefined) out.push(labelRun(label));
      }
      if (name === "w:p") paragraphs.pop();
    },
    text: (text) => {
      if (names.at(-1) === "w:instrText") instruction += text;
      if (dropped > 0) return;
      if (hiddenWithin === undefined) out.push(escaped(text));
      else if (names.at(-1) === "w:t" && text.trim() !== "") onHidden();
    },
  });
  return out.join("");
}

function isUnwrapped(name: string): boolean {
  return UNWRAPPED.has(name) || (name.startsWith("m:") && name !== "m:t");
}

function labelRun(label: Label): string {
  return `${RUN}${escaped(labelMark(label))}${RUN_END}`;
}

function openingOf(tag: SaxesTagNS): string {
  // mammoth knows this kind of line break only.
  if (tag.local === "cr") return `<${tag.name.replace(/cr$/u, "br")}>`;
  const attributes = Object.values(tag.attributes).map(({ name, value }) => ` ${name}="${escaped(value)}"`);
  return `<${tag.name}${attributes.join("")}>`;
}

function closingOf(tag: SaxesTagNS): string {
  return `</${tag.local === "cr" ? tag.name.replace(/cr$/u, "br") : tag.name}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
