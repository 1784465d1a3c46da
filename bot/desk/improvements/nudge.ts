import { normalise } from "../../../corpus/japanese/normalise.ts";
import type { FieldValues } from "../engine/definition.ts";
import { type Effect, effectOf } from "./effect.ts";
import { japaneseNumber } from "./yearly.ts";

/** Numbers that tell when or which, and nothing of an effect. */
const NO_QUANTITY =
  /(?:明治|大正|昭和|平成|令和|r)\s?(?:\d+|元)(?:年度?|\.\d+)?|(?:19|20)\d\d(?:年度?|\/\d+(?:\/\d+)?)|\d+年度|\d+月(?:\d+日)?(?:から|より|に開始|に導入|以降|末|頃)|\d+日(?:から|より|に開始|に導入)|第\d+(?:条|項|号|回|期|版|章)?|(?:windows|office|excel|ver\.?|version|型番|様式)\s?\d+(?:\.\d+)*|\d+(?:時|:\d\d)(?:\d+分)?(?:から|まで|に)|\d+(?:階|番|号室|号線|係|課|つ目|点目)|[a-z]+-?\d+|1つ|一つ/giu;
const NUMBER =
  /\d|[一二三四五六七八九十百千](?:時間|分|件|回|人|割|倍|日|枚|円)|半分|半減|半日|ゼロ|(?<!少)なくなった|皆無|倍増/u;
const RATIO = /(?:\d+(?:\.\d+)?(?:割|%|パーセント|倍)|[一二三四五六七八九]割|半分|半減|倍増)/u;
const PROMISED = /(?:目指|めざ|期待|見込み?たい|と思(?:う|い|われ)|はず(?:だ|です)|予定(?:だ|です))/u;

/**
 * Sentences that help the writer where the effect says little: at most two, the most useful first; none where it is clear.
 * They advise: nothing keeps anybody from sending.
 */
export function nudge({ effect, hours, money }: FieldValues): readonly string[] {
  if (typeof effect !== "string" || effect.trim() === "") return [];
  const hasHours = typeof hours === "number" || typeof money === "number";
  const { proposals, missingFrequency } = effectOf(effect);
  if (proposals.length > 0) return hasHours ? [] : [...firstOfEach(proposals)];
  if (hasHours) return [];
  if (missingFrequency !== null) {
    return [
      `1回あたり${missingFrequency.each}の削減と読めます。月に何回くらいあるかを書き足すと、年間の効果がわかります。`,
    ];
  }
  const text = normalise(effect);
  const measured = text.replaceAll(NO_QUANTITY, "");
  if (!NUMBER.test(measured)) {
    return PROMISED.test(text)
      ? ["見込みでもかまいません。「1件30分が5分に、月20件」のように、数で書いてみませんか。"]
      : [
          "何が、どのくらい変わりましたか。「1件30分が5分に、月20件」のように数で書くと、ほかの所属も取り入れやすくなります。",
        ];
  }
  if (RATIO.test(measured) && !/\d(?:時間|分|秒|件|回|枚|人|円|日)/u.test(measured)) {
    return ["割合のもとになる時間や件数も書くと、年間の効果がわかります（例：月20時間が半分に）。"];
  }
  return [];
}

/** The best of hours and the best of yen, as the writer is asked about them. */
function firstOfEach(proposals: Effect["proposals"]): readonly string[] {
  return (["hours", "yen"] as const).flatMap((unit) => {
    const best = proposals.find((proposal) => proposal.unit === unit);
    if (best === undefined) return [];
    const amount = `${japaneseNumber(best.value)}${unit === "hours" ? "時間" : "円"}`;
    return [`効果の文から、年${amount}の削減と読めます。計算：${best.how}。合っていれば欄に入れてください。`];
  });
}
