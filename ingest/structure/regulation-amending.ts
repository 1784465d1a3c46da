import type { Block, TableBlock } from "../block.ts";
import { type Draft, draft, pack } from "./draft.ts";
import { type Line, linesOf } from "./regulation-lines.ts";
import { FRONT_LINE } from "./regulation-loose.ts";
import { isAmending, openingOf } from "./regulation-patterns.ts";
import { rowLines } from "./table-rows.ts";

const LOCATOR = "改正規定";
/** Characters of a passage. */
const LONGEST = 400;
const COMPARED_COLUMN = /^(?:改正後|改正前|改正案|現行|新|旧)/u;

/** Whether a text only changes others: its title says so, and its words order it. */
export function amends(blocks: readonly Block[], title: string): boolean {
  if (!isAmending(title)) return false;
  if (!/の一部改正/u.test(title)) return true;
  return linesOf(blocks).some((line) => line.kind === "line" && openingOf(line.text) !== null);
}

/** What an amending rule orders, word for word with what it quotes: a person, or a draft, carries it out from here. */
export function amendingPassages(lines: readonly Line[]): readonly Draft[] {
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
      if (first?.kind === "table") {
        const text = rowLines(withHeader(first.table)).join("\n");
        return [draft({ kind: "table", locator: LOCATOR, page: first.page, text })];
      }
      const written = group.filter((line) => line.kind === "line");
      return pack(written, LONGEST).map((part) =>
        draft({
          ...{ kind: "text", locator: LOCATOR, page: part[0]?.page ?? null },
          text: part.map((line) => line.text).join("\n"),
        }),
      );
    });
}

/** A 新旧対照表 whose first row names its columns. */
function withHeader(table: TableBlock): TableBlock {
  const [first, ...rows] = table.rows;
  const names = first?.map((cell) => cell.replace(/\s/gu, ""));
  const isHeader = table.header === undefined && names?.some((name) => COMPARED_COLUMN.test(name)) === true;
  return isHeader ? { ...table, header: names, rows } : table;
}
