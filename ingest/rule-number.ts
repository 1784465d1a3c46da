import { NUMERAL } from "./structure/numerals.ts";

const ERA_YEAR = `(?:明治|大正|昭和|平成|令和)(?:${NUMERAL}|元)年`;
const KIND = "(?:条例|規則|訓令|告示|公告|規程|要綱|要領|法律|政令|府令|省令|達)[甲乙丙]?";
const NUMBER = `第[0-9０-９一二三四五六七八九十百千〇]{1,7}号`;
const RULE_NUMBER = new RegExp(
  `^[（(]?(?:(${ERA_YEAR})(?:${NUMERAL}月${NUMERAL}日)?[　 ]*)?([^。（）()、年月日0-9]{0,20}?)(${KIND})(${NUMBER})[）)]?$`,
  "u",
);
const LONE_DATE = new RegExp(`^[（(]?(${ERA_YEAR})${NUMERAL}月${NUMERAL}日[）)]?$`, "u");
const PROMULGATES = /を(?:ここに公布する|次のように(?:定める|制定する))。$/u;

interface RuleNumber {
  readonly year: string | null;
  readonly body: string;
  readonly kind: string;
  readonly number: string;
}

/**
 * The number of a rule as others cite it, 令和5年星見県規則第12号, from the lines at its head: its year may stand on a line of
 * its own, as the day of promulgation, above or below.
 */
export function ruleNumberIn(lines: readonly string[]): string | undefined {
  for (const [index, line] of lines.entries()) {
    const found = parse(line);
    if (found === undefined) continue;
    const beside = [lines[index - 1], lines[index + 1]].map((other) => LONE_DATE.exec(plain(other ?? ""))?.[1]);
    const year = found.year ?? beside.find((each) => each !== undefined) ?? promulgatedIn(lines.slice(index + 1)) ?? "";
    return `${year}${found.body}${found.kind}${found.number}`;
  }
  return undefined;
}

/** Below the number of what is promulgated: to whom it goes, the sentence that does so, and the day. */
function promulgatedIn(below: readonly string[]): string | undefined {
  const sentence = below.findIndex((line) => PROMULGATES.test(line.trim()));
  return sentence === -1 ? undefined : LONE_DATE.exec(plain(below[sentence + 1] ?? ""))?.[1];
}

function parse(line: string): RuleNumber | undefined {
  const [, year, body, kind, number] = RULE_NUMBER.exec(plain(line)) ?? [];
  if (body === undefined || kind === undefined || number === undefined) return undefined;
  return { year: year ?? null, body, kind, number };
}

function plain(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => digit.normalize("NFKC")).replace(/[\s○◯]/gu, "");
}
