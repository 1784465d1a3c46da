import { beginning } from "./cut.ts";

/** Three lines of a phone. */
const LENGTH = 90;
const LINES = 3;
/** A sentence or line with the labels of what it rests on. */
const SENTENCE = /[^。\n]*(?:。[」』）)]*|\n|$)(?:\[\d+\])*\n?/gu;
const LABELS = /\[\d+\]/gu;

interface Conclusion {
  /** The first sentences that fit three lines; the beginning of the first where it does not fit. */
  readonly head: string;
  /** What is left to say: the whole text where the head is cut. Empty where the quotations say it word for word. */
  readonly rest: string;
}

/** @param quotes shown below the conclusion */
export function concluded(text: string, quotes: readonly string[]): Conclusion {
  const sentences =
    text
      .trim()
      .match(SENTENCE)
      ?.filter((sentence) => sentence !== "") ?? [];
  let head = "";
  let taken = 0;
  for (const sentence of sentences) {
    const longer = `${head}${sentence}`.trimEnd();
    if (longer.length > LENGTH || longer.split("\n").length > LINES) break;
    head = `${head}${sentence}`;
    taken += 1;
  }
  const rest = sentences.slice(taken).join("").trim();
  const left = isQuoted(rest, quotes) ? "" : rest;
  if (taken > 0) return { head: head.trim(), rest: left };
  return { head: beginning(rest.split("\n").slice(0, LINES).join("\n"), LENGTH, (same) => same), rest: left };
}

/** Whether every line is part of a quotation, blanks and labels aside. */
function isQuoted(text: string, quotes: readonly string[]): boolean {
  const bare = quotes.map(withoutBlanks);
  return text
    .split(/\n|(?<=\[\d+\])/u)
    .map((line) => withoutBlanks(line.replace(LABELS, "")))
    .every((line) => bare.some((quote) => quote.includes(line)));
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/gu, "");
}
