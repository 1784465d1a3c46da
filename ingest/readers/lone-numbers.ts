import type { Block } from "../block.ts";

const NUMERAL = "[0-9０-９一二三四五六七八九十]";
const LONE_NUMBER = new RegExp(
  `^(?:[（(](?:${NUMERAL}{1,3}|[ア-ン])[）)]|第${NUMERAL}{1,5}条(?:の${NUMERAL}{1,3})*|${NUMERAL}{1,3}|[ア-ン①-⑳])$`,
  "u",
);

/** Paragraphs with the number that stands alone before them: pages set 条, 項 and 号 apart from their text to line them up. */
export function withLoneNumbersJoined(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const follows = last?.kind === "paragraph" && LONE_NUMBER.test(last.text);
    if (follows && block.kind === "paragraph" && !LONE_NUMBER.test(block.text))
      joined[joined.length - 1] = { ...block, text: `${last.text}　${block.text}` };
    else joined.push(block);
  }
  return joined;
}
