import { type HeadLine, letterhead } from "./letterhead.ts";
import { INDENT, roleOf } from "./role.ts";
import { type Block, FICTION_MARK, type Source } from "./source.ts";

/** Length of a line, in full-width characters. */
const LINE = 40;
/** Characters that do not begin a line; one of them may hang over its end. */
const NOT_FIRST = "、。，．）」』】〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・";

/** A notice as it is sent by mail: number, date and sender at the right, title in the middle, lines of 40 characters. */
export function toPlainText(source: Source): string {
  const { aboveTitle, belowTitle, body } = letterhead(source);
  const title = ["", ...wrap(source.meta.title, 3, 3), centred(FICTION_MARK), ""];
  const lines = [...aboveTitle.map(placed), ...title, ...belowTitle.map(placed), "", ...body.flatMap(textBlock)];
  const text = lines.join("\n").replace(/\n{3,}/g, "\n\n");
  return `${text.replace(/^\n+/, "").trimEnd()}\n`;
}

function textBlock(block: Block): string[] {
  if (block.kind === "heading" && block.text === "記") return ["", centred("記"), ""];
  if (block.kind === "heading") return ["", ...wrap(block.text, 0, 1), ""];
  if (block.kind === "table") return [...tableLines(block.header, block.rows), ""];
  const role = roleOf(block.text);
  if (block.text === "以上") return [right(block.text)];
  return role === "plain" ? wrap(block.text, 1, 0) : wrap(block.text, INDENT[role], INDENT[role] + 1);
}

/** Lines of a table: one row to a line where the columns fit, else each cell on a line of its own after its column's name. */
function tableLines(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => width(row[column] ?? ""))));
  const total = widths.reduce((sum, each) => sum + Math.ceil(each) + 1, 0);
  if (total <= LINE) {
    return [header, ...rows].map((row) =>
      `　${row.map((cell, at) => padded(cell, widths[at] ?? 0)).join("　")}`.trimEnd(),
    );
  }
  return rows.flatMap((row) =>
    row.flatMap((cell, at) => wrap(`${at === 0 ? "・" : "　"}${header[at] ?? ""}　${cell}`, 1, 3)),
  );
}

function wrap(text: string, firstIndent: number, hangingIndent: number): string[] {
  const lines: string[] = [];
  let line = "　".repeat(firstIndent);
  for (const character of text) {
    if (width(line) + width(character) > LINE && !NOT_FIRST.includes(character)) {
      lines.push(line);
      line = "　".repeat(hangingIndent);
    }
    line += character;
  }
  return [...lines, line];
}

function placed({ text, side }: HeadLine): string {
  return side === "right" ? right(text) : text;
}

function right(text: string): string {
  return "　".repeat(Math.max(0, Math.floor(LINE - width(text)))) + text;
}

function centred(text: string): string {
  return "　".repeat(Math.max(0, Math.floor((LINE - width(text)) / 2))) + text;
}

function padded(text: string, to: number): string {
  return text + "　".repeat(Math.max(0, Math.ceil(to - width(text))));
}

/** Width in full-width characters; printable ASCII counts half. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[ -~]/.test(character) ? 0.5 : 1), 0);
}
