import type { Section } from "../../corpus/document.ts";
import type { Block } from "../block.ts";
import { type Draft, sameText, withoutTitle } from "./draft.ts";
import { compareNumbers } from "./numerals.ts";
import { amendingPassages, amends } from "./regulation-amending.ts";
import { type AnnexBuilder, createAnnex } from "./regulation-annex.ts";
import { type ArticleBuilder, createArticle } from "./regulation-article.ts";
import { type Line, linesOf } from "./regulation-lines.ts";
import { loosePassages, preamblePassages } from "./regulation-loose.ts";
import {
  type ArticleStart,
  annexOf,
  articleStart,
  captionOf,
  chapterOf,
  numberedParagraph,
  pointStart,
  supplementLaw,
  supplementOf,
} from "./regulation-patterns.ts";

/** Number of lines that begin an article. */
export function articleCount(blocks: readonly Block[]): number {
  return startsIn(linesOf(blocks), articleStart).length;
}

/** Number of lines that begin 第１, 第２ and so on, in their order from the first. */
export function pointCount(blocks: readonly Block[]): number {
  const numbers = startsIn(linesOf(blocks), pointStart).map((start) => start.numbers[0] ?? 0);
  return numbers.every((number, index) => number >= (numbers[index - 1] ?? 1)) && numbers[0] === 1 ? numbers.length : 0;
}

function startsIn(lines: readonly Line[], startOf: typeof articleStart): readonly ArticleStart[] {
  return lines.flatMap((line) => (line.kind === "line" ? (startOf(line.text, line.heading) ?? []) : []));
}

/** 章, 条, 項 with their 号, 附則 and 別表, from the text of any format: one passage per 項. */
export function regulationPassages(blocks: readonly Block[], title: string): readonly Draft[] {
  const lines = linesOf(blocks).filter((line) => line.kind === "table" || !sameText(line.text, title));
  const startOf = startsIn(lines, articleStart).length > 0 ? articleStart : pointStart;
  // An amending regulation quotes articles of another; they are not its own.
  const isAmendment = amends(blocks, title);
  const drafts: Draft[] = [];
  const preamble: Line[] = [];
  let loose: Line[] = [];
  let chapters: readonly (Section & { readonly rank: number })[] = [];
  let supplement: string | null = null;
  let last: readonly number[] = [];
  let article: ArticleBuilder | undefined;
  let annex: AnnexBuilder | undefined;
  let caption: string | null = null;
  const close = () => {
    const above = withoutTitle(chapters, title);
    drafts.push(...(article?.drafts() ?? []), ...(annex?.drafts() ?? []), ...loosePassages(loose, above));
    loose = [];
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

  const begun = () => chapters.length > 0 || drafts.length > 0;
  const addLoose = (line: Line) => (begun() ? loose : preamble).push(line);

  lines.forEach((line, index) => {
    const quoting = isAmendment && supplement === null;
    if (line.kind === "table") {
      if (quoting) preamble.push(line);
      else if (annex !== undefined) annex.add(line);
      else if (article !== undefined) article.add(line, null);
      else addLoose(line);
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
    if (after !== undefined && inContents(lines, index)) return;
    if (after !== undefined) {
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
    const start = quoting ? undefined : startOf(line.text, line.heading);
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
    if (alone !== undefined && annex === undefined && introduces(lines[index + 1], supplement !== null, startOf)) {
      caption = alone;
      return;
    }
    const afterAnnex = annex !== undefined && line.heading && articlesFollow(lines, index);
    if (afterAnnex) {
      close();
      supplement = null;
      last = [];
      chapters = [{ rank: 0, level: 1, heading: line.text }];
    } else if (annex !== undefined) annex.add(line);
    else if (line.heading && supplement === null && (article !== undefined || begun())) {
      close();
      chapters = [{ rank: 0, level: 1, heading: line.text }];
    } else if (article === undefined) addLoose(line);
    else {
      article.add(line, caption);
      caption = null;
    }
  });
  close();
  return [
    ...(isAmendment ? amendingPassages(preamble) : preamblePassages(preamble)),
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

/** Whether another rule begins behind an annex: on the next sheet of a workbook, or in the next part of a collection. */
function articlesFollow(lines: readonly Line[], index: number): boolean {
  const rest = lines.slice(index + 1);
  const end = rest.findIndex((line) => line.kind === "line" && line.heading);
  const below = end === -1 ? rest : rest.slice(0, end);
  return below.some((line) => line.kind === "line" && articleStart(line.text, false) !== undefined);
}

function introduces(next: Line | undefined, inSupplement: boolean, startOf: typeof articleStart): boolean {
  if (next?.kind !== "line") return false;
  return startOf(next.text, next.heading) !== undefined || (inSupplement && numberedParagraph(next.text) !== undefined);
}
