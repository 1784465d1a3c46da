import { normalise } from "../../../corpus/japanese/normalise.ts";
import { sentencesOf } from "../../../corpus/japanese/sentences.ts";
import { type Amount, type Frequency, periodOf, type Quantities, quantitiesIn } from "./quantities.ts";
import { japaneseNumber, type Period, yearly } from "./yearly.ts";

/** What a text about an effect says in hours or yen a year, for the writer to confirm: it is never taken over by itself. */
export interface Proposal {
  readonly unit: "hours" | "yen";
  readonly value: number;
  /** `（30分−5分）×月200回×12か月÷60＝年1,000時間` */
  readonly how: string;
}

export interface Effect {
  /** Best first, without repetition. */
  readonly proposals: readonly Proposal[];
  /** What each time saves where the text does not say how often that is; null where nothing is missing. */
  readonly missingFrequency: { readonly each: string } | null;
}

/** A saving as the text has it. */
interface Saving {
  readonly unit: Amount["unit"];
  readonly value: number;
  readonly words: string;
  /** How long it takes to save that: each time, a period, or a whole that is not said, most likely a year. */
  readonly per: Period | "each" | "whole";
  readonly isChange: boolean;
  readonly sentence: number;
}

const MAXIMUM_LENGTH = 3000;
const BETWEEN =
  /^(?:程度|ほど|前後|以上|くらい|ぐらい|強|弱)?(?:[^。\d]{0,24}?(?:が|から|を|は|→|⇒|->|=>|⇨))[^。\d]{0,8}$/u;
const BECOMES =
  /^(?:程度|ほど|前後|以下|未満|足らず|くらい|ぐらい|強|弱)?(?:に|へ|まで|で(?:済|終|でき|足り)|$|[、。」)]|と(?:な|大幅))/u;
const IS_SAVED =
  /^(?!(?:程度|ほど|前後)?(?:に|へ|まで))(?:程度|ほど|以上|近く|くらい|ぐらい|あまり|余り|強|弱|相当|ずつ|分)?(?:の|を|が|も|は)?(?:[^。\d、]{0,10}?(?:の|を|が|も|は|に))?(?:大幅に|丸ごと|まるごと)?(?:削減|短縮|減|回せ|充て|振り向け|節約|節減|軽減|圧縮|浮|捻出|生み出|不要|要らな|いらな|なくな|無くな|なくし|空い|省|カット|廃止|やめ|ゼロ|早く|速く)/u;
const IS_ADDED = /(?:増え|増加|余計|かかるように|必要にな)/u;
const PERIOD = "年間?|年度|1年|毎年|月間?|1か月|1ヶ月|毎月|週間?|1週間?|毎週|1日|毎日|毎朝|毎夕|日";
const STATED_PERIOD = new RegExp(
  `(?<![\\d.か])(${PERIOD})(?:あたり|当たり|に|で|は|の(?:合計|残業|作業)?|、|およそ|約|平均|延べ|計|合計|換算で|ベースで)*[^。\\d、年月週日]{0,10}$`,
  "u",
);
/** 月約900件で45時間: what so many in that period come to. */
const COUNTED_PERIOD = new RegExp(
  `(?<![\\d.か])(${PERIOD})(?:間|に|の|約|延べ|およそ){0,2}[\\d,.]+(?:件|回|通|枚|日|週|人|社|本|部)[^。、\\d]{0,8}[で、]約?$`,
  "u",
);
/** 5か月で, 3日で: neither a year nor each time. */
const OTHER_PERIOD = /(?:[2-9]|\d\d)(?:年|か月|ヶ月|週間|日)(?:間)?(?:で|に)約?$/u;
const BEFORE_CONCERNS_EACH = /ずつ/u;
/** So little is nobody's whole year. */
const LEAST_WHOLE: Readonly<Record<Amount["unit"], number>> = { minutes: 60, yen: 1000 };
const ONE_EACH = /(?:1|一)(?:件|回|通|枚|名|部|社|台|か所|本)(?:あたり|当たり|に|につき|の)?[^。\d]{0,12}$/u;
const EACH_PERSON = /(?:1人|一人|ひとり|各自|それぞれ|\d(?:人|名)(?:が|とも|それぞれ|全員)|全員)/u;

/** Reads numbers and units in a text about an effect. Text beyond 3,000 characters is not looked at. */
export function effectOf(text: string): Effect {
  const sentences = sentencesOf(text.slice(0, MAXIMUM_LENGTH)).map((span) => normalise(span.text));
  const quantities = sentences.map(quantitiesIn);
  const savings = sentences.flatMap((sentence, at) => savingsIn(sentence, quantities[at]?.amounts ?? [], at));
  const proposals: Proposal[] = [];
  let missing: Effect["missingFrequency"] = null;
  for (const saving of savings.toSorted((one, other) => rankOf(one) - rankOf(other))) {
    const found = proposalOf(saving, sentences, quantities);
    if (found === null) missing ??= { each: each(saving) };
    else if (!proposals.some(({ unit, value }) => unit === found.unit && value === found.value)) proposals.push(found);
  }
  return { proposals, missingFrequency: proposals.length > 0 ? null : missing };
}

/** What is said for a year goes before what is computed, and that before what is a year's only by conjecture. */
function rankOf({ per, isChange }: Saving): number {
  if (per === "year") return isChange ? 1 : 0;
  return per === "each" ? 2 : per === "whole" ? 4 : 3;
}

function savingsIn(text: string, amounts: readonly Amount[], sentence: number): readonly Saving[] {
  const savings: Saving[] = [];
  for (let at = 0; at < amounts.length; at += 1) {
    const [amount, next] = [amounts[at], amounts[at + 1]];
    if (amount === undefined) break;
    const { unit, value } = amount;
    const saved = changeBetween(text, amount, next);
    const after = text.slice(amount.end);
    if (saved !== null) {
      const words = `（${amount.text}−${next?.text ?? "0"}）`;
      const per = statedPeriod(text, amount) ?? "each";
      savings.push({ unit, value: saved, words, per, isChange: true, sentence });
      at += 1;
    } else if (IS_SAVED.test(after) && !IS_ADDED.test(after.slice(0, 12))) {
      const before = text.slice(0, amount.start);
      if (OTHER_PERIOD.test(before)) continue;
      const isEach = BEFORE_CONCERNS_EACH.test(after.slice(0, 4)) || value < LEAST_WHOLE[unit] || ONE_EACH.test(before);
      const per = statedPeriod(text, amount) ?? (isEach ? "each" : "whole");
      savings.push({ unit, value, words: amount.text, per, isChange: false, sentence });
    }
  }
  return savings;
}

/** How much less the next amount is, where the text says that the one became the other. */
function changeBetween(text: string, from: Amount, to: Amount | undefined): number | null {
  if (to === undefined || to.unit !== from.unit || to.value >= from.value) return null;
  const becomes = BETWEEN.test(text.slice(from.end, to.start)) && BECOMES.test(text.slice(to.end));
  return becomes ? from.value - to.value : null;
}

function statedPeriod(text: string, { start }: Amount): Period | null {
  const before = text.slice(0, start);
  if (ONE_EACH.test(before)) return null;
  const [, word] = COUNTED_PERIOD.exec(before) ?? STATED_PERIOD.exec(before) ?? [];
  return word === undefined ? null : periodOf(word);
}

function proposalOf(saving: Saving, sentences: readonly string[], quantities: readonly Quantities[]): Proposal | null {
  const { unit, value, words, per, isChange, sentence } = saving;
  if (!isChange && per === "year") return stated(unit, value, `本文の「年${words}」から`);
  if (per === "whole") return stated(unit, value, `本文の「${words}」を1年分とみた場合`);
  const often = per === "each" ? frequencyNear(sentence, quantities) : { times: 1, per };
  if (often === undefined) return null;
  const forEach = EACH_PERSON.test(sentences[sentence] ?? "") && per !== "year";
  const people = forEach ? (peopleNear(sentence, quantities) ?? 1) : 1;
  const isTime = unit === "minutes";
  const effort = isTime ? { minutes: value } : { minutes: 0, yen: value };
  const sum = yearly({ ...effort, ...often, people });
  const total = (isTime ? sum?.hours : sum?.money) ?? 0;
  if (sum === null || total <= 0) return null;
  const result = isTime ? `年${japaneseNumber(total)}時間` : `年${japaneseNumber(total)}円`;
  const [, times = ""] = /^[^×]*(×.*?)?(?:÷60)?＝/u.exec(sum.how) ?? [];
  return { unit: isTime ? "hours" : "yen", value: total, how: `${words}${timesWords(times, per)}＝${result}` };
}

function stated(unit: Amount["unit"], value: number, how: string): Proposal | null {
  const total = yearly({
    minutes: 0,
    ...(unit === "yen" ? { yen: value } : { minutes: value }),
    times: 1,
    per: "year",
    people: 1,
  });
  if (total === null) return null;
  return unit === "yen" ? { unit: "yen", value: total.money, how } : { unit: "hours", value: total.hours, how };
}

/** `×月1回×12か月` reads better as `×12か月` where the text itself speaks of a month. */
function timesWords(times: string, per: Saving["per"]): string {
  return per === "each" ? times : times.replace(/^×(?:1日|週|月|年)1回/u, "");
}

/** How often: said in the same sentence, else in the nearest one. */
function frequencyNear(sentence: number, quantities: readonly Quantities[]): Frequency | undefined {
  return nearest(sentence, quantities)
    .map(({ frequencies }) => frequencies[0])
    .find((each) => each !== undefined);
}

function peopleNear(sentence: number, quantities: readonly Quantities[]): number | undefined {
  return nearest(sentence, quantities)
    .map(({ people }) => people?.count)
    .find((count) => count !== undefined);
}

function nearest(sentence: number, quantities: readonly Quantities[]): readonly Quantities[] {
  return [...quantities.entries()]
    .toSorted(([one], [other]) => Math.abs(one - sentence) - Math.abs(other - sentence))
    .map(([, each]) => each);
}

function each({ unit, value }: Saving): string {
  if (unit === "yen") return `${japaneseNumber(value)}円`;
  return value >= 60 ? `${japaneseNumber(value / 60)}時間` : `${japaneseNumber(value)}分`;
}
