import type { Section } from "../../corpus/document.ts";
import { childOf, elementsIn, type XmlElement } from "../readers/xml.ts";
import { type Draft, draft, pack } from "../structure/draft.ts";
import { linesOf, textOf } from "./lines.ts";
import { numbered, numOf } from "./locators.ts";

/** What the 項 of an article, or of a part without articles, have in common. */
export interface ParagraphHead {
  readonly kind: "article" | "supplement" | "text";
  /** 第36条の2, 附則, 附則（平成十一年法律第百六十号）第1条 */
  readonly label: string;
  readonly caption: string | null;
  readonly article: string | null;
  readonly sections: readonly Section[];
}

/** A table makes passages of its own where it is longer than this together with its 項. */
const LONGEST_WITH_TABLE = 600;
const LONGEST_OF_ROWS = 200;

/** One passage for each 項 with all that it lists, followed by one for each of its 号, so that each can be named and cited. */
export function paragraphPassages(paragraphs: readonly XmlElement[], head: ParagraphHead): readonly Draft[] {
  let caption = head.caption;
  return paragraphs.flatMap((paragraph, at) => {
    caption = captionIn(paragraph, "ParagraphCaption") ?? caption;
    const number = paragraph.attributes.Num ?? String(at + 1);
    const locator = paragraphs.length === 1 ? head.label : `${head.label}${numbered(number, "項")}`;
    return onePassage(paragraph, { ...head, caption }, locator);
  });
}

/** A passage for each 号 directly in the element. */
export function itemPassages(parent: XmlElement, head: ParagraphHead, locator: string): readonly Draft[] {
  const { caption, article, sections } = head;
  return elementsIn(parent)
    .filter((child) => child.name === "Item")
    .map((item, at) => {
      const title = childOf(item, "ItemTitle");
      const num = numOf(item.attributes.Num, title === undefined ? "" : textOf(title)) || String(at + 1);
      const text = linesOf(item).join("\n");
      return draft({ kind: "item", locator: `${locator}${numbered(num, "号")}`, caption, article, sections, text });
    });
}

/** A passage for each 号 of the tables and of the 備考 within the element. */
export function tabledPassages(parent: XmlElement, head: ParagraphHead, locator: string): readonly Draft[] {
  return [
    ...ownOf(parent, "TableColumn").flatMap((cell) =>
      itemPassages(cell, head, /別表/u.test(locator) ? locator : `${locator}の表`),
    ),
    ...ownOf(parent, "Remarks").flatMap((remarks) => itemPassages(remarks, head, `${locator}備考`)),
  ];
}

/** What is quoted from another law, or for one. */
const QUOTING: ReadonlySet<string> = new Set(["AmendProvision", "NewProvision", "QuoteStruct"]);

/** The elements of the name at any depth, but for what is quoted. */
function ownOf(parent: XmlElement, name: string): readonly XmlElement[] {
  return elementsIn(parent)
    .filter((child) => !QUOTING.has(child.name))
    .flatMap((child) => [...(child.name === name ? [child] : []), ...ownOf(child, name)]);
}

/** A heading without its brackets: （目的） */
export function captionIn(element: XmlElement, name: string): string | null {
  const caption = childOf(element, name);
  return caption === undefined ? null : textOf(caption).replace(/^[（(](.*)[）)]$/su, "$1") || null;
}

function onePassage(paragraph: XmlElement, head: ParagraphHead, locator: string): readonly Draft[] {
  const { kind, caption, article, sections } = head;
  const body = elementsIn(paragraph).filter(({ name }) => name !== "ParagraphCaption" && name !== "ParagraphNum");
  const common = { kind, locator, caption, article, sections };
  const whole = body.flatMap(linesOf).join("\n");
  const items = [...itemPassages(paragraph, head, locator), ...tabledPassages(paragraph, head, locator)];
  const isTable = ({ name }: XmlElement) => name === "TableStruct";
  if (whole.length <= LONGEST_WITH_TABLE || !body.some(isTable)) return [draft({ ...common, text: whole }), ...items];
  const text = body.filter((child) => !isTable(child)).flatMap(linesOf);
  const rows = body.filter(isTable).flatMap(linesOf);
  return [
    draft({ ...common, text: text.join("\n") }),
    ...pack(
      rows.map((row) => ({ text: row })),
      LONGEST_OF_ROWS,
    ).map((group) => draft({ ...common, text: group.map((row) => row.text).join("\n") })),
    ...items,
  ];
}
