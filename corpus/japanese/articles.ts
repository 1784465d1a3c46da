import { align } from "./align.ts";
import { NUMERAL, numberFrom } from "./numerals.ts";

/** A place of a rule named in a text, as written: 第36条の2第3項第1号, 別表第1, 附則第2項. */
export interface ArticleReference {
  readonly text: string;
  readonly index: number;
  /** Article with its branches, `36_2` for 第36条の2. */
  readonly article: string | null;
  readonly paragraph: number | null;
  readonly item: number | null;
  /** `1` for 別表第一, `1_2` for 別表第一の二, empty for the only 別表 of a rule. */
  readonly appendix: string | null;
  /** In the 附則. */
  readonly supplement: boolean;
}

/** What makes a number after の a count (第5条の3つの要件, 第36条の2項) and not a branch. */
const COUNTED = `[0-9〇零一二三四五六七八九十百千万億,.%項号つ人名日年月週回倍割分件種個点枚冊段級円歳時度階か箇カヵヶケ]|本(?!文)`;
const BRANCHES = `(?:\\s?の\\s?${NUMERAL}(?!${COUNTED}|の項))*`;
/** Not 条例, 条件, nor streets and towns (三条市, 九条通). */
const ARTICLE_END = "条(?![例件約項目市町村通里坂城川駅院寺]|文言)";
const REST = `(?:\\s?の?\\s?第?\\s?(?<paragraph>${NUMERAL})\\s?項(?!目))?(?:\\s?の?\\s?第?\\s?(?<item>${NUMERAL})\\s?号(?!様式))?`;

const IN_MAIN_PART = new RegExp(
  `(?:第\\s?(?<formal>${NUMERAL})|(?<![\\d,.第全計約〇零一二三四五六七八九十百千])(?<short>${NUMERAL}))\\s?${ARTICLE_END}(?<branches>${BRANCHES})${REST}`,
  "gu",
);
const IN_SUPPLEMENT = new RegExp(
  `[附付]\\s?則(?:\\s?の?\\s?第?(?<formal>${NUMERAL})\\s?${ARTICLE_END}(?<branches>${BRANCHES}))?${REST}`,
  "gu",
);
/** Not 個別表彰, 特別表示. */
const APPENDIX = new RegExp(
  `(?<![個特区各])別\\s?表(?![彰現示記明情題])(?:\\s?第?\\s?(?<appendix>${NUMERAL})(?![0-9,.条項]))?(?<branches>${BRANCHES})`,
  "gu",
);
/** 三条 and 九条 are names of places too: without 第 they count only after a rule's name or with more behind them. */
const ONE_KANJI = /^[一二三四五六七八九十]$/u;
const RULE_NAME_END = /[法例則程綱領令約](?:の|」|』|\))?\s?$/u;

/** References to articles, appendices and supplementary provisions, in order of their place. */
export function findArticleReferences(text: string): readonly ArticleReference[] {
  const aligned = align(text);
  const supplements = [...aligned.text.matchAll(IN_SUPPLEMENT)].map((match) => ({ match, supplement: true }));
  const others = [...aligned.text.matchAll(IN_MAIN_PART), ...aligned.text.matchAll(APPENDIX)]
    .filter((match) => isMeant(match, aligned.text))
    .map((match) => ({ match, supplement: false }));
  let covered = 0;
  return [...supplements, ...others]
    .sort((a, b) => a.match.index - b.match.index)
    .flatMap(({ match, supplement }) => {
      if (match.index < covered) return [];
      covered = match.index + match[0].length;
      const { formal, short, branches, paragraph, item, appendix } = match.groups ?? {};
      const number = formal ?? short;
      const isAppendix = !supplement && number === undefined;
      return [
        {
          ...aligned.written(match.index, covered),
          article: number === undefined ? null : key(number, branches),
          paragraph: paragraph === undefined ? null : numberFrom(paragraph),
          item: item === undefined ? null : numberFrom(item),
          appendix: isAppendix ? key(appendix ?? "", branches) : null,
          supplement,
        },
      ];
    });
}

function isMeant(match: RegExpExecArray, text: string): boolean {
  const { short, branches, paragraph, item } = match.groups ?? {};
  if (short === undefined || !ONE_KANJI.test(short)) return true;
  return (
    branches !== "" || paragraph !== undefined || item !== undefined || RULE_NAME_END.test(text.slice(0, match.index))
  );
}

function key(number: string, branches: string | undefined): string {
  const parts = [number, ...(branches ?? "").split("の").map((part) => part.trim())];
  return parts
    .filter((part) => part !== "")
    .map((part) => numberFrom(part) ?? part)
    .join("_");
}

/** How people name the place, with ASCII digits: 第36条の2第3項, 附則第2項, 別表第1. */
export function locatorOf(reference: Omit<ArticleReference, "text" | "index">): string {
  const { article, paragraph, item, appendix, supplement } = reference;
  return [
    supplement ? "附則" : "",
    article === null ? "" : numbered(article, "条"),
    paragraph === null ? "" : `第${paragraph}項`,
    item === null ? "" : `第${item}号`,
    appendix === null ? "" : `別表${appendix === "" ? "" : numbered(appendix, "")}`,
  ].join("");
}

function numbered(key: string, unit: string): string {
  const [number, ...branches] = key.split("_");
  return `第${number}${unit}${branches.map((branch) => `の${branch}`).join("")}`;
}
