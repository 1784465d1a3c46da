import { NUMERAL, numberOf, numbersOf } from "./numerals.ts";

const BRANCHES = `(?:の${NUMERAL})*`;
const ARTICLE = new RegExp(
  `^(?:[（(]([^（）()]{1,40})[）)][　 ]*)?(第[　 ]?${NUMERAL}[　 ]?条${BRANCHES})((?:から|及び|、|・)第${NUMERAL}条${BRANCHES}(?:まで)?)?(?=[　 \\s（(]|$)(.*)$`,
  "su",
);
const CAPTION_FIRST = /^[　 \s]*[（(]([^（）()]{1,40})[）)](?:[　 \s]+(.*)|)$/su;
/** 第1条（目的）この要領は、…; 第5条（第3項を除く。）の規定は … goes on with a sentence. */
const CAPTION_CLOSE = /^[（(]([^（）()。、第]{1,40})[）)]([^のにをはがとでもへ、。及又若並から　 \s].*)$/su;
/** One pair of brackets around the whole, with others inside: 職員（非常勤を含む）の服務, not （２）　県外旅行（海外を除く）. */
const CAPTION = /^[（(]((?:[^。（）()]|[（(][^。（）()]*[）)]){1,60})[）)]$/u;
const CHAPTER = new RegExp(`^第[　 ]?${NUMERAL}[　 ]?(編|章|節|款|目)${BRANCHES}[　 ]*([^。]{1,40})$`, "u");
const CONTENTS_RANGE = /[（(]第[^（）]*条[^（）]*[）)]$/u;
const SUPPLEMENT =
  /^[附付]\s*則(?:\s*([（(〔［[](?!抄).*?[）)〕］\]]|(?:明治|大正|昭和|平成|令和)[^。]{1,40}号))?(?:[　 ]*[（(〔]?抄[）)〕]?)?(?:[　 \s]+(.*)|)$/su;
const ANNEX = new RegExp(
  `^((?:別\\s*表|別記様式|別記|別紙|様式|付表)(?:[　 ]*第?${NUMERAL}号?(?:様式)?${BRANCHES})?|第${NUMERAL}号様式${BRANCHES})(?=[　 （(]|$)[　 ]*(?:[（(]([^（）()]*(?:関係|第[^（）()]*条[^（）()]*))[）)])?[　 ]*(.*)$`,
  "u",
);
const LONGEST_ANNEX_TITLE = 50;
const NUMBERED = /^([0-9０-９]{1,2}|[②-⑳])(?:[　 \s]+|[.．][　 ]*)(\S.*)$/su;
const ITEM = new RegExp(
  `^(?:[（(](?:${NUMERAL}|[ア-ンa-zivx]+)[）)]|[一二三四五六七八九十]{1,4}(?:の${NUMERAL})*[　 ]|[ア-ンイロハニホヘトチリヌルヲ][　 ]|[①-⑳]|[・●○◎※-]|\\[[0-9]{1,3}\\][　 ]|${NUMERAL}号?[　 .．]|備考)`,
  "u",
);
/** Beginnings that go on with the 項 above them. */
const CONTINUATION = /^(?:ただし|但し|この場合|なお)/u;

/** Of a rule that only amends or abolishes others, by its title. */
const AMENDING =
  /の一部を改正する|の一部改正(?:について)?(?:[（(][^）)]*[）)])?$|を廃止する(?:等の)?(?:条例|規則|訓令|告示|規程|要綱|要領)$/u;
/** 旅費規則（昭和45年星見県規則第3号）は、廃止する。 */
const ABOLISHES =
  /^[　 \s]*(?<title>[^。「」、]{2,80}?)(?:[（(](?<number>[^（）()]*号)[^（）()]*[）)])?は、廃止する。$/u;
/** （見出し）第1条　旅費規則（平成7年星見県規則第3号）の一部を次のように改正する。 */
const AMENDS =
  /^(?:[（(][^（）()]*[）)])?[　 \s]*(?:第\S{1,4}条[　 \s]+)?「?(?<title>[^。「」]{2,80}?)(?:[（(](?:(?<number>[^（）()]*号)[^（）()]*|[^（）()]*年[^（）()]*日[^（）()]*)[）)])?」?の一部を(?:次|下記|別紙|別表)[^。]{0,20}?(?:改正する|改正し、[^。]*)。?$/u;

export function isAmending(title: string): boolean {
  return AMENDING.test(title.normalize("NFKC").replace(/\s/gu, ""));
}

/** The rule that a sentence opens the changes of, or abolishes; null for every other line. */
export function openingOf(line: string): { readonly title: string; readonly number: string | null } | null {
  const { title, number } = (AMENDS.exec(line.trim()) ?? ABOLISHES.exec(line.trim()))?.groups ?? {};
  return title === undefined ? null : { title: title.replace(/\s/gu, ""), number: number ?? null };
}

export interface ArticleStart {
  readonly numbers: readonly number[];
  /** 第36条の2, whatever numerals the text has. */
  readonly label: string;
  readonly caption: string | null;
  readonly rest: string;
}

export function articleStart(text: string, isHeading: boolean): ArticleStart | undefined {
  const match = ARTICLE.exec(text);
  const name = match?.[2];
  if (match === null || name === undefined) return undefined;
  const numbers = numbersOf(name);
  const label = articleLabel(numbers) + rangeLabel(match[3]);
  const rest = (match[4] ?? "").replace(/^[　 \s]+/u, "");
  const captioned = CAPTION_FIRST.exec(match[4] ?? "") ?? CAPTION_CLOSE.exec(match[4] ?? "");
  if (match[1] === undefined && captioned?.[1] !== undefined) {
    return { numbers, label, caption: captioned[1], rest: captioned[2] ?? "" };
  }
  // 第5条（第3項を除く。）の規定は … is a sentence that goes on, not the head of an article.
  if (/^[（(]/u.test(match[4] ?? "") && !/^[（(]\s/u.test(match[4] ?? "")) return undefined;
  if (isHeading && rest !== "" && !rest.endsWith("。") && rest !== "削除")
    return { numbers, label, caption: rest, rest: "" };
  return { numbers, label, caption: match[1] ?? null, rest };
}

const POINT = new RegExp(`^(第${NUMERAL}${BRANCHES})[　 \\s]+(\\S.*)$`, "su");
const LONGEST_POINT_CAPTION = 30;

/** 第２　補助金の額は、…: the articles of many 要綱 and 要領 are not called 条. */
export function pointStart(text: string): ArticleStart | undefined {
  const [, name, rest] = POINT.exec(text) ?? [];
  if (name === undefined || rest === undefined) return undefined;
  const numbers = numbersOf(name);
  const label = numbers.map((number, index) => (index === 0 ? `第${number}` : `の${number}`)).join("");
  const captioned = CAPTION_FIRST.exec(rest);
  if (captioned?.[1] !== undefined) return { numbers, label, caption: captioned[1], rest: captioned[2] ?? "" };
  const isCaption = rest.length <= LONGEST_POINT_CAPTION && !/[。、]/u.test(rest) && rest !== "削除";
  return isCaption ? { numbers, label, caption: rest, rest: "" } : { numbers, label, caption: null, rest };
}

function articleLabel(numbers: readonly number[]): string {
  return numbers.map((number, index) => (index === 0 ? `第${number}条` : `の${number}`)).join("");
}

function rangeLabel(range: string | undefined): string {
  if (range === undefined) return "";
  const joiner = range.slice(0, range.indexOf("第"));
  return `${joiner}${articleLabel(numbersOf(range))}${range.endsWith("まで") ? "まで" : ""}`;
}

export function captionOf(text: string): string | undefined {
  return CAPTION.exec(text)?.[1];
}

/** A chapter's heading and its rank, 0 (編) to 4 (目); a line of the table of contents is told by its range of articles. */
export function chapterOf(text: string): { readonly rank: number; readonly inContents: boolean } | undefined {
  const kind = CHAPTER.exec(text)?.[1];
  return kind === undefined ? undefined : { rank: "編章節款目".indexOf(kind), inContents: CONTENTS_RANGE.test(text) };
}

export function supplementOf(text: string): { readonly label: string; readonly rest: string } | undefined {
  const match = SUPPLEMENT.exec(text);
  if (match === null) return undefined;
  const law = match[1] === undefined ? "" : `（${match[1].replace(/^[（(〔［[]|[）)〕］\]]$/gu, "").trim()}）`;
  return { label: `附則${law}`, rest: match[2] ?? "" };
}

/** The rule that brought a 附則, where it stands below the heading: （令和6年3月29日規則第20号）. */
export function supplementLaw(text: string): string | undefined {
  return /^[（(〔［[]((?:明治|大正|昭和|平成|令和)[^。（）()]{1,40}号)[）)〕］\]](?:[　 ]*抄)?$/u.exec(
    text.trim(),
  )?.[1];
}

export interface AnnexStart {
  readonly label: string;
  /** The articles that it belongs to: 第5条関係. */
  readonly reference: string | null;
  readonly title: string;
  /** A first line set beside the label. */
  readonly rest: string;
}

export function annexOf(text: string): AnnexStart | undefined {
  const match = ANNEX.exec(text);
  const name = match?.[1];
  if (match === null || name === undefined) return undefined;
  const beside = match[3] ?? "";
  if (/^[にのをはがともへ、]/u.test(beside)) return undefined;
  const isTitle = beside.length <= LONGEST_ANNEX_TITLE && !beside.includes("。");
  const label = name
    .replace(/[　 \s]/gu, "")
    .replace(new RegExp(NUMERAL, "gu"), (numeral) => String(numberOf(numeral)));
  return { label, reference: match[2] ?? null, title: isTitle ? beside : "", rest: isTitle ? "" : beside };
}

export function numberedParagraph(text: string): { readonly number: number; readonly rest: string } | undefined {
  const match = NUMBERED.exec(text);
  const [, numeral, rest] = match ?? [];
  if (numeral === undefined || rest === undefined) return undefined;
  return { number: numberOf(numeral), rest };
}

export function isItem(text: string): boolean {
  return ITEM.test(text) || CONTINUATION.test(text);
}
