import type { Block, Picture } from "../block.ts";
import type { Draft } from "./draft.ts";

interface Placed extends Picture {
  /** Index of the passage below which it stands. */
  readonly position: number;
}

/** A picture's place among the passages: below the one that holds the words above it. */
export function placePictures(
  pictures: readonly Picture[],
  blocks: readonly Block[],
  passages: readonly Pick<Draft, "text" | "caption" | "sections">[],
): readonly Placed[] {
  const texts = passages.map(({ text, caption, sections }) =>
    bare([...sections.map(({ heading }) => heading), caption ?? "", text].join("")),
  );
  const positions: number[] = [];
  let position = 0;
  for (const block of blocks) {
    const words = bare(wordsOf(block));
    const found = words === "" ? -1 : texts.findIndex((text, index) => index >= position && text.includes(words));
    if (found !== -1) position = found;
    positions.push(position);
  }
  return pictures.map((picture) => ({ ...picture, position: positions[picture.after] ?? 0 }));
}

function wordsOf(block: Block): string {
  return block.kind === "table" ? (block.rows.at(-1)?.findLast((cell) => cell !== "") ?? "") : block.text;
}

function bare(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}
