import { beginsParagraph, joinLines } from "../readers/lines.ts";

export interface RecognisedPage {
  /** One for each paragraph that Tesseract sees, its lines joined. */
  readonly paragraphs: readonly string[];
  /** How sure Tesseract is, 0 to 100: the mean of their words', each by its length. 0 where there is none. */
  readonly confidence: number;
  /** Characters without white space. */
  readonly length: number;
  /** With those of paragraphs that are left out because Tesseract is not sure of them. */
  readonly seen: number;
}

const JAPANESE =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々ー、。，．・「」『』（）〔〕［］【】：；！？％]";
/** Tesseract sets a blank wherever it sees a gap; between Japanese characters there are none. */
const BLANKS = new RegExp(`(?<=${JAPANESE})[ \\t]+(?=[^ \\t])|(?<=[^ \\t])[ \\t]+(?=${JAPANESE})`, "gu");
/** The blank behind an article's number, by which it is told from a reference such as 第2条の規定, is no character to Tesseract. */
const ARTICLE =
  /^(第[0-9０-９一二三四五六七八九十百]+条(?:の[0-9０-９一二三四五六七八九十]+)*)(?=[^\s　のにかをはがとで第、。,（(])/u;
/** Columns of its TSV output: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
const WORD_LEVEL = "5";

/** Paragraphs of which Tesseract is less sure are stamps, rules and stains. Confidence, 0 to 100. */
const LEAST_CONFIDENCE = 40;

interface Paragraph {
  readonly lines: Map<string, string[]>;
  /** Sum over the words of confidence times length. */
  sure: number;
  length: number;
}

/** What `tesseract … tsv` says of one page. */
export function recognisedPage(tsv: string): RecognisedPage {
  const paragraphs = new Map<string, Paragraph>();
  for (const row of tsv.split("\n")) {
    const [level, , block, paragraph, line = "", , , , , , confidence, ...texts] = row.split("\t");
    const text = texts.join(" ").trim();
    if (level !== WORD_LEVEL || text === "") continue;
    const seen = paragraphs.get(`${block} ${paragraph}`) ?? { lines: new Map<string, string[]>(), sure: 0, length: 0 };
    paragraphs.set(`${block} ${paragraph}`, seen);
    seen.lines.set(line, [...(seen.lines.get(line) ?? []), text]);
    seen.sure += Math.max(0, Number(confidence)) * text.length;
    seen.length += text.length;
  }
  const kept = [...paragraphs.values()].filter(({ sure, length }) => sure >= LEAST_CONFIDENCE * length);
  const length = kept.reduce((sum, paragraph) => sum + paragraph.length, 0);
  return {
    paragraphs: kept.flatMap(({ lines }) => paragraphsOf([...lines.values()].map(lineText))),
    confidence: length === 0 ? 0 : kept.reduce((sum, paragraph) => sum + paragraph.sure, 0) / length,
    length,
    seen: [...paragraphs.values()].reduce((sum, paragraph) => sum + paragraph.length, 0),
  };
}

/** The lines joined; a line that looks like the beginning of a paragraph is one. */
function paragraphsOf(lines: readonly string[]): readonly string[] {
  const paragraphs: string[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last === undefined || beginsParagraph(line)) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] = joinLines(last, line);
  }
  return paragraphs;
}

function lineText(words: readonly string[]): string {
  return words.join(" ").replace(BLANKS, "").replace(ARTICLE, "$1　");
}
