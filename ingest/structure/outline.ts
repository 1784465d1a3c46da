import type { Section } from "../../corpus/document.ts";
import type { Block, ItemBlock, ParagraphBlock, TableBlock } from "../block.ts";
import { blockOfLine } from "../readers/lines.ts";
import { sameText, withoutTitle } from "./draft.ts";

/** Characters of a line in the head of a letter. */
const LONGEST_HEAD_LINE = 40;

export type BodyBlock = ItemBlock | ParagraphBlock | TableBlock;

/** A heading with what stands under it before the next heading of any depth. */
export interface OutlinePart {
  /** The headings above, outermost first, without the title. */
  readonly above: readonly Section[];
  readonly heading: string | null;
  readonly blocks: readonly BodyBlock[];
}

export function outlineOf(blocks: readonly Block[], title: string): readonly OutlinePart[] {
  const parts: { above: readonly Section[]; heading: string | null; blocks: BodyBlock[] }[] = [];
  let path: readonly Section[] = [];
  let marked = 0;
  let current: BodyBlock[] = [];
  parts.push({ above: [], heading: null, blocks: current });
  for (const block of blocks) {
    if (block.kind === "heading") marked = block.level;
    const heading = headingOf(block, marked);
    if (heading === undefined || block.kind === "table") {
      if (block.kind !== "heading" && !(block.kind === "paragraph" && sameText(block.text, title))) current.push(block);
      continue;
    }
    // A sheet or page that repeats its heading in its first line.
    const before = path.at(-1)?.heading;
    if (before !== undefined && current.every(isHeadLine) && sameText(heading.heading, before)) {
      current.length = 0;
      continue;
    }
    const above = path.filter((section) => section.level < heading.level);
    path = [...above, heading];
    current = [];
    const own = sameText(heading.heading, title) ? null : heading.heading;
    parts.push({ above: withoutTitle(above, title), heading: own, blocks: current });
  }
  return parts.map(withoutLetterhead).filter((part) => part.blocks.length > 0);
}

/** Date, number, addressee and sender above a letter's first sentence: the metadata says what they say. */
function withoutLetterhead(part: OutlinePart): OutlinePart {
  if (part.heading !== null) return part;
  const first = part.blocks.findIndex((block) => !isHeadLine(block));
  return first > 0 ? { ...part, blocks: part.blocks.slice(first) } : part;
}

/** A heading, or a paragraph that looks like one (`1　対象となる職員`), below the last marked heading. */
function headingOf(block: Block, marked: number): Section | undefined {
  if (block.kind === "heading") return { level: block.level, heading: block.text };
  if (block.kind !== "paragraph") return undefined;
  const looks = blockOfLine(block.text);
  return looks.kind === "heading" ? { level: marked + looks.level - 1, heading: block.text } : undefined;
}

function isHeadLine(block: BodyBlock): boolean {
  return block.kind === "paragraph" && block.text.length <= LONGEST_HEAD_LINE && !/[。：:？?]/u.test(block.text);
}
