import { diffArrays } from "diff";
import type { Stretch } from "./changed-words.ts";
import { unchangedText } from "./fold.ts";
import { plainText } from "./likeness.ts";

export type FoldedLine =
  | { readonly kind: "line"; readonly stretches: readonly Stretch[] }
  /** 号 or rows that are the same on both sides: 一〜四　（略） */
  | { readonly kind: "unchanged"; readonly text: string };

export interface FoldedSides {
  readonly older: readonly FoldedLine[];
  readonly newer: readonly FoldedLine[];
}

/** The number at the head of a line: 一, (2), ウ. */
const NUMBER = /^\S{1,8}(?=[　 ])/u;

/** Both sides of a changed row line by line. Of what is the same on both only the first line is kept, to say what is about. */
export function foldLines(older: readonly Stretch[], newer: readonly Stretch[]): FoldedSides {
  const [before, after] = [linesOf(older), linesOf(newer)];
  const changes = diffArrays(keysOf(before, "older"), keysOf(after, "newer"));
  const sides: { older: FoldedLine[]; newer: FoldedLine[] } = { older: [], newer: [] };
  let [from, to] = [0, 0];
  for (const { count, added, removed } of changes) {
    const left = added ? [] : before.slice(from, from + count);
    const right = removed ? [] : after.slice(to, to + count);
    const isSame = !added && !removed;
    const keepsFirst = isSame && from === 0 && to === 0;
    sides.older.push(...(isSame ? folded(left, keepsFirst) : left.map(asLine)));
    sides.newer.push(...(isSame ? folded(right, keepsFirst) : right.map(asLine)));
    from += left.length;
    to += right.length;
  }
  return sides;
}

type Line = readonly Stretch[];

function linesOf(stretches: readonly Stretch[]): readonly Line[] {
  const lines: Stretch[][] = [[]];
  for (const { text, changed } of stretches) {
    text.split("\n").forEach((part, at) => {
      if (at > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ text: part, changed });
    });
  }
  return lines;
}

/** A line that is changed equals no other. */
function keysOf(lines: readonly Line[], side: string): string[] {
  return lines.map((line, at) => (line.some(({ changed }) => changed) ? `\n${side}${at}` : plainText(textOf(line))));
}

function folded(lines: readonly Line[], keepsFirst: boolean): readonly FoldedLine[] {
  const [head, ...tail] = lines;
  const rest = keepsFirst ? tail : lines;
  const kept = keepsFirst && head !== undefined ? [asLine(head)] : [];
  if (rest.length === 0) return kept;
  const number = (line: Line | undefined) => NUMBER.exec(textOf(line ?? []))?.[0] ?? "";
  const [first, last] = [number(rest[0]), number(rest.at(-1))];
  const place = first === "" || last === "" ? { first: "", last: "" } : { first, last };
  return [...kept, { kind: "unchanged", text: unchangedText(place) }];
}

function asLine(stretches: Line): FoldedLine {
  return { kind: "line", stretches };
}

function textOf(line: Line): string {
  return line.map(({ text }) => text).join("");
}
