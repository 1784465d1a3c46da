import type { HeadLine } from "./letterhead.ts";
import type { Block } from "./source.ts";

export function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

export function element(tag: string, className: string, text: string): string {
  return `<${tag} class="${className}">${escapeMarkup(text)}</${tag}>`;
}

export function headLinesMarkup(lines: readonly HeadLine[]): string {
  return lines.map(({ text, side }) => element("p", side, text)).join("\n");
}

export function tableMarkup({ header, rows }: Extract<Block, { kind: "table" }>): string {
  const line = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeMarkup(cell)}</${tag}>`).join("")}</tr>`;
  const body = rows.map((row) => line("td", row)).join("\n");
  return `<table>\n<thead>${line("th", header)}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
