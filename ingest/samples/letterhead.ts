import type { Block, FrontMatter, Source } from "./source.ts";

const REGULATIONS: readonly string[] = ["条例", "規則", "訓令", "要綱", "要領"];

export function isRegulation(meta: FrontMatter): boolean {
  return REGULATIONS.includes(meta.category);
}

export interface HeadLine {
  readonly text: string;
  readonly side: "left" | "right";
}

export interface Letterhead {
  readonly aboveTitle: readonly HeadLine[];
  readonly belowTitle: readonly HeadLine[];
  /** What remains of the document. */
  readonly body: readonly Block[];
}

/** A notice opens with its own number, date, addressee and sender; other documents get number, date and department under the title. */
export function letterhead({ meta, blocks }: Source): Letterhead {
  const opening = meta.category === "通知" ? blocks.findIndex((block) => !isHeadLine(block)) : 0;
  if (opening > 0) {
    const aboveTitle = blocks
      .slice(0, opening)
      .flatMap((block) => (block.kind === "paragraph" ? [placed(block.text)] : []));
    return { aboveTitle, belowTitle: [], body: blocks.slice(opening) };
  }
  return { aboveTitle: [], belowTitle: imprint(meta).map(placed), body: blocks };
}

export function imprint(meta: FrontMatter): readonly string[] {
  const date = japaneseDate(meta.effectiveFrom);
  const dated = isRegulation(meta) ? `${date}施行` : date;
  return [meta.number, dated, meta.owner].filter((line) => line !== undefined);
}

function isHeadLine(block: Block): boolean {
  return block.kind === "paragraph" && !block.text.includes("。");
}

function placed(text: string): HeadLine {
  return { text, side: /[様殿]$/.test(text) ? "left" : "right" };
}

/** 2026-11-22 as 令和8年11月22日. */
export function japaneseDate(date: string): string {
  const format = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(date));
}
