import type { Draft } from "../structure/draft.ts";
import type { Instruction } from "./instruction.ts";
import { itemLines, type Outcome, partOf, placeOf, standsAt, subitemLines } from "./place.ts";
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
      return byHand(instruction.sentence);
    case "rewrite":
    case "insert":
    case "append":
    case "remove":
    case "renumber":
    case "shift":
      return restructure(passages, instruction);
  }
}

function byHand(sentence: string): string {
  if (sentence.startsWith("題名"))
    return "題名は、この案を取り込んだ後に資料の画面で改めてください。ここで変えると別の資料になります。";
  if (sentence.startsWith("目次")) return "目次は本文に含めていません。反映しなくてもかまいません。";
  return "この文には自動で反映できない指示があります。手作業で反映してください。";
}

const ROW = /^(別表(?:第\d+)?(?:の\d+)*)の?(.+)の[項部]$/u;

function changeWords(passages: readonly Draft[], place: string, from: string, to: string): Outcome {
  const missing = `「${from}」が${place}に見つかりません。`;
  if (from === "") return missing;
  const captioned = /^(.*)の見出し$/u.exec(place)?.[1];
  const [, table, row] = ROW.exec(place) ?? [];
  const { passage: where, item, subitem, part } = placeOf(captioned ?? table ?? place);
  let found = 0;
  const changed = (text: string) => {
    if (text.includes(from)) found += 1;
    return text.replaceAll(from, () => to);
  };
  const outcome = changeAt(passages, where, (passage) => {
    if (captioned !== undefined) {
      return { ...passage, caption: passage.caption === null ? null : changed(passage.caption) };
    }
    if (row !== undefined) return { ...passage, text: inRow(passage.text, row, changed) };
    const inside = (text: string) => (part === null ? changed(text) : inPart(text, part, changed));
    if (item === null) return { ...passage, text: inside(passage.text) };
    const lines = passage.text.split("\n");
    const whole = itemLines(lines, item);
    const own = whole === null || subitem === null ? null : subitemLines(lines.slice(...whole), subitem);
    if (whole === null || (subitem !== null && own === null)) return passage;
    const range = own === null ? whole : ([whole[0] + own[0], whole[0] + own[1]] as const);
    const text = inside(lines.slice(...range).join("\n"));
    return { ...passage, text: [...lines.slice(0, range[0]), text, ...lines.slice(range[1])].join("\n") };
  });
  if (typeof outcome === "string") return outcome;
  // A row or a sentence is one: where several could be meant, a person says which.
  if (found > 1 && (row !== undefined || part !== null)) return `${place}が一つに決まりません。`;
  return found > 0 ? outcome : missing;
}

function inRow(text: string, row: string, change: (line: string) => string): string {
  return text
    .split("\n")
    .map((line) => (plainRow(line).includes(plainRow(row)) ? change(line) : line))
    .join("\n");
}

function plainRow(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}

function inPart(text: string, part: string, change: (text: string) => string): string {
  const range = partOf(text, part);
  if (range === null) return text;
  return `${text.slice(0, range[0])}${change(text.slice(...range))}${text.slice(range[1])}`;
}

function changeAt(passages: readonly Draft[], place: string, change: (passage: Draft) => Draft): Outcome {
  if (!passages.some((passage) => standsAt(passage, place))) return `${place}が見つかりません。`;
  return passages.map((passage) => (standsAt(passage, place) ? change(passage) : passage));
}
