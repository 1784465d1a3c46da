import type { Section } from "../../corpus/document.ts";
import type { Block, ItemBlock, ParagraphBlock, TableBlock } from "../block.ts";
import { beginsParagraph, blockOfLine } from "../readers/lines.ts";
import { sameText, withoutTitle } from "./draft.ts";
import { annexOf } from "./regulation-patterns.ts";

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
  const parts: { above: readonly Section[]; level: number; heading: string | null; blocks: BodyBlock[] }[] = [];
  let path: readonly Section[] = [];
  let marked = 0;
  let current: BodyBlock[] = [];
  parts.push({ above: [], level: 0, heading: null, blocks: current });
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
    parts.push({ above: withoutTitle(above, title), level: heading.level, heading: own, blocks: current });
  }
  return withEntries(parts)
    .map(withoutLetterhead)
    .filter((part) => part.blocks.length > 0);
}

interface Levelled extends OutlinePart {
  readonly level: number;
}

/** Entries of lists as text of the part in which they stand. */
function withEntries(parts: readonly Levelled[]): readonly OutlinePart[] {
  const whole: OutlinePart[] = [];
  for (const [at, part] of parts.entries()) {
    const last = whole.at(-1);
    const entry = isEntry(part, parts[at + 1]) ? entryOf(part) : undefined;
    if (entry === undefined || last === undefined || last.heading !== entry.heading) whole.push(entry ?? part);
    else whole[whole.length - 1] = { ...last, blocks: [...last.blocks, ...entry.blocks] };
  }
  return whole;
}

/** Lists in letters and forms: 「１　事業の名称」 looks like a heading, and nothing stands under it. */
function isEntry({ heading, level, blocks }: Levelled, next: Levelled | undefined): boolean {
  return (
    heading !== null && blocks.length === 0 && beginsParagraph(heading) && (next === undefined || next.level <= level)
  );
}

function entryOf({ above, heading }: Levelled): OutlinePart {
  const blocks = [{ kind: "paragraph", text: heading ?? "" }] as const;
  return { above: above.slice(0, -1), heading: above.at(-1)?.heading ?? null, blocks };
}

/** Date, number, addressee and sender above a letter's first sentence: the metadata says what they say, but not which form it is. */
function withoutLetterhead(part: OutlinePart): OutlinePart {
  if (part.heading !== null) return part;
  const first = part.blocks.findIndex((block) => !isHeadLine(block));
  if (first < 1) return part;
  const forms = part.blocks.slice(0, first).filter((block) => "text" in block && annexOf(block.text) !== undefined);
  return { ...part, blocks: [...forms, ...part.blocks.slice(first)] };
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
