import type { Section } from "../../corpus/document.ts";
import { childOf, elementsIn, type XmlElement } from "../readers/xml.ts";
import { type Draft, draft, pack } from "../structure/draft.ts";
import { linesOf, PICTURE, textOf } from "./lines.ts";
import { appendixLabel, numbered, numOf } from "./locators.ts";
import { captionIn, itemPassages, type ParagraphHead, paragraphPassages, tabledPassages } from "./paragraphs.ts";

const DIVISIONS: ReadonlySet<string> = new Set(["Part", "Chapter", "Section", "Subsection", "Division"]);
/** 別表, 様式 and their like, of the law itself or of one of its 附則. */
const APPENDIX = /^(?:SupplProvision)?Appdx(?:Table|Style|Format|Fig|Note)?$/u;
/** Characters of a passage of an appendix, whose rows are answers of their own. */
const LONGEST_OF_APPENDIX = 200;

/** Every 条, 項 and 号 of a law's body, its 前文, each 附則 and each 別表 or 様式, in the order of the text. */
export function lawPassages(body: XmlElement): readonly Draft[] {
  const supplementLabel = createSupplementLabels();
  const passages = elementsIn(body).flatMap((part): readonly Draft[] => {
    if (part.name === "EnactStatement") return [draft({ kind: "text", locator: "制定文", text: textOf(part) })];
    if (part.name === "Preamble") return paragraphPassages(elementsIn(part), headOf("text", "前文"));
    if (part.name === "MainProvision") return provisionPassages(part, { supplement: null, sections: [] });
    if (part.name === "SupplProvision") {
      return provisionPassages(part, { supplement: supplementLabel(part), sections: [] });
    }
    return APPENDIX.test(part.name) ? appendixPassages(part, "") : [];
  });
  const label = createLabels();
  return passages.map((each) => (each.kind === "item" ? { ...each, locator: label(each.locator) } : each));
}

interface Place {
  /** 附則 with the law that brought it; null in the main provision. */
  readonly supplement: string | null;
  readonly sections: readonly Section[];
}

function provisionPassages(provision: XmlElement, place: Place): readonly Draft[] {
  const { supplement, sections } = place;
  const children = elementsIn(provision);
  const bare = children.filter((child) => child.name === "Paragraph");
  const head = supplement === null ? headOf("article", "本則") : headOf("supplement", supplement);
  let caption: string | null = null;
  return children.flatMap((child): readonly Draft[] => {
    if (child === bare[0]) return paragraphPassages(bare, { ...head, sections });
    if (child.name === "Article") {
      // One heading may stand for several articles: those below it have none of their own.
      caption = captionIn(child, "ArticleCaption") ?? (isDeleted(child) ? null : caption);
      return articlePassages(child, caption, place);
    }
    if (APPENDIX.test(child.name)) return appendixPassages(child, supplement ?? "");
    if (!DIVISIONS.has(child.name)) return [];
    const title = childOf(child, `${child.name}Title`);
    const heading = title === undefined ? "" : textOf(title);
    if (elementsIn(child).every((part) => part === title)) {
      // 第二章　削除
      return [draft({ kind: "text", locator: `${supplement ?? ""}${heading}`, sections, text: heading })];
    }
    const below = heading === "" ? sections : [...sections, { level: sections.length + 1, heading }];
    return provisionPassages(child, { supplement, sections: below });
  });
}

function articlePassages(article: XmlElement, caption: string | null, place: Place): readonly Draft[] {
  const { supplement, sections } = place;
  const title = childOf(article, "ArticleTitle");
  const num = numOf(article.attributes.Num, title === undefined ? "" : textOf(title));
  const head: ParagraphHead = {
    kind: supplement === null ? "article" : "supplement",
    label: `${supplement ?? ""}${numbered(num, "条")}`,
    caption,
    article: supplement === null ? (num.split(":")[0] ?? null) : null,
    sections,
  };
  const paragraphs = elementsIn(article).filter((child) => child.name === "Paragraph");
  const note = childOf(article, "SupplNote");
  const { label: locator, article: number } = head;
  const noted =
    note === undefined ? [] : [draft({ kind: "text", locator, article: number, sections, text: textOf(note) })];
  return [...paragraphPassages(paragraphs, head), ...noted];
}

/** What an appendix is called that does not say so itself. */
const UNTITLED: readonly (readonly [RegExp, string])[] = [
  [/Table$/u, "別表"],
  [/Style$/u, "様式"],
  [/Format$/u, "書式"],
  [/Fig$/u, "別図"],
  [/Note$/u, "別記"],
  [/Appdx$/u, "付録"],
];

function appendixPassages(appendix: XmlElement, supplement: string): readonly Draft[] {
  // A 付録 holds a formula, by whose number it is called.
  const isTitle = ({ name }: XmlElement) => name === `${appendix.name}Title` || name === "ArithFormulaNum";
  const title = elementsIn(appendix).find(isTitle);
  const written = title === undefined ? "" : textOf(title);
  const own = appendixLabel(written).replace(/^附則/u, "");
  const untitled = UNTITLED.find(([pattern]) => pattern.test(appendix.name))?.[1] ?? "";
  const label = `${supplement}${own === "" ? untitled : own}`;
  const related = childOf(appendix, "RelatedArticleNum");
  const caption = related === undefined ? null : textOf(related).replace(/^[（(](.*)[）)]$/su, "$1");
  const lines = elementsIn(appendix)
    .filter((child) => !isTitle(child) && child !== related)
    .flatMap(linesOf);
  const kind = appendix.name.endsWith("Table") ? "table" : "text";
  const groups = pack(
    (lines.length === 0 ? [PICTURE] : lines).map((text) => ({ text })),
    LONGEST_OF_APPENDIX,
  );
  return [
    ...groups.map((group) => draft({ kind, locator: label, caption, text: group.map(({ text }) => text).join("\n") })),
    ...itemPassages(appendix, { ...headOf("text", label), caption }, label),
    ...tabledPassages(appendix, { ...headOf("text", label), caption }, label),
  ];
}

/** Laws amended twice by one law have two 附則 of its name. */
function createSupplementLabels(): (supplement: XmlElement) => string {
  const numbered = createLabels();
  return (supplement) => {
    const law = supplement.attributes.AmendLawNum?.replace(/\s/gu, "") ?? "";
    return numbered(law === "" ? "附則" : `附則（${law}）`);
  };
}

/** Tells apart what is called the same, as the rows of a table do whose 号 each begin with the first. */
function createLabels(): (label: string) => string {
  const given = new Map<string, number>();
  return (label) => {
    const count = (given.get(label) ?? 0) + 1;
    given.set(label, count);
    return count === 1 ? label : `${label}その${count}`;
  };
}

function isDeleted(article: XmlElement): boolean {
  return /^第.{1,20}条.{0,20}削除$/u.test(textOf(article).replace(/\s/gu, ""));
}

function headOf(kind: ParagraphHead["kind"], label: string): ParagraphHead {
  return { kind, label, caption: null, article: null, sections: [] };
}
