import { type Draft, draft, pack } from "./draft.ts";
import type { TableLine, TextLine } from "./regulation-lines.ts";
import type { AnnexStart } from "./regulation-patterns.ts";
import { rowLines } from "./table-rows.ts";

/** Characters of a passage; a table is split between its rows, few to a passage: each row is an answer of its own. */
const LONGEST = 200;

export interface AnnexBuilder {
  add(line: TextLine | TableLine): void;
  drafts(): readonly Draft[];
}

/** Collects a 別表 or 様式. */
export function createAnnex(start: AnnexStart, page: number | null): AnnexBuilder {
  const lines: { text: string; page: number | null; row: boolean }[] = [];
  return {
    add(line) {
      if (line.kind === "line") lines.push({ text: line.text, page: line.page, row: false });
      else for (const text of rowLines(line.table)) lines.push({ text, page: line.page, row: true });
    },
    drafts() {
      const [first, second] = lines;
      const titled =
        start.title === "" && first !== undefined && !first.row && second?.row === true && first.text.length <= 40;
      const title = titled ? first.text : start.title;
      const caption = [title, bracketed(start.reference, title)].join("");
      // Of a form that is a picture, or a file of its own, its name is all that can be found.
      if (lines.length === 0)
        lines.push({
          text: [`${start.label}${bracketed(start.reference, " ")}`, title].filter(Boolean).join("　"),
          page,
          row: false,
        });
      return pack(titled ? lines.slice(1) : lines, LONGEST).map((group) =>
        draft({
          kind: lines.some((line) => line.row) || start.label.startsWith("別表") ? "table" : "text",
          locator: start.label,
          caption: caption === "" ? null : caption,
          page: group[0]?.page ?? page,
          text: group.map((line) => line.text).join("\n"),
        }),
      );
    },
  };
}

function bracketed(reference: string | null, title: string): string {
  if (reference === null) return "";
  return title === "" ? reference : `（${reference}）`;
}
