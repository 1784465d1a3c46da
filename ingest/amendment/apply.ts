import type { Draft } from "../structure/draft.ts";
import type { Instruction } from "./instruction.ts";
import { itemLines, type Outcome, placeOf, standsAt } from "./place.ts";
import { restructure } from "./restructure.ts";

export interface AppliedAmendment {
  /** The text as it would read, for a person to confirm. */
  readonly passages: readonly Draft[];
  /** What could not be carried out, each with a sentence that says why. */
  readonly left: readonly { readonly instruction: Instruction; readonly reason: string }[];
}

/**
 * Carries out what a 改め文 orders, in its order. Words must stand in the place verbatim and a place must exist: what does
 * not fit is left to a person, never guessed.
 */
export function applyAmendments(base: readonly Draft[], instructions: readonly Instruction[]): AppliedAmendment {
  const left: { instruction: Instruction; reason: string }[] = [];
  let passages: readonly Draft[] = base.filter(({ kind }) => kind !== "item");
  for (const instruction of instructions) {
    const outcome = applyOne(passages, instruction);
    if (typeof outcome === "string") left.push({ instruction, reason: outcome });
    else passages = outcome;
  }
  return { passages, left };
}

function applyOne(passages: readonly Draft[], instruction: Instruction): Outcome {
  switch (instruction.kind) {
    case "replace-words":
      return changeWords(passages, instruction.place, instruction.from, instruction.to);
    case "insert-words":
      return changeWords(passages, instruction.place, instruction.after, instruction.after + instruction.words);
    case "delete-words":
      return changeWords(passages, instruction.place, instruction.words, "");
    case "caption":
      return changeAt(passages, instruction.place, (passage) => ({ ...passage, caption: instruction.caption }));
    case "other":
      return "この文は自動では反映できません。手作業で反映してください。";
    case "rewrite":
    case "insert":
    case "append":
    case "remove":
    case "renumber":
    case "shift":
      return restructure(passages, instruction);
  }
}

function changeWords(passages: readonly Draft[], place: string, from: string, to: string): Outcome {
  const missing = `「${from}」が${place}に見つかりません。`;
  if (from === "") return missing;
  const captioned = /^(.*)の見出し$/u.exec(place)?.[1];
  const { passage: where, item } = placeOf(captioned ?? place);
  let found = false;
  const changed = (text: string) => {
    if (text.includes(from)) found = true;
    return text.replaceAll(from, () => to);
  };
  const outcome = changeAt(passages, where, (passage) => {
    if (captioned !== undefined) {
      return { ...passage, caption: passage.caption === null ? null : changed(passage.caption) };
    }
    if (item === null) return { ...passage, text: changed(passage.text) };
    const lines = passage.text.split("\n");
    const range = itemLines(lines, item);
    if (range === null) return passage;
    const inside = changed(lines.slice(...range).join("\n"));
    return { ...passage, text: [...lines.slice(0, range[0]), inside, ...lines.slice(range[1])].join("\n") };
  });
  return typeof outcome === "string" || found ? outcome : missing;
}

function changeAt(passages: readonly Draft[], place: string, change: (passage: Draft) => Draft): Outcome {
  if (!passages.some((passage) => standsAt(passage, place))) return `${place}が見つかりません。`;
  return passages.map((passage) => (standsAt(passage, place) ? change(passage) : passage));
}
