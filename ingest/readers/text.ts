import { type Block, type ReadResult, read, refused } from "../block.ts";
import { decode } from "./decode.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { beginsParagraph, blockOfLine, joinLines } from "./lines.ts";
import { tableOf } from "./table.ts";

/** Lines this long or longer, in half-width characters, may have been wrapped by an editor or a mailer. */
const SHORTEST_WRAP = 60;
/** Indented further than this, a line is set to the middle or the right: a date, a sender, a title. */
const DEEP = /^[ 　]{5,}|^[　]{3}\S[^。]*$/u;
/** What stands above the title of a letter. */
const ABOVE_TITLE =
  /(?:様|殿|御中|各位)$|^事[　 ]*務[　 ]*連[　 ]*絡$|^[^。]{0,20}第[　 ]*[0-9０-９]+[　 ]*号(?:の[0-9０-９]+)?$|^(?:令和|平成|昭和)[^。]{1,12}日$|[部課局]?長$|^（/u;
const SUBJECT = /^(?:件[　 ]*名|標[　 ]*題|題[　 ]*名|表[　 ]*題)[　 ]*[:：][　 ]*(?=\S)/u;
const LETTER_HEAD = 8;
const LONGEST_LONE_HEADING = 20;
/** A title stands on the first line and is no longer than this. */
const LONGEST_TITLE = 60;

export async function readText(bytes: Uint8Array): Promise<ReadResult> {
  const written = decode(bytes);
  if (written === undefined) return refused("damaged");
  const { fields, rest } = splitFrontMatter(written);
  const body = fields === undefined ? written : rest;
  const lines = body.split(/\r\n|\r|\n|\f/u).map((line) => line.replace(/[ 　\t]+$/u, ""));
  const blocks = blocksOf(joinWrapped(lines));
  const frontMatter = fields ?? {};
  const index = blocks.slice(0, LETTER_HEAD).findIndex((block) => "text" in block && !ABOVE_TITLE.test(block.text));
  const title = blocks[index];
  if (title === undefined || !("text" in title) || title.text.length > LONGEST_TITLE || title.text.endsWith("。")) {
    return read(blocks, { frontMatter });
  }
  const text = title.text.replace(SUBJECT, "");
  const heading: Block = { kind: "heading", level: 1, text };
  return read([...blocks.slice(0, index), heading, ...blocks.slice(index + 1)], { title: text, frontMatter });
}

/** A line goes on in the next where it is as long as the longest and ends no sentence. Lengths as displayed: a Japanese character is two. */
export function joinWrapped(lines: readonly string[]): readonly string[] {
  const lengths = lines.map(displayLength).filter((length) => length >= SHORTEST_WRAP);
  const width = Math.max(0, ...lengths);
  const full = (length: number) => length >= width - 5;
  if (lengths.filter(full).length < 3 || lengths.filter(full).length * 4 < lengths.length) return lines;
  const joined: string[] = [];
  let previous = "";
  for (const line of lines) {
    const last = joined.at(-1);
    const open = last !== undefined && full(displayLength(previous)) && !/[。：:]$/u.test(last) && !DEEP.test(last);
    const indented = indentOf(line) === 1 && indentOf(previous) === 0;
    const text = line.replace(/^[ 　\t]+/u, "");
    if (open && text !== "" && !indented && !DEEP.test(line) && !text.includes("\t") && !beginsParagraph(text)) {
      joined[joined.length - 1] = joinLines(last, text);
    } else joined.push(line);
    previous = line;
  }
  return joined;
}

function displayLength(line: string): number {
  return [...line].reduce((sum, character) => sum + (/[\p{ASCII}\uff61-\uff9f]/u.test(character) ? 1 : 2), 0);
}

function indentOf(line: string): number {
  return /^[ 　]*/u.exec(line)?.[0].length ?? 0;
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const flush = () => {
    const table = rows.length > 1 ? tableOf(rows, 0) : undefined;
    if (table !== undefined) blocks.push(table);
    else for (const row of rows) blocks.push({ kind: "paragraph", text: row.join("　") });
    rows = [];
  };
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(line);
    if (cells === undefined || (rows[0] !== undefined && rows[0].length !== cells.length)) flush();
    if (cells !== undefined) rows.push(cells);
    else if (!/^[-=＝―─_\s]*$/u.test(line)) {
      const block = blockOfLine(line.replace(/^[ 　\t]+/u, ""));
      const lone = block.kind === "paragraph" && standsAlone(lines, index);
      blocks.push(lone ? { kind: "heading", level: 2, text: block.text } : block);
    }
  }
  flush();
  return blocks;
}

/** A short line without indent or full stop between empty lines is a heading, except in the head of a letter. */
function standsAlone(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";
  const between = index > 0 && lines[index - 1] === "" && lines[index + 1] === "";
  return (
    between &&
    line.length > 1 &&
    line.length <= LONGEST_LONE_HEADING &&
    !/^[ 　(（]|[。、：:]$/u.test(line) &&
    !ABOVE_TITLE.test(line)
  );
}

/** Cells of a line of a table: parted by tabs, or by bars as in Markdown; a line of dashes alone is no row. */
function cellsOf(line: string): string[] | undefined {
  if (/^[|\s:-]+$/u.test(line)) return undefined;
  const inner = line.trim().replace(/^[|｜]|[|｜]$/gu, "");
  const cells = inner.split(/\t+|[|｜]/u).map((cell) => cell.trim());
  return cells.length > 1 ? cells : undefined;
}
