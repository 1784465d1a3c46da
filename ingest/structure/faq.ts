import type { Section } from "../../corpus/document.ts";
import { itemLine, type TableBlock } from "../block.ts";
import { type Draft, draft } from "./draft.ts";
import type { BodyBlock, OutlinePart } from "./outline.ts";
import { sectionedPassages } from "./sectioned.ts";
import { rowLines } from "./table-rows.ts";

const QUESTION_COLUMN = /^(?:質問|問|Q|問い合わせ|質問内容|お問い合わせ内容)$/iu;
const ANSWER_COLUMN = /^(?:回答|答|A|答え|回答内容)$/iu;
const FIELD_COLUMN = /^(?:区分|分類|カテゴリー?|分野|項目)$/u;
const QUESTION_HEADING =
  /[?？]$|(?:ですか|ますか|でしょうか|せんか|いいか|よいか)。?$|^(?:Q|問)\s*[0-9０-９]*[.．:：　 ]/iu;
const QUESTION_LINE = /^(?:Q|Ｑ|問)\s*[0-9０-９]*[.．:：　 ]\s*(.+)$/u;
const ANSWER_LINE = /^(?:A|Ａ|答)\s*[0-9０-９]*[.．:：　 ]\s*/u;

/** Whether the document is made of questions and answers, whatever it is called. */
export function isFaq(parts: readonly OutlinePart[]): boolean {
  const questions = parts.filter((part) => part.heading !== null && QUESTION_HEADING.test(part.heading)).length;
  const lines = parts
    .flatMap((part) => part.blocks)
    .filter((block) => block.kind === "paragraph" && QUESTION_LINE.test(block.text));
  const tables = parts
    .flatMap((part) => part.blocks)
    .filter((block) => block.kind === "table" && faqColumns(block) !== undefined);
  return tables.length > 0 || lines.length > 2 || (questions > 1 && questions * 2 > parts.length);
}

/** One passage per question with its answer, from headings, from lines Q and A, and from spreadsheets. */
export function faqPassages(parts: readonly OutlinePart[], everyHeadingAsks: boolean): readonly Draft[] {
  return parts.flatMap((part) => {
    const tables = part.blocks.flatMap((block) => (block.kind === "table" ? tablePassages(block, part) : []));
    const rest = part.blocks.filter((block) => block.kind !== "table" || faqColumns(block) === undefined);
    if (rest.length === 0) return tables;
    const lines = linePassages({ ...part, blocks: rest });
    if (lines.length > 0) return [...tables, ...lines];
    const asks =
      part.heading !== null && (QUESTION_HEADING.test(part.heading) || (everyHeadingAsks && part.above.length > 0));
    return [
      ...tables,
      ...(asks ? [headingPassage({ ...part, blocks: rest })] : sectionedPassages([{ ...part, blocks: rest }])),
    ];
  });
}

function headingPassage(part: OutlinePart): Draft {
  return draft({
    kind: "faq",
    sections: part.above,
    caption: (part.heading ?? "").replace(/^(?:Q|Ｑ|問)\s*[0-9０-９]*[.．:：　 ]\s*/u, ""),
    locator: part.above.at(-1)?.heading ?? "",
    page: part.blocks[0]?.page ?? null,
    text: part.blocks.flatMap(textLines).join("\n").replace(ANSWER_LINE, ""),
  });
}

function linePassages(part: OutlinePart): readonly Draft[] {
  const found: { question: string; page: number | null; lines: string[] }[] = [];
  for (const block of part.blocks) {
    for (const line of textLines(block)) {
      const question = QUESTION_LINE.exec(line)?.[1];
      if (question !== undefined) found.push({ question, page: block.page ?? null, lines: [] });
      else found.at(-1)?.lines.push(line.replace(ANSWER_LINE, ""));
    }
  }
  const sections = sectionsBelow(part);
  return found
    .filter(({ lines }) => lines.length > 0)
    .map(({ question, page, lines }) =>
      draft({ kind: "faq", sections, caption: question, locator: part.heading ?? "", page, text: lines.join("\n") }),
    );
}

function tablePassages(table: TableBlock, part: OutlinePart): readonly Draft[] {
  const columns = faqColumns(table);
  if (columns === undefined) return [];
  return table.rows.flatMap((row) => {
    const question = row[columns.question] ?? "";
    const answer = row[columns.answer] ?? "";
    const field = columns.field === -1 ? "" : (row[columns.field] ?? "");
    if (question === "" || answer === "") return [];
    const above = sectionsBelow(part);
    const sections = field === "" ? above : [...above, { level: above.length + 1, heading: field }];
    return [
      draft({
        kind: "faq",
        sections,
        caption: question,
        locator: field === "" ? (part.heading ?? "") : field,
        page: table.page ?? null,
        text: answer,
      }),
    ];
  });
}

function faqColumns(
  table: TableBlock,
): { readonly question: number; readonly answer: number; readonly field: number } | undefined {
  const header = table.header ?? [];
  const question = header.findIndex((name) => QUESTION_COLUMN.test(name));
  const answer = header.findIndex((name) => ANSWER_COLUMN.test(name));
  if (question === -1 || answer === -1) return undefined;
  return { question, answer, field: header.findIndex((name) => FIELD_COLUMN.test(name)) };
}

function sectionsBelow(part: OutlinePart): readonly Section[] {
  return part.heading === null ? part.above : [...part.above, { level: part.above.length + 1, heading: part.heading }];
}

function textLines(block: BodyBlock): readonly string[] {
  if (block.kind === "table") return rowLines(block);
  return [block.kind === "item" ? itemLine(block) : block.text];
}
