import type { ComparedRow, DifferentRow } from "./compare.ts";

/** Places that did not change and are not shown: 第1条〜第4条（略）. */
interface UnchangedRow {
  readonly kind: "unchanged";
  readonly first: string;
  /** The same as `first` where it is one place. */
  readonly last: string;
}

export type FoldedRow = DifferentRow | UnchangedRow;

/** The rows that officials look at: what changed, and between it only which places stayed. */
export function foldUnchanged(rows: readonly ComparedRow[]): readonly FoldedRow[] {
  const folded: FoldedRow[] = [];
  for (const row of rows) {
    if (row.kind !== "same") {
      folded.push(row);
      continue;
    }
    // A heading is no place that is left out.
    if (row.newer.isHeading) continue;
    const { locator } = row.newer;
    const last = folded.at(-1);
    if (last?.kind === "unchanged") folded[folded.length - 1] = { ...last, last: locator };
    else folded.push({ kind: "unchanged", first: locator, last: locator });
  }
  return folded;
}

/** 第1条〜第4条　（略） */
export function unchangedText({ first, last }: Pick<UnchangedRow, "first" | "last">): string {
  const place = first === last ? first : `${first}〜${last}`;
  return place === "" ? "（略）" : `${place}　（略）`;
}
