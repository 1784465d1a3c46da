import { annexOf, articleStart, captionOf, pointStart } from "../structure/regulation-patterns.ts";
import type { Instruction } from "./instruction.ts";

type Rewrite = Extract<Instruction, { readonly kind: "rewrite" }>;

/** 第6条及び第7条を次のように改める: gives each of the places its own of the lines that follow them all. */
export function withOwnTexts(instructions: readonly Instruction[]): readonly Instruction[] {
  const told: Instruction[] = [];
  let together: Rewrite[] = [];
  for (const instruction of instructions) {
    if (instruction.kind === "rewrite" && instruction.body.length === 0) {
      together.push(instruction);
      continue;
    }
    if (instruction.kind === "rewrite" && together.length > 0) told.push(...parted([...together, instruction]));
    else told.push(...together, instruction);
    together = [];
  }
  return [...told, ...together];
}

/** Where the lines do not name each of the places, a person parts them. */
function parted(rewrites: readonly Rewrite[]): readonly Instruction[] {
  const lines = rewrites.at(-1)?.body ?? [];
  const starts = rewrites.map(({ place }) => startOf(place, lines));
  const isInOrder = starts.every((start, at) => start >= 0 && (at === 0 || start > (starts[at - 1] ?? 0)));
  if (!isInOrder || starts[0] !== 0) {
    const places = rewrites.map(({ place }) => place).join("、");
    return [{ kind: "other", sentence: [`${places}を次のように改める。`, ...lines].join("\n") }];
  }
  return rewrites.map((rewrite, at) => ({ ...rewrite, body: lines.slice(starts[at], starts[at + 1]) }));
}

/** The line on which the text of a place begins, or its caption above it; -1 where none does. */
function startOf(place: string, lines: readonly string[]): number {
  const at = lines.findIndex((line) => {
    const label = articleStart(line, false)?.label ?? annexOf(line)?.label ?? pointStart(line)?.label;
    return label === place;
  });
  return at > 0 && captionOf(lines[at - 1] ?? "") !== undefined ? at - 1 : at;
}
