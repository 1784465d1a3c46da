import { type Draft, draft } from "../structure/draft.ts";
import { regulationPassages } from "../structure/regulation.ts";
import { numberedParagraph } from "../structure/regulation-patterns.ts";
import type { Instruction } from "./instruction.ts";
import { itemLines, type Outcome, placeOf, type Span, standsAt } from "./place.ts";
import { renumber, shift } from "./renumber.ts";

type Structural = Extract<
  Instruction,
  { readonly kind: "rewrite" | "insert" | "append" | "remove" | "renumber" | "shift" }
>;

/** Carries out what replaces, adds, removes or moves whole 条, 項 and 号. */
export function restructure(passages: readonly Draft[], instruction: Structural): Outcome {
  const named = instruction.kind === "insert" ? instruction.after : instruction.place;
  const { passage: place, item } = placeOf(named);
  const from = passages.findIndex((passage) => standsAt(passage, place));
  if (from === -1) return `${named}が見つかりません。`;
  const to = passages.findLastIndex((passage) => standsAt(passage, place)) + 1;
  const span = { passages, from, to, place };
  if (instruction.kind === "renumber") return item === null ? renumber(span, instruction.to) : BY_HAND;
  if (instruction.kind === "shift") return item === null ? shift(span, instruction.last, instruction.by) : BY_HAND;
  if (instruction.kind === "remove" && instruction.last !== null) return removeThrough(span, instruction.last);
  const body = instruction.kind === "remove" ? [] : instruction.body;
  if (instruction.kind !== "remove" && body.length === 0) return UNREADABLE;
  const isItem = item !== null || (instruction.kind === "append" && instruction.unit === "号");
  if (isItem) return changeItems(span, instruction.kind, item, body);
  if (instruction.kind === "remove") return spliced(span, from, to, []);
  if (instruction.kind === "rewrite") {
    const isArticle = /条(?:の\d+)*$/u.test(place);
    const written = isArticle ? articles(body, span) : paragraphs(body, span);
    return written.length === 0 ? UNREADABLE : spliced(span, from, to, written);
  }
  return instruction.unit === "条" ? added(span, articles(body, span)) : added(counted(span), paragraphs(body, span));
}

const UNREADABLE = "新しい条文が読み取れません。";
const BY_HAND = "号の番号の変更は自動では反映できません。手作業で反映してください。";

function spliced({ passages }: Span, from: number, to: number, written: readonly Draft[]): readonly Draft[] {
  return [...passages.slice(0, from), ...written, ...passages.slice(to)];
}

function added(span: Span, written: readonly Draft[]): Outcome {
  const taken = written.find(({ locator }) => span.passages.some((passage) => passage.locator === locator));
  if (taken !== undefined) return `${taken.locator}は既にあります。`;
  return written.length === 0 ? UNREADABLE : spliced(span, span.to, span.to, written);
}

function removeThrough(span: Span, last: string): Outcome {
  const end = span.passages.findLastIndex((passage) => standsAt(passage, last));
  if (end < span.from) return `${last}が見つかりません。`;
  return spliced(span, span.from, end + 1, []);
}

/** New articles, where the old one or its neighbour stands. */
function articles(body: readonly string[], { passages, from }: Span): readonly Draft[] {
  const sections = passages[from]?.sections ?? [];
  const blocks = body.map((text) => ({ kind: "paragraph", text }) as const);
  return regulationPassages(blocks, "")
    .filter(({ article }) => article !== null)
    .map((passage) => ({ ...passage, sections }));
}

/** New 項 of the article, numbered as their lines are; a 別表 or an unnumbered 項 keeps its place. */
function paragraphs(body: readonly string[], { passages, from, place }: Span): readonly Draft[] {
  const [like] = passages.slice(from);
  if (like === undefined) return [];
  const article = place.replace(/第\d+項$/u, "");
  const written: Draft[] = [];
  for (const line of body) {
    const start = numberedParagraph(line);
    const last = written.at(-1);
    if (start !== undefined) {
      written.push(draft({ ...like, locator: `${article}第${start.number}項`, text: start.rest }));
    } else if (last === undefined) written.push(draft({ ...like, locator: place, text: line }));
    else written[written.length - 1] = { ...last, text: `${last.text}\n${line}` };
  }
  return written;
}

/** An article of one 項 gets a number for it when another is added. */
function counted(span: Span): Span {
  const article = span.place.replace(/第\d+項$/u, "");
  const passages = span.passages.map((passage) =>
    passage.locator === article ? { ...passage, locator: `${article}第1項` } : passage,
  );
  return { ...span, passages };
}

function changeItems(
  { passages, from, to }: Span,
  kind: Structural["kind"],
  item: string | null,
  body: readonly string[],
): Outcome {
  // Without a 項 in its name a place with 号 is of one 項; 号 are added to the last.
  const at = item === null ? to - 1 : from;
  const passage = passages[at];
  if (passage === undefined) return "項が見つかりません。";
  const lines = passage.text.split("\n");
  const range = item === null ? ([lines.length, lines.length] as const) : itemLines(lines, item);
  if (range === null) return `${passage.locator}に第${item}号が見つかりません。`;
  const [start, end] = kind === "insert" ? [range[1], range[1]] : range;
  const text = [...lines.slice(0, start), ...body, ...lines.slice(end)].join("\n");
  return passages.map((each, index) => (index === at ? { ...each, text } : each));
}
