import { fillMerged, type TableCell, tableOf } from "../readers/table.ts";
import { elementsIn, type XmlElement } from "../readers/xml.ts";
import { rowLines } from "../structure/table-rows.ts";

/** What stands for a picture, which has no text. */
export const PICTURE = "［図］";

const INLINE: ReadonlySet<string> = new Set(["Ruby", "Rt", "Sup", "Sub", "Line", "Sentence", "ArithFormula", "Fig"]);
/** Stand before what they number, on one line with it. */
const NUMBERING = /^(?:Article|Item|Subitem\d+|Class)Title$|^ParagraphNum$|^RemarksLabel$/u;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";

/** The element's text on one line: of Ruby the base only, small digits as such. */
export function textOf(element: XmlElement): string {
  return element.children
    .map(inlineText)
    .join("")
    .replace(/\s*\n\s*/gu, "")
    .trim();
}

/** The lines of a 項, a 号, a table, a list or whatever else the law schema nests, numbers set before their text. */
export function linesOf(element: XmlElement): readonly string[] {
  if (element.name === "Table") return tableLines(element);
  const children = elementsIn(element);
  const columns = children.filter((child) => child.name === "Column");
  if (columns.length > 0) return [columns.map(textOf).join("　")];
  if (children.every((child) => INLINE.has(child.name))) return nonEmpty([inlineText(element)]);
  const lines: string[] = [];
  let number = "";
  for (const child of element.children) {
    if (typeof child !== "string" && NUMBERING.test(child.name)) {
      number = textOf(child);
      continue;
    }
    const inline = typeof child === "string" || INLINE.has(child.name);
    const [first, ...rest] = inline ? nonEmpty([inlineText(child)]) : linesOf(child);
    if (first === undefined) continue;
    lines.push(number === "" ? first : `${number}　${first}`, ...rest);
    number = "";
  }
  return number === "" ? lines : [...lines, number];
}

function inlineText(node: XmlElement | string): string {
  if (typeof node === "string") return node;
  switch (node.name) {
    case "Rt":
      return "";
    case "Fig":
      return PICTURE;
    case "Sup":
      return small(textOf(node), RAISED);
    case "Sub":
      return small(textOf(node), LOWERED);
    default:
      // Within a sentence a table that it quotes stands on its line.
      return node.name === "Column" || node.name === "TableColumn" ? `${textOf(node)}　` : textOf(node);
  }
}

/** Only whole numbers: a raised letter among the digits would read as two things. */
function small(text: string, digits: string): string {
  const ascii = text.normalize("NFKC");
  return /^\d+$/u.test(ascii) ? [...ascii].map((digit) => digits[Number(digit)] ?? digit).join("") : text;
}

function tableLines(table: XmlElement): readonly string[] {
  const rows = elementsIn(table).filter((child) => /Row$/u.test(child.name));
  const headers = rows.filter((row) => row.name === "TableHeaderRow").length;
  const block = tableOf(fillMerged(rows.map((row) => elementsIn(row).map(cellOf))), headers);
  return block === undefined ? [] : rowLines(block);
}

function cellOf(column: XmlElement): TableCell {
  const span = (name: string) => Math.min(Math.max(1, Number(column.attributes[name]) || 1), LARGEST_SPAN);
  const isText = elementsIn(column).every((child) => INLINE.has(child.name) && child.name !== "Sentence");
  const text = isText ? textOf(column) : elementsIn(column).flatMap(cellLines).join("　");
  return { text, columns: span("colspan"), rows: span("rowspan") };
}

const LARGEST_SPAN = 100;

function cellLines(child: XmlElement): readonly string[] {
  return INLINE.has(child.name) ? [textOf(child)] : linesOf(child);
}

function nonEmpty(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/\s*\n\s*/gu, "").trim()).filter((line) => line !== "");
}
