import { itemLine } from "../block.ts";
import { type Draft, draft, pack } from "./draft.ts";
import type { BodyBlock, OutlinePart } from "./outline.ts";
import { rowLines } from "./table-rows.ts";

/** Characters of a passage of steps or paragraphs. */
const LONGEST = 400;
/** Of a passage of table rows, each of which is an answer of its own. */
const LONGEST_OF_ROWS = 200;
/** A paragraph beyond this is cut between its sentences. */
const LONGEST_PARAGRAPH = 800;
const STEP = /^(?:手順)?([0-9０-９]{1,2})[.．)）:：][　 ]*\S/u;

interface Part {
  readonly text: string;
  readonly page: number | null;
  readonly step: number | null;
}

/** Manuals, notices and everything without a structure of its own: paragraphs and steps under their headings. */
export function sectionedPassages(parts: readonly OutlinePart[]): readonly Draft[] {
  return parts.flatMap((part) => {
    const trouble = part.heading !== null && /つまず|トラブル|困ったとき|こんなとき/u.test(part.heading);
    return trouble ? troublePassages(part) : packedPassages(part);
  });
}

function packedPassages(part: OutlinePart): readonly Draft[] {
  const runs = runsOf(part.blocks).map((blocks) => ({ blocks, isTable: blocks[0]?.kind === "table" }));
  const groups = runs.flatMap(({ blocks, isTable }) =>
    pack(blocks.flatMap(partsOf), isTable ? LONGEST_OF_ROWS : LONGEST).map((group) => ({ group, isTable })),
  );
  return groups.map(({ group, isTable }) => {
    const steps = group.flatMap(({ step }) => (step === null ? [] : [step]));
    const page = group[0]?.page ?? null;
    return draft({
      kind: steps.length > 0 ? "step" : isTable ? "table" : "text",
      sections: part.above,
      caption: part.heading,
      locator: locatorOf(part.heading, steps, page),
      page,
      text: group.map(({ text }) => text).join("\n"),
    });
  });
}

/** Tables, and what stands between them. */
function runsOf(blocks: readonly BodyBlock[]): readonly (readonly BodyBlock[])[] {
  const runs: BodyBlock[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    const goesOn = last?.[0] !== undefined && (last[0].kind === "table") === (block.kind === "table");
    if (goesOn) last.push(block);
    else runs.push([block]);
  }
  return runs;
}

/** One passage per trouble: `症状 → 対処` is found by its symptom. */
function troublePassages(part: OutlinePart): readonly Draft[] {
  const heading = part.heading ?? "";
  const sections = [...part.above, { level: part.above.length + 1, heading }];
  return part.blocks.flatMap(partsOf).map(({ text, page }) => {
    const symptom = /^(.{2,60}?)\s*(?:→|⇒|：|\n)/u.exec(text)?.[1]?.replace(/^[・\s]+/u, "");
    return draft({ kind: "step", sections, caption: symptom ?? null, locator: heading, page, text });
  });
}

function partsOf(block: BodyBlock): readonly Part[] {
  const page = block.page ?? null;
  if (block.kind === "table") return rowLines(block).map((text) => ({ text, page, step: null }));
  if (block.kind === "item")
    return [{ text: itemLine(block), page, step: block.depth === 0 ? stepOf(itemLine(block)) : null }];
  return sentencesOf(block.text).map((text) => ({ text, page, step: stepOf(text) }));
}

function stepOf(line: string): number | null {
  const number = STEP.exec(line)?.[1];
  return number === undefined ? null : Number(number.normalize("NFKC"));
}

function sentencesOf(text: string): readonly string[] {
  if (text.length <= LONGEST_PARAGRAPH) return [text];
  const sentences = text.split(/(?<=。)/u).map((sentence) => ({ text: sentence }));
  return pack(sentences, LONGEST).map((group) => group.map((sentence) => sentence.text).join(""));
}

function locatorOf(heading: string | null, steps: readonly number[], page: number | null): string {
  const [first] = steps;
  const last = steps.at(-1);
  const range = first === undefined ? "" : first === last ? `手順${first}` : `手順${first}〜${last}`;
  const place = [heading ?? "", range].filter((part) => part !== "").join(" ");
  return place === "" && page !== null ? `${page}ページ` : place;
}
