import { changedWords, type Stretch } from "./changed-words.ts";
import { plainText } from "./likeness.ts";
import { type Pairs, pairUnits } from "./pair.ts";
import { type ComparedPassage, samePlaceKey, type Unit, unitsOf } from "./units.ts";

/** One side of a row. Stretches joined are the revision's own text, verbatim. */
export interface ComparedSide {
  readonly locator: string;
  readonly caption: readonly Stretch[];
  readonly text: readonly Stretch[];
  /** A chapter's heading; everything else is a 項, a table or a paragraph. */
  readonly isHeading: boolean;
}

interface BothSides {
  readonly older: ComparedSide;
  readonly newer: ComparedSide;
}

/** `moved`: under another number; its words may have changed as well. */
export type DifferentRow =
  | (BothSides & { readonly kind: "changed" })
  | (BothSides & { readonly kind: "moved" })
  | { readonly kind: "added"; readonly newer: ComparedSide }
  | { readonly kind: "removed"; readonly older: ComparedSide };

export type ComparedRow = (BothSides & { readonly kind: "same" }) | DifferentRow;

/**
 * 新旧対照表: two revisions side by side, in the order of the newer one; what was removed stands where it stood. Texts are
 * aligned by place and likeness, so that a new 第5条 does not make every later article look changed.
 */
export function compareRevisions(
  older: readonly ComparedPassage[],
  newer: readonly ComparedPassage[],
): readonly ComparedRow[] {
  const [before, after] = [unitsOf(older), unitsOf(newer)];
  const pairs = pairUnits(before, after);
  const becameOf = new Map([...pairs].map(([from, to]) => [to, from]));
  const removed = removedBehind(before, pairs);
  return [
    ...(removed.get(-1) ?? []),
    ...after.flatMap((unit, at) => {
      const from = becameOf.get(at);
      const old = from === undefined ? undefined : before[from];
      const row: ComparedRow = old === undefined ? { kind: "added", newer: alone(unit) } : pairedRow(old, unit);
      return [row, ...(removed.get(at) ?? [])];
    }),
  ];
}

/** Rows of removed units by the newer position that they stand behind: that of what stood before them; -1 for the top. */
function removedBehind(before: readonly Unit[], pairs: Pairs): ReadonlyMap<number, readonly ComparedRow[]> {
  const rows = new Map<number, ComparedRow[]>();
  let behind = -1;
  for (const [at, unit] of before.entries()) {
    const to = pairs.get(at);
    if (to === undefined) rows.set(behind, [...(rows.get(behind) ?? []), { kind: "removed", older: alone(unit) }]);
    else behind = to;
  }
  return rows;
}

function pairedRow(older: Unit, newer: Unit): ComparedRow {
  const caption = changedWords(older.caption, newer.caption);
  const text = changedWords(older.text, newer.text);
  const isSame =
    plainText(older.text) === plainText(newer.text) && plainText(older.caption) === plainText(newer.caption);
  return {
    kind: samePlaceKey(older) !== samePlaceKey(newer) ? "moved" : isSame ? "same" : "changed",
    older: { locator: older.locator, caption: caption.older, text: text.older, isHeading: older.isHeading },
    newer: { locator: newer.locator, caption: caption.newer, text: text.newer, isHeading: newer.isHeading },
  };
}

function alone({ locator, caption, text, isHeading }: Unit): ComparedSide {
  const whole = (part: string) => (part === "" ? [] : [{ text: part, changed: true }]);
  return { locator, caption: whole(caption), text: whole(text), isHeading };
}
