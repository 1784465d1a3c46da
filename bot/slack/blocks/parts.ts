import type { types } from "@slack/bolt";
import type { CalendarDate, Citation } from "../../../corpus/document.ts";
import type { Pointer } from "../../../rag/contract.ts";
import { dateWords } from "../../wording.ts";
import { beginning, pieces } from "./cut.ts";
import { inForceWords } from "./dates.ts";
import { inertPlain } from "./inert.ts";
import { link, sourceAddress } from "./link.ts";
import type { Part } from "./pages.ts";
import { bullets, inertWords, line, quote, rich, words } from "./rich.ts";

/** Of one block; longer text goes on in the next. */
const PIECE = 2_500;
/** What stands below the quotations finds room in one message. */
const REMARKS = 1_500;
const NAME_LENGTH = 250;
const APPLIES_LENGTH = 250;
const POINTERS = 5;

export function part(...blocks: types.KnownBlock[]): Part {
  return { blocks, citations: 0, isEssential: false };
}

export function essential(...blocks: types.KnownBlock[]): Part {
  return { ...part(...blocks), isEssential: true };
}

export function paragraphs(text: string): readonly Part[] {
  return pieces(text, PIECE, inertPlain).map((piece) => part(rich(line(inertWords(piece)))));
}

export function quotedParts(text: string): readonly Part[] {
  return pieces(text, PIECE, inertPlain).map((piece) => part(rich(quote(piece))));
}

/** @param appliesTo whom the rule is about, in words */
export function citationParts(
  citation: Citation,
  publicUrl: string,
  appliesTo: string | undefined,
  isFirst: boolean,
): readonly Part[] {
  const { label, title, locator, url, effectiveFrom, effectiveTo } = citation;
  const quoted = pieces(citation.quote, PIECE, inertPlain).map((piece) => quote(piece));
  const place = line(link(`[${label}] ${nameOf(title, locator)}`, sourceAddress(url, publicUrl)));
  // A file that somebody sent has no page, and no day on which it took effect.
  const inForce = url === "" ? "" : inForceWords(effectiveFrom, effectiveTo);
  const about = appliesTo === undefined ? "" : `　対象：${oneLine(appliesTo, APPLIES_LENGTH)}`;
  const facts = `${inForce}${about}` === "" ? [] : [line(inertWords(`${inForce}${about}`))];
  const last = quoted.at(-1);
  const blocks = [
    ...quoted.slice(0, -1).map((each) => rich(each)),
    rich(...(last === undefined ? [] : [last]), place, ...facts),
  ];
  return blocks.map((block, at) => ({ blocks: [block], citations: at === 0 ? 1 : 0, isEssential: isFirst }));
}

/** Nothing where there are no pointers. */
export function pointerParts(heading: string, all: readonly Pointer[], publicUrl: string): readonly Part[] {
  if (all.length === 0) return [];
  const items = all
    .slice(0, POINTERS)
    .map(({ title, locator, url }) => [link(nameOf(title, locator), sourceAddress(url, publicUrl))]);
  return [part(rich(line(words(heading)), bullets(items)))];
}

/** @param facts lines before the notices */
export function remarkParts(facts: readonly string[], notices: readonly string[], asOf: CalendarDate): readonly Part[] {
  const lines = [`${dateWords(asOf)}時点の資料によります。`, ...notices].map((each) => `※ ${each}`);
  return [essential(rich(line(inertWords(beginning([...facts, ...lines].join("\n"), REMARKS, inertPlain)))))];
}

/** On one line, inert. */
export function oneLine(text: string, limit: number): string {
  return beginning(text.replace(/\s+/gu, " ").trim(), limit, inertPlain);
}

function nameOf(title: string, locator: string): string {
  return oneLine(`${title} ${locator}`, NAME_LENGTH);
}
