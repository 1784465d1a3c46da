import type { Cell, Rows } from "./rows.ts";

/** CSV as Excel opens it: UTF-8 with a byte order mark, lines ended by CR LF (RFC 4180). */
export function csvOf(rows: Rows): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/**
 * What a spreadsheet would run as a formula is made text by an apostrophe (OWASP, CSV Injection); the full-width signs
 * too, which Japanese versions take for the others.
 */
export function inertText(text: string): string {
  return /^\s*[=+\-@＝＋－＠|]|^[\t\r]/u.test(text) ? `'${text}` : text;
}

function cell(value: Cell): string {
  if (typeof value === "number") return String(value);
  const text = inertText(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
