import type { Section } from "../../corpus/document.ts";
import type { Block, TableBlock } from "../block.ts";
import { type Draft, draft, pack, sameText, withoutTitle } from "./draft.ts";
import { compareNumbers } from "./numerals.ts";
import { type AnnexBuilder, createAnnex } from "./regulation-annex.ts";
import { type ArticleBuilder, createArticle } from "./regulation-article.ts";
import { type Line, linesOf, type TextLine } from "./regulation-lines.ts";
import {
  annexOf,
  articleStart,
  captionOf,
  chapterOf,
  isAmending,
  numberedParagraph,
  openingOf,
  supplementLaw,
  supplementOf,
} from "./regulation-patterns.ts";
import { rowLines } from "./table-rows.ts";

/** Lines before the first article that say what the document's metadata says: number, dates, history, table of contents. */
const FRONT_LINE =
  /^(?:[（(]?(?:最終)?改正|目次|(?:明治|大正|昭和|平成|令和)[^。]{1,40}$|[^。]{0,20}(?:条例|規則|訓令|告示|要綱|規程)第[^。]{1,8}号$)/u;
const LONGEST_PREAMBLE = 400;
const COMPARED_COLUMN = /^(?:改正後|改正前|改正案|現行|新|旧)/u;

/** Number of lines that begin an article. */
export function articleCount(blocks: readonly Block[]): number {
  return linesOf(blocks).filter((line) => line.kind === "line" && articleStart(line.text, line.heading) !== undefined)
    .length;
}

/** Whether a text only changes others: its title says so, and its words order it. */
export function amends(blocks: readonly Block[], title: string): boolean {
  if (!isAmending(title)) return false;
  if (!/の一部改正/u.test(title)) return true;
  return linesOf(blocks).some((line) => line.kind === "line" && openingOf(line.text) !== null);
}

/** 章, 条, 項 with their 号, 附則 and 別表, from the text of any format: one passage per 項. */
export function regulationPassages(blocks: readonly Block[], title: string): readonly Draft[] {
  const lines = linesOf(blocks).filter((line) => line.kind === "table" || !sameText(line.text, title));
  // An amending regulation quotes articles of another; they are not its own.
  const isAmendment = amends(blocks, title);
  const drafts: Draft[] = [];
  const preamble: Line[] = [];
  let chapters: readonly (Section & { readonly rank: number })[] = [];
  let supplement: string | null = null;
  let last: readonly number[] = [];
  let article: ArticleBuilder | undefined;
  let annex: AnnexBuilder | undefined;
  let caption: string | null = null;
  const close = () => {
    drafts.push(...(article?.drafts() ?? []), ...(annex?.drafts() ?? []));
    article = undefined;
    annex = undefined;
  };
  const open = (label: string, numbers: readonly number[], articleCaption: string | null) => {
    close();
    article = createArticle({
      kind: supplement === null ? "article" : "supplement",
      label: `${supplement ?? ""}${label}`,
      caption: articleCaption,
      article: supplement === null ? numbers.join("_") : null,
      sections: supplement === null ? withoutTitle(chapters, title) : [],
    });
  };

  lines.forEach((line, index) => {
    const quoting = isAmendment && supplement === null;
    if (line.kind === "table") {
      if (quoting) preamble.push(line);
      else (annex ?? article)?.add(line, null);
      return;
    }
    const chapter = quoting ? undefined : chapterOf(line.text);
    if (chapter !== undefined) {
      if (chapter.inContents) return;
      close();
      supplement = null;
      const above = chapters.filter((section) => section.rank < chapter.rank);
      chapters = [...above, { rank: chapter.rank, level: above.length + 1, heading: line.text }];
      return;
    }
    const after = supplementOf(line.text);
    if (after !== undefined && !inContents(lines, index)) {
      close();
      supplement = after.label;
      last = [];
      open("", [], null);
      if (after.rest !== "") article?.add({ ...line, text: after.rest }, null);
      return;
    }
    const law = supplement === "附則" && article?.drafts().length === 0 ? supplementLaw(line.text) : undefined;
    if (law !== undefined) {
      supplement = `附則（${law}）`;
      open("", [], null);
      return;
    }
    const attached = quoting ? undefined : annexOf(line.text);
    if (attached !== undefined && (line.heading || article !== undefined || annex !== undefined)) {
      close();
      annex = createAnnex(attached, line.page);
      if (attached.rest !== "") annex.add({ ...line, text: attached.rest });
      return;
    }
    const start = quoting ? undefined : articleStart(line.text, line.heading);
    if (
      start !== undefined &&
      (annex === undefined || line.heading) &&
      (compareNumbers(start.numbers, last) > 0 || line.heading)
    ) {
      open(start.label, start.numbers, start.caption ?? caption);
      caption = null;
      last = start.numbers;
      if (start.rest !== "") article?.add({ ...line, text: start.rest }, null);
      return;
    }
    const alone = quoting ? undefined : captionOf(line.text);
    if (alone !== undefined && annex === undefined && introduces(lines[index + 1], supplement !== null)) {
      caption = alone;
      return;
    }
    if (annex !== undefined) annex.add(line);
    else if (article === undefined) preamble.push(line);
    else if (line.heading && supplement === null) {
      close();
      chapters = [{ rank: 0, level: 1, heading: line.text }];
    } else {
      article.add(line, caption);
      caption = null;
    }
  });
  close();
  return [
    ...(isAmendment ? amendingDrafts(preamble) : preambleDrafts(preamble)),
    ...drafts.filter((passage) => passage.text !== ""),
  ];
}

/** In the table of contents 附則 stands alone before the first article. */
function inContents(lines: readonly Line[], index: number): boolean {
  const upTo = lines.slice(0, index);
  const contents = upTo.some(
    (line) => line.kind === "line" && (line.text === "目次" || chapterOf(line.text)?.inContents === true),
  );
  return contents && !upTo.some((line) => line.kind === "line" && articleStart(line.text, line.heading) !== undefined);
}

function introduces(next: Line | undefined, inSupplement: boolean): boolean {
  if (next?.kind !== "line") return false;
  return (
    articleStart(next.text, next.heading) !== undefined || (inSupplement && numberedParagraph(next.text) !== undefined)
  );
}

function preambleDrafts(lines: readonly Line[]): readonly Draft[] {
  const written = lines.filter((line) => line.kind === "line");
  const kept = written.filter((line) => !FRONT_LINE.test(line.text) && (line.text.endsWith("。") || !line.heading));
  const sentences = kept.some((line) => line.text.endsWith("。")) ? kept : [];
  return packed("前文", sentences);
}

/** What an amending rule orders, word for word with what it quotes: a person, or a draft, carries it out from here. */
function amendingDrafts(lines: readonly Line[]): readonly Draft[] {
  const opening = lines.findIndex((line) => line.kind === "line" && openingOf(line.text) !== null);
  return lines
    .filter((line, at) => line.kind === "table" || at >= opening || !FRONT_LINE.test(line.text))
    .reduce<Line[][]>((groups, line) => {
      const last = groups.at(-1);
      if (line.kind === "line" && last?.[0]?.kind === "line") last.push(line);
      else groups.push([line]);
      return groups;
    }, [])
    .flatMap((group) => {
      const [first] = group;
      if (first?.kind !== "table")
        return packed(
          "改正規定",
          group.filter((line) => line.kind === "line"),
        );
      const text = rowLines(withHeader(first.table)).join("\n");
      return [draft({ kind: "table", locator: "改正規定", page: first.page, text })];
    });
}

/** A 新旧対照表 whose first row names its columns. */
function withHeader(table: TableBlock): TableBlock {
  const [first, ...rows] = table.rows;
  const names = first?.map((cell) => cell.replace(/\s/gu, ""));
  const isHeader = table.header === undefined && names?.some((name) => COMPARED_COLUMN.test(name)) === true;
  return isHeader ? { ...table, header: names, rows } : table;
}

function packed(locator: string, lines: readonly TextLine[]): readonly Draft[] {
  return pack(lines, LONGEST_PREAMBLE).map((group) =>
    draft({
      kind: "text",
      locator,
      page: group[0]?.page ?? null,
      text: group.map((line) => line.text).join("\n"),
    }),
  );
}
