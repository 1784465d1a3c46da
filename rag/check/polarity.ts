/**
 * What turns a statement into its contrary without changing its words much: negation, and words that leave no
 * exception. Works on text as `normalise` gives it.
 */

const NEGATION = /ない|なく|なけれ|ません|ず(?=に|、|,|$)|ざる|ぬ(?=$|。)|不要|不可/u;
/** Looks like a negation and is none: 〜なければならない is a duty, 〜に満たない a measure. */
const NO_NEGATION =
  /なければ(?:ならない|なりません|ならず)|ねばならない|に満たない|だけで(?:は)?なく|のみならず|この限りで(?:は)?ない|にかかわらず|に関わらず|を問わず|少なからず|やむを得(?:ず|ない)|まもなく|間もなく|遅滞なく|漏れなく|少なくとも|必ず/gu;
const WITHOUT_EXCEPTION =
  /常に|一切|すべて|全て|のみ|だけ|必ず|いかなる|問わず|限られ|限る|当然に|決して|全く|絶対|いつでも/gu;
const OPPOSITES = [
  ["以上", "以下"],
  ["以上", "未満"],
  ["以内", "超え"],
  ["以前", "以後"],
  ["前に", "後に"],
  ["午前", "午後"],
  ["事前", "事後"],
  ["前日", "当日"],
  ["前日", "翌日"],
  ["当日", "翌日"],
  ["できる", "なければならない"],
  ["努め", "なければならない"],
  ["義務", "任意"],
  ["要する", "要しない"],
  ["直ちに", "遅滞なく"],
  ["全部", "一部"],
  ["含む", "除く"],
  ["増", "減"],
  ["延長", "短縮"],
  ["有効", "無効"],
  ["有料", "無料"],
  ["上限", "下限"],
  ["原則", "例外"],
  ["書面", "口頭"],
  ["常勤", "非常勤"],
  ["許可", "禁止"],
] as const;
/** A word in kanji or katakana with the hiragana that inflect it. */
const INFLECTED = /([\p{Script=Han}\p{Script=Katakana}ー々]+)(\p{Script=Hiragana}+)/gu;
/** A compound's end decides: 届出 and 変更届出 are one word here. */
const WORD_END = 2;

export function isNegated(text: string): boolean {
  return NEGATION.test(text.replace(NO_NEGATION, ""));
}

/** How many words the claim negates that the text only affirms, or affirms where the text only negates them. */
export function reversedWords(claim: string, text: string): number {
  const known = polarities(text);
  return [...polarities(claim)].reduce((count, [word, ways]) => {
    const there = known.get(word);
    return there === undefined ? count : count + [...ways].filter((way) => !there.has(way)).length;
  }, 0);
}

/** Words such as 常に and のみ that the claim has and the text does not: it says more than the text. */
export function addedAbsolutes(claim: string, text: string): number {
  return new Set([...claim.matchAll(WITHOUT_EXCEPTION)].map(([word]) => word).filter((word) => !text.includes(word)))
    .size;
}

/** Pairs of which the claim has one side and the text only the other. */
export function exchangedOpposites(claim: string, text: string): number {
  const exchanged = (said: string, other: string) =>
    claim.includes(said) && !text.includes(said) && text.includes(other);
  return OPPOSITES.filter(([one, other]) => exchanged(one, other) || exchanged(other, one)).length;
}

/** For each word whether it is negated (`true`), affirmed (`false`) or both. */
function polarities(text: string): ReadonlyMap<string, ReadonlySet<boolean>> {
  const found = new Map<string, Set<boolean>>();
  for (const [, word = "", ending = ""] of text.replace(NO_NEGATION, "").matchAll(INFLECTED)) {
    const end = word.slice(-WORD_END);
    const ways = found.get(end) ?? new Set();
    ways.add(NEGATION.test(ending) || ending.endsWith("ず"));
    found.set(end, ways);
  }
  return found;
}
