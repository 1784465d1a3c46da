import { marked } from "marked";
import { parse } from "yaml";
import { z } from "zod";
import { type ReadResult, refused } from "../block.ts";
import { decode } from "./decode.ts";
import { readHtmlText } from "./html.ts";

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u;
const FIELDS = z.record(z.string(), z.unknown());

/** Line breaks count: Japanese texts set each 項 and 号 on a line of its own without a blank line between. */
export async function readMarkdown(bytes: Uint8Array): Promise<ReadResult> {
  const source = decode(bytes);
  if (source === undefined) return refused("damaged");
  const head = FRONT_MATTER.exec(source);
  const frontMatter = fieldsOf(head?.[1] ?? "");
  if (frontMatter === undefined) return refused("invalid-metadata", "front matter");
  const html = await marked.parse(withTablesEnded(withNotes(source.slice(head?.[0].length ?? 0))), { breaks: true });
  const result = readHtmlText(html);
  return result.kind === "read" ? { kind: "read", reading: { ...result.reading, frontMatter } } : result;
}

/** Tables that end where a line without bars follows: to the parser it would be one more row. */
function withTablesEnded(source: string): string {
  return source.replace(/^([ \t]*\|.*\|[ \t]*)(\r?\n)(?=[ \t　]*[^\s|:-])/gmu, "$1$2$2");
}

/** Footnotes as text: to the parser their definitions are those of links, which are not shown. */
function withNotes(source: string): string {
  return source.replace(/^\[\^([^\]\s]+)\]:[ \t]*/gmu, "\n\\[$1\\] ").replace(/\[\^([^\]\s]+)\]/gu, "\\[$1\\]");
}

function fieldsOf(yaml: string): Record<string, unknown> | undefined {
  try {
    return FIELDS.safeParse(parse(yaml) ?? {}).data;
  } catch {
    return undefined;
  }
}
