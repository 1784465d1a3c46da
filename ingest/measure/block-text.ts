import { type Block, itemLine } from "../block.ts";

/** The text of the blocks as a reader of the page sees it, one line each. */
export function blockText(blocks: readonly Block[]): string {
  return blocks.map(lineOf).join("\n");
}

function lineOf(block: Block): string {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return block.text;
    case "item":
      return itemLine(block);
    case "table":
      return [...(block.header === undefined ? [] : [block.header]), ...block.rows]
        .map((row) => row.join("\t"))
        .join("\n");
  }
}
