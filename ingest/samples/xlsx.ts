import { utils, type WorkSheet, write } from "@e965/xlsx";
import { imprint } from "./letterhead.ts";
import { type Block, FICTION_MARK, type Source } from "./source.ts";
import { withZipDates } from "./zip-dates.ts";

/** The longest name a sheet may have, in characters. */
const NAME_LENGTH = 31;
/** A column's greatest width, in half-width characters; longer cells wrap. */
const WIDEST = 60;

interface Sheet {
  readonly name: string;
  readonly notes: string[];
  header: readonly string[];
  readonly rows: (readonly string[])[];
  readonly remarks: string[];
}

/** A workbook as offices keep it: a sheet per section, the title merged over the columns, notes above the header row. */
export function toXlsx({ meta, blocks }: Source): Uint8Array {
  const workbook = utils.book_new();
  const head = [meta.title, FICTION_MARK, imprint(meta).join("　")];
  for (const sheet of sheetsOf(blocks)) {
    utils.book_append_sheet(workbook, worksheet(head, sheet), sheetName(sheet), true);
  }
  workbook.Props = { Title: meta.title, Author: meta.owner, CreatedDate: new Date(meta.effectiveFrom) };
  const bytes: unknown = write(workbook, { type: "buffer", bookType: "xlsx", compression: true });
  if (!(bytes instanceof Uint8Array)) throw new TypeError("the workbook was not written as bytes");
  return withZipDates(bytes, meta.effectiveFrom);
}

function worksheet(head: readonly string[], sheet: Sheet): WorkSheet {
  const width = Math.max(sheet.header.length, 2);
  const section = sheet.name === "" ? [] : [`■ ${sheet.name}`];
  const above = [...head, ...section, ...sheet.notes].map((line) => [line]);
  const below = sheet.remarks.map((line) => [line]);
  const table = sheet.header.length > 0 ? [sheet.header, ...sheet.rows] : sheet.rows;
  const worksheet = utils.aoa_to_sheet([...above, ...table.map((row) => row.map(cellValue)), ...below]);
  worksheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: width - 1 } }];
  worksheet["!cols"] = Array.from({ length: width }, (_, column) => ({ wch: columnWidth(table, column) }));
  return worksheet;
}

function columnWidth(rows: readonly (readonly string[])[], column: number): number {
  const longest = Math.max(8, ...rows.map((row) => (row[column] ?? "").length * 2 + 2));
  return Math.min(longest, WIDEST);
}

/** Whole numbers become number cells, as they do when a person types them. */
function cellValue(text: string): string | number {
  return /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text;
}

function sheetName(sheet: Sheet): string {
  const name = sheet.name || (sheet.rows.length > 0 ? "一覧" : "はじめに");
  return name.replace(/[[\]:*?/\\]/g, "・").slice(0, NAME_LENGTH);
}

/** A new sheet starts at each second-level heading, and at each further table below it. */
function sheetsOf(blocks: readonly Block[]): Sheet[] {
  const sheets: Sheet[] = [];
  const open = (name: string) => {
    const sheet: Sheet = { name, notes: [], header: [], rows: [], remarks: [] };
    sheets.push(sheet);
    return sheet;
  };
  const current = () => sheets.at(-1) ?? open("");
  for (const block of blocks) {
    if (block.kind === "heading" && block.level === 2) open(block.text);
    else if (block.kind === "heading") addQuestion(current(), block.text);
    else if (block.kind === "paragraph") addParagraph(current(), block.text);
    else {
      const sheet = current().header.length > 0 ? open(current().name) : current();
      sheet.header = block.header;
      sheet.rows.push(...block.rows);
    }
  }
  return sheets;
}

const QUESTION_COLUMNS = ["番号", "質問", "回答"] as const;

/** A third-level heading is a question; what follows it is the answer. */
function addQuestion(sheet: Sheet, question: string): void {
  if (sheet.header.length === 0) sheet.header = QUESTION_COLUMNS;
  sheet.rows.push([String(sheet.rows.length + 1), question, ""]);
}

function addParagraph(sheet: Sheet, text: string): void {
  if (sheet.header.length === 0) sheet.notes.push(text);
  else if (sheet.header !== QUESTION_COLUMNS) sheet.remarks.push(text);
  else {
    const [number = "", question = "", answer = ""] = sheet.rows.at(-1) ?? [];
    sheet.rows[sheet.rows.length - 1] = [number, question, answer === "" ? text : `${answer}\n${text}`];
  }
}
