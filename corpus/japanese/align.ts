import { normalise } from "./normalise.ts";

/** Normalised text that remembers where it stood in the text as written. */
export interface Aligned {
  readonly text: string;
  /** The text as written behind a stretch of the normalised text, and its index there. */
  written(start: number, end: number): { readonly text: string; readonly index: number };
}

/** A run that normalisation leaves as it is, or a character with the marks that it joins to it: ｶﾞ becomes ガ. */
const PIECE = /(?<plain>(?:[ぁ-ゖァ-ヺー一-鿿々、。「」0-9a-z](?![\p{M}ﾞﾟ]))+)|[^\p{M}ﾞﾟ][\p{M}ﾞﾟ]*|[\p{M}ﾞﾟ]+/gu;

/** Normalises for finding patterns whose places are wanted in the text as written. */
export function align(written: string): Aligned {
  let text = "";
  /** For each unit of `text`, where its character starts and ends in `written`. */
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of written.matchAll(PIECE)) {
    const isPlain = match.groups?.plain !== undefined;
    const normal = isPlain ? match[0] : normalise(match[0]);
    const addition = normal === "" ? " " : normal;
    if (addition === " " && (text === "" || text.endsWith(" "))) continue;
    text += addition;
    for (let unit = 0; unit < addition.length; unit += 1) {
      starts.push(match.index + (isPlain ? unit : 0));
      ends.push(match.index + (isPlain ? unit + 1 : match[0].length));
    }
  }
  return {
    text: text.trimEnd(),
    written: (start, end) => {
      const index = starts[start] ?? written.length;
      return { text: written.slice(index, ends[end - 1] ?? index), index };
    },
  };
}
