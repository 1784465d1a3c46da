import { diffArrays } from "diff";
import { bestAlignment } from "./best-alignment.ts";
import { bigramsOf, likeness, plainText } from "./likeness.ts";
import { samePlaceKey, type Unit } from "./units.ts";

/** An article with its 項, or what stands by itself: units from the first up to before the last. */
export interface Group {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** What it says, whatever its number. */
  readonly content: string;
  readonly caption: string;
  readonly isHeading: boolean;
}

type Span = readonly [number, number];

const ARTICLE = /^(?:附則(?:（[^）]*）)?)?第\d+条(?:の\d+)*/u;
/** Groups as like as this may be one under another number. */
const LEAST = 0.5;
/** A shorter text (削除) is no evidence that an article has moved. */
const SHORTEST_MOVED = 10;
/** Comparisons of every group with every other beyond this would take seconds. */
const MOST_COMPARISONS = 200_000;

export function groupsOf(units: readonly Unit[]): readonly Group[] {
  const groups: Group[] = [];
  for (const [at, unit] of units.entries()) {
    const label = unit.isHeading ? "" : (ARTICLE.exec(unit.locator)?.[0] ?? "");
    const content = plainText(`${unit.caption}\n${unit.text}`);
    const last = groups.at(-1);
    if (last !== undefined && label !== "" && last.label === label) {
      groups[groups.length - 1] = { ...last, to: at + 1, content: `${last.content}\n${content}` };
    } else {
      groups.push({
        ...{ label: label === "" ? samePlaceKey(unit) : label, from: at, to: at + 1, content },
        ...{ caption: unit.caption, isHeading: unit.isHeading },
      });
    }
  }
  return groups;
}

/** Which articles became which, in their order: those that say the same, and between them those most alike. */
export function pairGroups(older: readonly Group[], newer: readonly Group[]): readonly (readonly [Group, Group])[] {
  const pairs: (readonly [Group, Group])[] = [];
  let [from, to] = [0, 0];
  let gap: { older: Span; newer: Span } = { older: [0, 0], newer: [0, 0] };
  const close = () => {
    pairs.push(...alike(older.slice(...gap.older), newer.slice(...gap.newer)));
  };
  for (const { count, added, removed } of diffArrays(older.map(keyOf), newer.map(keyOf))) {
    if (!added && !removed) {
      close();
      for (let at = 0; at < count; at += 1) {
        const [old, young] = [older[from + at], newer[to + at]];
        if (old !== undefined && young !== undefined) pairs.push([old, young]);
      }
    }
    if (!added) from += count;
    if (!removed) to += count;
    gap =
      added || removed
        ? { older: [gap.older[0], from], newer: [gap.newer[0], to] }
        : { older: [from, from], newer: [to, to] };
  }
  close();
  return pairs;
}

function keyOf({ content, label, isHeading }: Group): string {
  return content.length < SHORTEST_MOVED && !isHeading ? `${label}\n${content}` : content;
}

function alike(older: readonly Group[], newer: readonly Group[]): readonly (readonly [Group, Group])[] {
  if (older.length * newer.length > MOST_COMPARISONS) return [];
  const grams = (groups: readonly Group[]) => groups.map(({ content }) => bigramsOf(content));
  const [before, after] = [grams(older), grams(newer)];
  const scoreOf = (from: number, to: number) => {
    const [old, young] = [older[from], newer[to]];
    if (old === undefined || young === undefined || old.isHeading !== young.isHeading) return null;
    const isShort = Math.min(old.content.length, young.content.length) < SHORTEST_MOVED;
    if (isShort && old.label !== young.label && !old.isHeading) return null;
    const score = likeness(before[from] ?? new Set(), after[to] ?? new Set());
    const sameCaption = old.caption !== "" && plainText(old.caption) === plainText(young.caption);
    // Of what is as like, what kept its number and its caption is the same.
    return score < LEAST ? null : score + (old.label === young.label ? 0.05 : 0) + (sameCaption ? 0.1 : 0);
  };
  return bestAlignment(older.length, newer.length, scoreOf).flatMap(([from, to]) => {
    const [old, young] = [older[from], newer[to]];
    return old === undefined || young === undefined ? [] : [[old, young] as const];
  });
}
