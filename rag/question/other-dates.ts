import type { CalendarDate } from "../../corpus/document.ts";
import { isYear, type Moment } from "./moments.ts";

/** Directly after a date, what says that the rules as of it are meant. */
export const AS_OF_MARK =
  /^\s?(?:の|に|で)?\s?(?:時点|現在(?!地)|当時|段階|とき|時(?![間差])|頃|ごろ|ころ|あたり|(?:に|で)?適用|施行|有効)/u;

const RUN = "[\\p{Script=Han}\\p{Script=Katakana}ー]";
const NOT_A_NAME = "(?!時点|現在|当時|施行|改正|以[前降後]|中に|末|頃)";

/** 令和2年訓令第12号, 令和8年4月20日付け8人第102号. */
const DOCUMENT_NUMBER = new RegExp(
  `^\\s?(?:付け?|づけ)?の?${NOT_A_NAME}(?:\\d|${RUN}){0,16}\\(?第\\s?[0-9一二三四五六七八九十百]+号`,
  "u",
);
/** Papers known by their day: 令和7年10月20日付けの通知. */
const PAPER = /^\s?(?:付け?(?![けで])|づけ(?!で)|の?(?:通知|事務連絡|通達|依頼|お知らせ|回覧|メール|会議|議事録))/u;
const DEADLINE =
  /^\s?(?:頃|ごろ|中)?(?:まで\s?に|までの?(?:期限|提出|申請|受付|有効|任期|任用|計画)|迄|必着|締め?切|〆切|を?期限|が(?:期限|締))/u;
/** What dates a person or a thing, not the rules: 令和4年4月採用の職員, 昭和45年生まれ. 採用された場合 is an event to apply rules to. */
const ORIGIN =
  /^\s?(?:以降|以後|以前|より前|から|まで|頃|ごろ|中)?(?:に|の|、)?\s?(?:新規|中途)?(?:採用|入庁|任用|着任|就職|昇任|昇格|生まれ|生れ|卒業|設立|設置|導入|開設|開始|始ま)(?!(?:され|し|する)?た?(?:場合|とき|時))/u;
/** 昨年と比べて, 去年より. */
const COMPARISON = /^\s?(?:[とに]比べ|と同[じ様]|並み|より(?!以?前|後))/u;
/** 来年に持ち越せる日数. */
const CARRIED = /^\s?(?:に|へ|への)?(?:も|は)?(?:持ち?越|繰り?越)/u;
const ONGOING = /^\s?(?:頃|ごろ)?から(?:ずっと|[^、。]{0,14}?(?:(?<!なっ)(?:ている|てる|ており)|勤め|在籍))/u;

/** Things that come every year and carry its name. */
const YEARLY_NOUNS = [
  "年末調整|源泉徴収|確定申告|扶養控除|保険料控除|税制改正|給与改定|人事院勧告",
  "表彰|コンテスト|コンクール|募集|公募|キャンペーン|大会|選挙|式典|まつり|フェア",
  "健康診断|健診|検診|人間ドック|ストレスチェック|予防接種|訓練",
  "クールビズ|ウォームビズ|軽装|服装|年末年始|休館|節電",
  "予算|決算|計画(?!的|年休|休暇|取得)|事業(?![所者主場])|方針|目標|実績|補助金|助成金|交付金|監査|白書|統計|調査|アンケート",
  "人事異動|定期異動|人事評価|採用|試験|研修|講習|説明会|議会|定例会|大雪|豪雨|台風|地震|災害|問題",
  "通知|事務連絡|お知らせ|通達",
].join("|");
/** Not further from the year than whom or which season it is for: 令和8年度の会計年度任用職員の健康診断. */
const YEARLY_THING = new RegExp(
  `^\\s?分?の?\\s?(?:${RUN}{0,10}(?:職員|県|庁|局|部|課|季|期|夏|冬|春|秋)(?:等)?の?)?${NOT_A_NAME}${RUN}{0,10}(?:${YEARLY_NOUNS})`,
  "u",
);

/** Whether the date is there for something else than saying on which day the rules are asked for. */
export function datesSomethingElse(text: string, moment: Moment, today: CalendarDate): boolean {
  const after = text.slice(moment.end);
  const isMarked = AS_OF_MARK.test(after);
  if (!isYear(moment) && PAPER.test(after)) return true;
  if ([DOCUMENT_NUMBER, DEADLINE, ONGOING, COMPARISON, CARRIED].some((pattern) => pattern.test(after))) return true;
  if (!isMarked && (ORIGIN.test(after) || isQuoted(text, moment))) return true;
  return namesByYear(moment, today) && YEARLY_THING.test(after);
}

/**
 * A written year, and one that is not over, only name the yearly thing: its rules are found by name. 去年の年末調整
 * needs the day, for nothing in its name tells the year.
 */
function namesByYear(moment: Moment, today: CalendarDate): boolean {
  return isYear(moment) && (!moment.isRelative || moment.to >= today);
}

/** Between 「 and 」: part of a title. */
function isQuoted(text: string, { start }: Moment): boolean {
  const before = text.slice(0, start);
  return before.lastIndexOf("「") > before.lastIndexOf("」") || before.lastIndexOf("『") > before.lastIndexOf("』");
}
