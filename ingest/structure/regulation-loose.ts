import type { Section } from "../../corpus/document.ts";
import { type Draft, draft, pack } from "./draft.ts";
import type { Line } from "./regulation-lines.ts";
import { chapterOf } from "./regulation-patterns.ts";
import { rowLines } from "./table-rows.ts";

/** Characters of a passage, and of one of table rows, each of which is an answer of its own. */
const LONGEST = 400;
const LONGEST_OF_ROWS = 200;
/** Lines before the first article that say what the document's metadata says: number, dates, history, table of contents. */
export const FRONT_LINE =
  /^(?:[（(]?(?:最終)?改正|目次|(?:明治|大正|昭和|平成|令和)[^。]{1,40}$|[^。]{0,20}(?:条例|規則|訓令|告示|要綱|規程)[甲乙丙]?第[^。]{1,8}号$)/u;
/** What amended a chapter, set under its heading: （令6規則7・改称） */
const HISTORY = /^[（(][^。]*[）)]$/u;

/** What stands before the first article: its sentences, and its tables. */
export function preamblePassages(lines: readonly Line[]): readonly Draft[] {
  const kept = lines.filter(
    (line) => line.kind === "table" || (!FRONT_LINE.test(line.text) && (line.text.endsWith("。") || !line.heading)),
  );
  const said = kept.some((line) => line.kind === "line" && line.text.endsWith("。"));
  const drafts = packed(said ? kept : kept.filter((line) => line.kind === "table"));
  return drafts.map((group) => draft({ ...group, locator: "前文" }));
}

/** What stands below a heading and belongs to no article. */
export function loosePassages(lines: readonly Line[], sections: readonly Section[]): readonly Draft[] {
  if (lines.every((line) => line.kind === "line" && HISTORY.test(line.text))) return [];
  const heading = sections.at(-1)?.heading ?? "";
  return packed(lines).map((group) => draft({ ...group, locator: heading, sections }));
}

function packed(lines: readonly Line[]): readonly Pick<Draft, "kind" | "text" | "page">[] {
  return runsOf(lines).flatMap((run) => {
    const isTable = run[0]?.kind === "table";
    const parts = run.flatMap(({ page, ...line }) =>
      line.kind === "table"
        ? rowLines(line.table).flatMap((text) => (isContents(text) ? [] : [{ text, page }]))
        : [{ text: line.text, page }],
    );
    return pack(parts, isTable ? LONGEST_OF_ROWS : LONGEST).map(
      (group) =>
        ({
          kind: isTable ? "table" : "text",
          page: group[0]?.page ?? null,
          text: group.map(({ text }) => text).join("\n"),
        }) as const,
    );
  });
}

/** A line of the table of contents, which a PDF may set as a table. */
function isContents(text: string): boolean {
  return chapterOf(text.replace(/^([^：]{0,40}：)+/gu, ""))?.inContents === true || /^附\s*則$/u.test(text);
}

/** Tables, and what stands between them. */
function runsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.[0] !== undefined && last[0].kind === line.kind) last.push(line);
    else runs.push([line]);
  }
  return runs;
}
