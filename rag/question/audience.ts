import { BODIES, type Body, EMPLOYMENTS, type Employment } from "../../corpus/document.ts";
import { normalise } from "../../corpus/japanese/normalise.ts";

/** The kinds of staff that a question names; an empty list where it names none. */
export interface NamedStaff {
  readonly employments: readonly Employment[];
  readonly bodies: readonly Body[];
}

const PEOPLE = "(?:の?(?:職員|方|人|者|スタッフ|さん)|的?任用|雇用)";

/** How staff call each other. 会計年度 is also a stretch of time, 臨時 also a meeting, 本庁 also a building. */
const EMPLOYMENT_NAMES: Readonly<Record<Employment, string>> = {
  会計年度任用職員: [
    "会計年度任用",
    "(?<![前翌当該次各毎一同年])会計年度(?!任用|独立|区分|ごと|の?(?:末|終|初|始|途中|開始|経過|区分|期間)|が(?:終|始|変)|[内中末])",
    "会任",
    "非正規",
    "非常勤",
    "アルバイト",
    `臨時${PEOPLE}`,
    `パート(?:タイム|タイマー|${PEOPLE}|(?=で(?:働|勤)|でも|は|も|だと|なら|の場合|勤務))`,
  ].join("|"),
  再任用職員: "再任用|定年(?:退職)?後",
  常勤職員:
    "(?<!非)常勤|(?<!非)正規の?職員|(?<!非)正規(?=の(?:方|人)|で(?:働|勤|任))|正職員?|一般の?職員|任期の定めのない職員",
};

const BODY_NAMES: Readonly<Record<Body, string>> = {
  知事部局: "知事部[局門]|(?<!教育庁)本庁(?!舎)",
  教育庁: "教育庁|(?<![市町村])教育委員会|(?<![市町村])教委|学校事務",
};

/** 会計年度任用職員以外, 常勤ではない: named to leave them out. */
const LEFT_OUT = "(?!(?:任用)?(?:の?職員)?(?:等)?(?:以外|を除|は除|では?な[いく]|じゃな[いく]))";
/** 本庁へ出張, 教育庁に提出: where something goes, not who asks. */
const DESTINATION =
  "(?!(?:の?[^、。のはがを]{0,6})?(?:へ(?!異動)|に(?:出張|行|来|提出|送|届|連絡|問|聞|電話|相談|報告|通報|申[請し]|頼)))";

/** Which kinds of staff the question itself names, whoever asks it. */
export function namedStaff(text: string): NamedStaff {
  const normalised = normalise(text);
  const isNamed = (names: string, unless: string) => new RegExp(`(?:${names})${unless}`, "u").test(normalised);
  return {
    employments: EMPLOYMENTS.filter((employment) => isNamed(EMPLOYMENT_NAMES[employment], LEFT_OUT)),
    bodies: BODIES.filter((body) => isNamed(BODY_NAMES[body], LEFT_OUT + DESTINATION)),
  };
}
