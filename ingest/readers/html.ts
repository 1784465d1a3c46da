import { type CheerioAPI, load } from "cheerio";
import { type Block, type ReadResult, read, refused } from "../block.ts";
import { decode } from "./decode.ts";
import { removeChrome } from "./html-chrome.ts";
import { withLoneNumbersJoined } from "./lone-numbers.ts";
import { fillMerged, type TableCell, tableOf } from "./table.ts";
import { joinWrapped } from "./text.ts";

const BLOCK_TAGS = new Set(
  (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td th thead tr ul"
  ).split(" "),
);
const OWN_MARKER =
  /^(?:[(（][0-9０-９一二三四五六七八九十ア-ン]+[)）]|[0-9０-９一二三四五六七八九十]+(?:の[0-9０-９一二三四五六七八九十]+)*[.．　 ]|[ア-ン][.．　 ]|第[0-9０-９一二三四五六七八九十百]+[条章節項号]|[①-⑳・●○■□◆◇※])/u;

/** A heading that begins a part of the text is not its title. */
const NUMBERED =
  /^(?:第[0-9０-９一二三四五六七八九十]+[編章節条]|[0-9０-９]{1,2}(?:[.．－-][0-9０-９]{1,2})*[.．　 ]|[（(][0-9０-９]{1,2}[）)])/u;

const QUESTION = /(?:[?？]|(?:ですか|ますか|でしょうか|せんか)。?)$/u;
/** Pages and forms set the number of each 条 in a column of its own, without its table being one. */
const ARTICLE_NUMBER = /^第[0-9０-９一二三四五六七八九十百]+条(?:の[0-9０-９一二三四五六七八九十]+)*$/u;
const NUMBER =
  /^(?:第[0-9０-９一二三四五六七八九十百]+[条章節](?:の[0-9０-９一二三四五六七八九十]+)*|[（(]?[0-9０-９一二三四五六七八九十ア-ン]{1,3}[）)]?)?$/u;

type Selected = ReturnType<CheerioAPI>;

export async function readHtml(bytes: Uint8Array): Promise<ReadResult> {
  const html = decode(bytes);
  return html === undefined ? refused("damaged") : readHtmlText(html);
}

/** The reader that Markdown and Word files go through as well. */
export function readHtmlText(html: string): ReadResult {
  const $ = load(html);
  // Sites write their own name behind the page's.
  const title = tidy($("title").first().text()).split(/\s*[|｜]\s*|\s+[-－–—]\s+/u)[0] ?? "";
  const isFrame = $("frameset").length > 0;
  removeChrome($);
  for (const pre of $("pre").toArray()) setLines($(pre));
  const blocks = withLoneNumbersJoined(blocksOf($, $("body")));
  if (isFrame && blocks.length === 0) return refused("only-frames");
  const heading = blocks.find((block) => block.kind === "heading");
  const named = heading === undefined || NUMBERED.test(heading.text) ? null : heading.text;
  return read(blocks, { title: title === "" || (heading?.level === 1 && named !== null) ? named : title });
}

function blocksOf($: CheerioAPI, parent: Selected): readonly Block[] {
  const blocks: Block[] = [];
  let inline = "";
  const flush = () => {
    for (const line of inline.split("\n")) {
      const text = tidy(line);
      if (text !== "") blocks.push({ kind: "paragraph", text });
    }
    inline = "";
  };
  for (const node of parent.contents().toArray()) {
    const child = $(node);
    const tag = tagOf(child);
    if (tag === undefined) inline += node.type === "text" ? joinSourceLines(child.text()) : "";
    else if (tag === "br") inline += "\n";
    else if (!isBlock($, child, tag)) inline += inlineText($, child);
    else {
      flush();
      blocks.push(...blockOf($, child, tag));
    }
  }
  flush();
  return blocks;
}

function blockOf($: CheerioAPI, element: Selected, tag: string): readonly Block[] {
  const level = /^h([1-6])$/u.exec(tag)?.[1];
  if (level !== undefined) {
    const text = tidy(inlineText($, element));
    return text === "" ? [] : [{ kind: "heading", level: Number(level), text }];
  }
  if (tag === "ul" || tag === "ol") return listOf($, element, 0);
  if (tag === "dt" || tag === "summary") return termOf($, element);
  return tag === "table" ? tableBlocks($, element) : blocksOf($, element);
}

/** What a page explains or unfolds below: a question heads its answer. */
function termOf($: CheerioAPI, element: Selected): readonly Block[] {
  const blocks = blocksOf($, element);
  const [only, ...others] = blocks;
  const asks = only?.kind === "paragraph" && others.length === 0 && QUESTION.test(only.text);
  return asks ? [{ kind: "heading", level: 4, text: only.text }] : blocks;
}

function listOf($: CheerioAPI, list: Selected, depth: number): readonly Block[] {
  const blocks: Block[] = [];
  let number = Number(list.attr("start") ?? 1);
  for (const node of list.children().toArray()) {
    const item = $(node);
    const lines: string[] = [];
    const nested: Block[] = [];
    const own = item.clone();
    own.children("ul, ol, table").remove();
    for (const block of blocksOf($, own)) {
      if ("text" in block) lines.push(block.text);
      else nested.push(block);
    }
    for (const inner of item.children("ul, ol").toArray()) nested.push(...listOf($, $(inner), depth + 1));
    for (const inner of item.children("table").toArray()) nested.push(...tableBlocks($, $(inner)));
    const text = lines.join("\n");
    const marker = OWN_MARKER.test(text)
      ? ""
      : tagOf(list) === "ol"
        ? `${Number(item.attr("value") ?? number)}.`
        : "・";
    if (text !== "") blocks.push({ kind: "item", marker, depth, text });
    blocks.push(...nested);
    number += 1;
  }
  return blocks;
}

/** Text that is set as it was typed, whose lines may have been wrapped by hand. */
function setLines(pre: Selected): void {
  const lines = (pre.html() ?? "").split(/\r?\n/u);
  pre.html(joinWrapped(lines).join("<br>"));
}

/** A table that only lays out the page is read as its contents. */
function tableBlocks($: CheerioAPI, table: Selected): readonly Block[] {
  if (table.find("table").length > 0)
    return table
      .find("td, th")
      .toArray()
      .flatMap((cell) => ($(cell).parents("table").first().is(table) ? blocksOf($, $(cell)) : []));
  const rows = table
    .find("tr")
    .toArray()
    .map((row) => $(row));
  const cells = rows.map((row) =>
    row
      .children("td, th")
      .toArray()
      .map((cell) => cellOf($, $(cell))),
  );
  if (Math.max(0, ...cells.map((row) => row.length)) < 2)
    return table
      .find("td, th")
      .toArray()
      .flatMap((cell) => blocksOf($, $(cell)));
  const [texts, ...columns] = [0, 1].map((column) => cells.map((row) => row[column]?.text ?? ""));
  const [beside = []] = columns;
  if (texts !== undefined && setsArticles(cells, texts)) {
    return texts.flatMap((number, row): readonly Block[] => {
      const text = [number, beside[row] ?? ""].filter((part) => part !== "").join("　");
      return text === "" ? [] : [{ kind: "paragraph", text }];
    });
  }
  const caption = blocksOf($, table.children("caption"));
  const firstBodyRow = rows.findIndex((row) => row.parent("thead").length === 0 && row.children("td").length > 0);
  const found = tableOf(fillMerged(cells), firstBodyRow === -1 ? 0 : firstBodyRow);
  return found === undefined ? caption : [...caption, found];
}

function setsArticles(cells: readonly (readonly TableCell[])[], first: readonly string[]): boolean {
  return (
    cells.every((row) => row.length <= 2) &&
    first.some((text) => ARTICLE_NUMBER.test(text)) &&
    first.every((text, row) => NUMBER.test(text) || cells[row]?.length === 1)
  );
}

function cellOf($: CheerioAPI, cell: Selected): TableCell {
  const text = blocksOf($, cell)
    .map((block) => ("text" in block ? block.text : ""))
    .join(" ");
  const span = (name: string) => Math.min(100, Math.max(1, Number(cell.attr(name) ?? 1) || 1));
  return { text: tidy(text), columns: span("colspan"), rows: span("rowspan") };
}

function inlineText($: CheerioAPI, element: Selected): string {
  return element
    .contents()
    .toArray()
    .map((node) => {
      const child = $(node);
      const tag = tagOf(child);
      if (tag === undefined) return node.type === "text" ? joinSourceLines(child.text()) : "";
      return tag === "br" ? "\n" : inlineText($, child);
    })
    .join("");
}

function isBlock($: CheerioAPI, element: Selected, tag: string): boolean {
  if (BLOCK_TAGS.has(tag)) return true;
  return element.find([...BLOCK_TAGS].join(",")).length > 0 && $(element).contents().length > 0;
}

function tagOf(element: Selected): string | undefined {
  const tag = element.prop("tagName");
  return typeof tag === "string" ? tag.toLowerCase() : undefined;
}

/** A line break in the source is white space, and none at all between Japanese characters. */
function joinSourceLines(text: string): string {
  return text.replace(/(?<=[^\p{ASCII}])[ \t]*\r?\n[ \t]*(?=[^\p{ASCII}])/gu, "").replace(/[ \t\r\n]+/gu, " ");
}

function tidy(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, "")
    .replace(/[ \t\r\n\u00a0]+/gu, " ")
    .replace(/^[ 　]+|[ 　]+$/gu, "");
}
