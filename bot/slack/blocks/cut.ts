const CHARACTERS = new Intl.Segmenter("ja", { granularity: "grapheme" });
/** UTF-16 units around a cut in which the end of a character is looked for: longer ones are piles of accents. */
const WINDOW = 64;
const CLOSING = "」』）)";

/**
 * The longest beginning of `text` that has at most `limit` UTF-16 units once made inert, `…` included. Cut after 。 where one
 * stands in its second half, otherwise between two characters and not at a blank.
 */
export function beginning(text: string, limit: number, inert: (text: string) => string): string {
  if (fits(text, limit, inert)) return inert(text);
  return `${inert(text.slice(0, cutWithin(text, limit - 1, inert)))}…`;
}

/** All of `text`, inert, in pieces of at most `limit` UTF-16 units, cut at the same places. */
export function pieces(text: string, limit: number, inert: (text: string) => string): readonly string[] {
  const all: string[] = [];
  let rest = text.trim();
  while (rest !== "") {
    const end = fits(rest, limit, inert) ? rest.length : Math.max(1, cutWithin(rest, limit, inert));
    const piece = inert(rest.slice(0, end)).trim();
    if (piece !== "") all.push(piece);
    rest = rest.slice(end).trimStart();
  }
  return all;
}

function fits(text: string, limit: number, inert: (text: string) => string): boolean {
  return text.length <= limit && inert(text).length <= limit;
}

function cutWithin(text: string, limit: number, inert: (text: string) => string): number {
  let end = 0;
  let beyond = Math.min(text.length, limit) + 1;
  while (beyond - end > 1) {
    const middle = Math.floor((end + beyond) / 2);
    if (inert(text.slice(0, middle)).length <= limit) end = middle;
    else beyond = middle;
  }
  const sentence = sentenceEnd(text, end);
  return sentence > end / 2 ? sentence : characterEnd(text, end);
}

function sentenceEnd(text: string, end: number): number {
  let at = text.lastIndexOf("。", end - 1) + 1;
  while (at > 0 && at < end && CLOSING.includes(text.charAt(at))) at += 1;
  return at;
}

function characterEnd(text: string, end: number): number {
  const from = Math.max(0, end - WINDOW);
  const around = CHARACTERS.segment(text.slice(from, end + WINDOW));
  const ends = Array.from(around, ({ index }) => from + index).filter((at) => at > from && at <= end);
  const place = ends.findLast((at) => !/\s/u.test(text.slice(at - 1, at + 1))) ?? ends.at(-1) ?? end;
  return place > 0 && /[\uD800-\uDBFF]/u.test(text.charAt(place - 1)) ? place - 1 : place;
}
