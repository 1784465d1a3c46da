import type { Stretch } from "./changed-words.ts";
import type { ComparedRow, ComparedSide, DifferentRow } from "./compare.ts";

interface Range {
  readonly first: string;
  /** The same as `first` where it is one place. */
  readonly last: string;
}

/** Places whose words did not change and are not shown: 第1条〜第4条（略）. */
interface UnchangedRow {
  readonly kind: "unchanged";
  readonly older: Range;
  readonly newer: Range;
  /** Whether the places have other numbers than they had. */
  readonly isMoved: boolean;
}

export type FoldedRow = DifferentRow | UnchangedRow;

/** The rows that officials look at: what changed, and between it only which places stayed, or moved as they were. */
export function foldUnchanged(rows: readonly ComparedRow[]): readonly FoldedRow[] {
  const folded: FoldedRow[] = [];
  let shift = "";
  for (const row of rows) {
    if (!isUntouched(row)) {
      folded.push(row);
      continue;
    }
    // A heading is no place that is left out.
    if (row.newer.isHeading) continue;
    const [older, newer] = [row.older.locator, row.newer.locator];
    const by = row.kind === "same" ? "" : shiftOf(older, newer);
    const last = folded.at(-1);
    if (last?.kind === "unchanged" && shift === by) {
      folded[folded.length - 1] = {
        ...last,
        older: { ...last.older, last: older },
        newer: { ...last.newer, last: newer },
      };
    } else {
      const alone = (locator: string) => ({ first: locator, last: locator });
      folded.push({ kind: "unchanged", older: alone(older), newer: alone(newer), isMoved: row.kind === "moved" });
    }
    shift = by;
  }
  return folded;
}

/** 第1条〜第4条　（略） */
export function unchangedText({ first, last }: Range): string {
  const place = first === last ? first : `${first}〜${last}`;
  return place === "" ? "（略）" : `${place}　（略）`;
}

type Untouched = Extract<ComparedRow, { kind: "same" | "moved" }>;

function isUntouched(row: ComparedRow): row is Untouched {
  if (row.kind === "same") return true;
  if (row.kind !== "moved" || row.newer.isHeading) return false;
  const isKept = ({ caption, text }: ComparedSide) => ![...caption, ...text].some(({ changed }: Stretch) => changed);
  return isKept(row.older) && isKept(row.newer);
}

/** By how much each number of a place rose; what moved together rose alike. */
function shiftOf(older: string, newer: string): string {
  const numbers = (locator: string) => [...locator.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
  const [before, after] = [numbers(older), numbers(newer)];
  if (before.length !== after.length) return `${older} ${newer}`;
  return after.map((number, at) => number - (before[at] ?? 0)).join(" ");
}
