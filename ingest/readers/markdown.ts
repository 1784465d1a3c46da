import { marked } from "marked";
import { type ReadResult, refused } from "../block.ts";
import { decode } from "./decode.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { readHtmlText } from "./html.ts";

/** Line breaks count: Japanese texts set each 項 and 号 on a line of its own without a blank line between. */
export async function readMarkdown(bytes: Uint8Array): Promise<ReadResult> {
  const source = decode(bytes);
  if (source === undefined) return refused("damaged");
  const { fields, rest } = splitFrontMatter(source);
  if (fields === undefined) return refused("invalid-front-matter");
  const result = readHtmlText(await marked.parse(withTablesEnded(withNotes(rest)), { breaks: true }));
  return result.kind === "read" ? { kind: "read", reading: { ...result.reading, frontMatter: fields } } : result;
}

/** Tables that end where a line without bars follows: to the parser it would be one more row. */
function withTablesEnded(source: string): string {
  return source.replace(/^([ \t]*\|.*\|[ \t]*)(\r?\n)(?=[ \t　]*[^\s|:-])/gmu, "$1$2$2");
}

/** Footnotes as text: to the parser their definitions are those of links, which are not shown. */
function withNotes(source: string): string {
  return source.replace(/^\[\^([^\]\s]+)\]:[ \t]*/gmu, "\n\\[$1\\] ").replace(/\[\^([^\]\s]+)\]/gu, "\\[$1\\]");
}
