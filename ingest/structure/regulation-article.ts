import type { Section } from "../../corpus/document.ts";
import { type Draft, draft } from "./draft.ts";
import type { TableLine, TextLine } from "./regulation-lines.ts";
import { isItem, numberedParagraph } from "./regulation-patterns.ts";
import { rowLines } from "./table-rows.ts";

/** A table inside an article becomes a passage of its own beyond this many characters together with its 項. */
const LONGEST_WITH_TABLE = 600;

interface Paragraph {
  readonly number: number | null;
  readonly caption: string | null;
  readonly page: number | null;
  readonly lines: readonly string[];
}

/** What all passages of an article, or of a 附則 without articles, have in common. */
export interface ArticleHead {
  readonly kind: "article" | "supplement";
  readonly label: string;
  readonly caption: string | null;
  readonly article: string | null;
  readonly sections: readonly Section[];
}

export interface ArticleBuilder {
  readonly head: ArticleHead;
  add(line: TextLine | TableLine, caption: string | null): void;
  drafts(): readonly Draft[];
}

/** Collects an article's lines and cuts them into its 項. */
export function createArticle(head: ArticleHead): ArticleBuilder {
  const paragraphs: Paragraph[] = [];
  let digitsAreItems = false;
  const append = (text: string, page: number | null) => {
    const last = paragraphs.at(-1);
    if (last === undefined) paragraphs.push({ number: null, caption: null, page, lines: [text] });
    else paragraphs[paragraphs.length - 1] = { ...last, lines: [...last.lines, text] };
  };
  return {
    head,
    add(line, caption) {
      if (line.kind === "table") {
        for (const row of rowLines(line.table)) append(row, line.page);
        return;
      }
      const numbered = line.depth === null || line.depth === 0 ? numberedParagraph(line.text) : undefined;
      const count = paragraphs.filter((paragraph) => paragraph.number !== null).length;
      const expected =
        paragraphs.findLast((paragraph) => paragraph.number !== null)?.number ?? (paragraphs.length > 0 ? 1 : 0);
      // Below an unnumbered first 項 a line 1 begins a list of 号, not of 項.
      if (numbered?.number === 1 && paragraphs.length > 0 && count === 0) digitsAreItems = true;
      if (numbered !== undefined && !digitsAreItems && numbered.number === expected + 1) {
        paragraphs.push({ number: numbered.number, caption, page: line.page, lines: [numbered.rest] });
        return;
      }
      const last = paragraphs.at(-1)?.lines.at(-1);
      const ended = last === undefined || last.endsWith("。") || isItem(last);
      if (ended && !isItem(line.text) && line.depth === null && /^[^をにのがはとでへ].*。$/su.test(line.text)) {
        paragraphs.push({ number: null, caption, page: line.page, lines: [line.text] });
      } else append(line.text, line.page);
    },
    drafts: () => {
      const counted = countedParagraphs(paragraphs);
      return counted.flatMap((paragraph, index) =>
        paragraphDrafts(head, paragraph, counted.length === 1 ? null : index + 1),
      );
    },
  };
}

/** Older laws do not number their 項; where others are numbered, an unnumbered one belongs to the one above. */
function countedParagraphs(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  if (!paragraphs.some((paragraph) => paragraph.number !== null)) return paragraphs;
  const merged: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const last = merged.at(-1);
    if (last === undefined || paragraph.number !== null) merged.push(paragraph);
    else merged[merged.length - 1] = { ...last, lines: [...last.lines, ...paragraph.lines] };
  }
  return merged;
}

function paragraphDrafts(head: ArticleHead, paragraph: Paragraph, position: number | null): readonly Draft[] {
  const number = paragraph.number ?? position;
  const locator = position === null ? head.label : `${head.label}第${number}項`;
  const common = { ...head, locator, caption: paragraph.caption ?? head.caption, page: paragraph.page };
  const text = paragraph.lines.join("\n");
  const firstRow = paragraph.lines.findIndex((line) => /^[^。]{1,40}：[^：]+　[^。]{1,40}：/u.test(line));
  if (firstRow < 1 || text.length <= LONGEST_WITH_TABLE) return [draftOf(common, text)];
  return [
    draftOf(common, paragraph.lines.slice(0, firstRow).join("\n")),
    draftOf(common, paragraph.lines.slice(firstRow).join("\n")),
  ];
}

function draftOf(
  common: Omit<ArticleHead, "label"> & { readonly locator: string; readonly page: number | null },
  text: string,
): Draft {
  const { kind, locator, caption, article, sections, page } = common;
  return draft({ kind, locator, caption, article, sections, page, text });
}
