import { type Draft, draft } from "../structure/draft.ts";
import { regulationPassages } from "../structure/regulation.ts";
import { createAnnex } from "../structure/regulation-annex.ts";
import { annexOf, numberedParagraph } from "../structure/regulation-patterns.ts";
import type { Instruction } from "./instruction.ts";
import { endOfSentences, itemLines, type Outcome, partOf, placeOf, type Span, standsAt } from "./place.ts";
import { renumber, renumberItems, shift } from "./renumber.ts";

type Structural = Extract<
  Instruction,
  { readonly kind: "rewrite" | "insert" | "append" | "remove" | "renumber" | "shift" }
>;

/** Carries out what replaces, adds, removes or moves whole 条, 項, 号, sentences and 別表. */
export function restructure(passages: readonly Draft[], instruction: Structural): Outcome {
  const named = instruction.kind === "insert" ? instruction.after : instruction.place;
  const { passage: place, item, subitem, part } = placeOf(named);
  if (subitem !== null) return BY_HAND;
  const from = passages.findIndex((passage) => standsAt(passage, place));
  // 本則に次の1条を加える: behind its last article.
  const isAtEnd = place === "本則" && instruction.kind === "insert" && instruction.unit === "条";
  if (from === -1 || (place === "本則" && !isAtEnd)) return `${named}が見つかりません。`;
  const to = passages.findLastIndex((passage) => standsAt(passage, place)) + 1;
  const span = { passages, from, to, place };
  const unit = "unit" in instruction ? instruction.unit : null;
  const body = "body" in instruction ? instruction.body : [];
  if ("body" in instruction && body.length === 0) return UNREADABLE;
  if (part !== null || unit === "文") return changeSentence(span, instruction, { item, part }, body.join(""));
  if (instruction.kind === "renumber")
    return item === null ? renumber(span, instruction.to) : moveItem(span, item, instruction.to, null);
  if (instruction.kind === "shift") {
    return item === null
      ? shift(span, instruction.last, instruction.by)
      : moveItem(span, item, instruction.last, instruction.by);
  }
  if (instruction.kind === "remove" && instruction.last !== null) {
    return item === null ? removeThrough(span, instruction.last) : BY_HAND;
  }
  if (item !== null || unit === "号") return changeItems(span, instruction.kind, item, body);
  if (instruction.kind === "remove") return spliced(span, from, to, []);
  if (instruction.kind === "rewrite") {
    const written = isAnnex(place)
      ? annexes(body, place)
      : isArticle(place)
        ? articles(body, span)
        : paragraphs(body, span);
    return written.length === 0 ? UNREADABLE : spliced(span, from, to, written);
  }
  if (unit === "表") return added(span, annexes(body, null));
  return unit === "条" ? added(span, articles(body, span)) : added(counted(span), paragraphs(body, span));
}

const UNREADABLE = "新しい条文が読み取れません。";
const BY_HAND = "号の指示を自動では反映できません。手作業で反映してください。";

function isArticle(place: string): boolean {
  return /条(?:の\d+)*$|^第\d+(?:の\d+)*$/u.test(place);
}

function isAnnex(place: string): boolean {
  return /^(?:別表|様式|別記様式)/u.test(place);
}

/** A 別表 or 様式 with its label and title; one that is only quoted below its order is the one that stands there. */
function annexes(body: readonly string[], place: string | null): readonly Draft[] {
  const [first = "", ...rest] = body;
  const start = annexOf(first);
  if (start === undefined && place === null) return [];
  const annex = createAnnex(start ?? { label: place ?? "", reference: null, title: "", rest: "" }, null);
  const lines = start === undefined ? body : [...(start.rest === "" ? [] : [start.rest]), ...rest];
  for (const text of lines) annex.add({ kind: "line", text, heading: false, depth: null, page: null });
  return annex.drafts();
}

/** A ただし書, a 後段 or another sentence of one 項 or 号. */
function changeSentence(
  { passages, from, to, place }: Span,
  { kind }: Structural,
  { item, part }: { readonly item: string | null; readonly part: string | null },
  sentence: string,
): Outcome {
  const passage = passages[from];
  if (passage === undefined || to !== from + 1) return `${place}のどの項か決まりません。手作業で反映してください。`;
  const lines = passage.text.split("\n");
  const range = item === null ? ([0, lines.length] as const) : itemLines(lines, item);
  if (range === null) return `${passage.locator}に第${item}号が見つかりません。`;
  const text = lines.slice(...range).join("\n");
  const end = endOfSentences(text);
  const where = part === null ? ([end, end] as const) : partOf(text, part);
  if (where === null) return `${passage.locator}に${part}が見つかりません。`;
  if (kind !== "append" && kind !== "rewrite" && kind !== "remove") return BY_HAND;
  const written = `${text.slice(0, where[0])}${sentence}${text.slice(where[1])}`;
  const whole = [...lines.slice(0, range[0]), written, ...lines.slice(range[1])].join("\n");
  return passages.map((each, at) => (at === from ? { ...each, text: whole } : each));
}

function moveItem({ passages, from, place }: Span, item: string, last: string, by: number | null): Outcome {
  const target = placeOf(last);
  const passage = passages[from];
  const [low, to] = [Number(item), Number(target.item)];
  if (passage === undefined || target.passage !== place || Number.isNaN(low + to)) return BY_HAND;
  const lines =
    by === null
      ? renumberItems(passage.text.split("\n"), low, low, to - low)
      : renumberItems(passage.text.split("\n"), low, to, by);
  if (typeof lines === "string") return lines;
  return passages.map((each, at) => (at === from ? { ...each, text: lines.join("\n") } : each));
}

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
function articles(body: readonly string[], { passages, to }: Span): readonly Draft[] {
  const sections = passages[to - 1]?.sections ?? [];
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
