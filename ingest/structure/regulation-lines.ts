import { type Block, itemLine, type TableBlock } from "../block.ts";

export interface TextLine {
  readonly kind: "line";
  readonly text: string;
  readonly heading: boolean;
  /** Depth of a list item, from 0; null for everything else. */
  readonly depth: number | null;
  readonly page: number | null;
}

export interface TableLine {
  readonly kind: "table";
  readonly table: TableBlock;
  readonly page: number | null;
}

export type Line = TextLine | TableLine;

/** The blocks of any format as the lines that a regulation is read from. */
export function linesOf(blocks: readonly Block[]): readonly Line[] {
  return blocks.flatMap((block): Line[] => {
    const page = block.page ?? null;
    if (block.kind === "table") return [{ kind: "table", table: block, page }];
    const depth = block.kind === "item" ? block.depth : null;
    const text = block.kind === "item" ? itemLine(block) : block.text;
    return text
      .split("\n")
      .map((line) => line.replace(/^[　 \s]+|[　 \s]+$/gu, ""))
      .filter((line) => line !== "")
      .map((line) => ({ kind: "line", text: line, heading: block.kind === "heading", depth, page }));
  });
}
