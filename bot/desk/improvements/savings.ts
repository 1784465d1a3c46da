import { type Amount, periodOf } from "./quantities.ts";
import type { Period } from "./yearly.ts";

/** A saving as the text has it. */
export interface Saving {
  readonly unit: Amount["unit"];
  readonly value: number;
  readonly words: string;
  /** How long it takes to save that: each time, a period, or a whole that is not said, most likely a year. */
  readonly per: Period | "each" | "whole";
  readonly isChange: boolean;
  readonly sentence: number;
}

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

/** The savings that a sentence tells of, in its order; what became more is none. */
export function savingsIn(text: string, amounts: readonly Amount[], sentence: number): readonly Saving[] {
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
