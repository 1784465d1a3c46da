/** A stretch of a text: `text` is exactly `whole.slice(start, end)`. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ENDS = /[。．！？!?\n]/u;
const OPENERS = "「『（(【〔";
const CLOSERS = "」』）)】〕";

/** Cuts a text at 。！？ and line ends, not inside brackets. Offsets are UTF-16 code units; blank spans are left out. */
export function sentencesOf(whole: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < whole.length; at += 1) {
    const letter = whole.charAt(at);
    if (OPENERS.includes(letter)) depth += 1;
    else if (CLOSERS.includes(letter)) depth = Math.max(0, depth - 1);
    const isLineEnd = letter === "\n";
    if (isLineEnd) depth = 0;
    const isStop = isLineEnd || (depth === 0 && ENDS.test(letter) && !isDecimalPoint(whole, at));
    if (isStop || at === whole.length - 1) {
      pushTrimmed(spans, whole, start, at + 1);
      start = at + 1;
    }
  }
  return spans;
}

function isDecimalPoint(whole: string, at: number): boolean {
  return whole.charAt(at) === "．" && /[0-9０-９]/u.test(whole.charAt(at + 1));
}

function pushTrimmed(spans: Span[], whole: string, from: number, to: number): void {
  const raw = whole.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = from + raw.trimEnd().length;
  if (end > start) spans.push({ text: whole.slice(start, end), start, end });
}
