import type { Block } from "../block.ts";

/** 2.1　申請の手順 ……… 12 */
const ENTRY = /^(.*?[^\s　.．…‥・･]{2})[\s　.．…‥・･]+([0-9０-９]{1,3})$/su;
const FEWEST_ENTRIES = 3;
/** From this part of its entries on that are found again as the text's own lines, a run of them is its table of contents. */
const FOUND_AGAIN = 0.5;

/** Without the lines of a table of contents, whose page numbers only grow: they say what the headings say, and are none. */
export function withoutContents(blocks: readonly Block[]): readonly Block[] {
  const lines = new Set(blocks.flatMap(linesOf));
  const dropped = new Set<Block>();
  let run: { block: Block; names: readonly string[] }[] = [];
  let page = 0;
  const close = () => {
    const names = run.flatMap((entry) => entry.names);
    const again = names.filter((name) => lines.has(name)).length;
    if (names.length >= FEWEST_ENTRIES && again >= names.length * FOUND_AGAIN) {
      for (const { block } of run) dropped.add(block);
    }
    run = [];
    page = 0;
  };
  for (const block of blocks) {
    const entries = entriesOf(block, page);
    if (entries === undefined) {
      close();
      continue;
    }
    run.push({ block, names: entries.map(({ name }) => name) });
    page = entries.at(-1)?.page ?? page;
  }
  close();
  return dropped.size === 0 ? blocks : blocks.filter((block) => !dropped.has(block));
}

/** The entries that a block consists of, from the page on; undefined where it is anything else. */
function entriesOf(
  block: Block,
  from: number,
): readonly { readonly name: string; readonly page: number }[] | undefined {
  if (!("text" in block)) return undefined;
  let page = from;
  const entries: { name: string; page: number }[] = [];
  for (const line of block.text.split("\n")) {
    const [, name, number] = ENTRY.exec(line) ?? [];
    if (name === undefined || Number(number?.normalize("NFKC")) < page) return undefined;
    page = Number(number?.normalize("NFKC"));
    entries.push({ name: plain(block.kind === "item" ? `${block.marker}${name}` : name), page });
  }
  return entries;
}

function linesOf(block: Block): readonly string[] {
  if (!("text" in block)) return [];
  const marker = block.kind === "item" ? block.marker : "";
  return [plain(`${marker}${block.text}`), ...block.text.split("\n").map(plain)];
}

function plain(text: string): string {
  return text.normalize("NFKC").replace(/[\s.…‥・･]+/gu, "");
}
