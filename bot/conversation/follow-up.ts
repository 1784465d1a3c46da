import { CONDITIONS, INTERROGATIVE, STARTS_WITH_ATTRIBUTE, WORDS_WITHOUT_SUBJECT } from "./follow-up-words.ts";

/** In characters: whoever says more names the subject. */
const LONGEST = 40;
const CONNECTIVE =
  /^(?:それでは|それじゃあ?|では|でしたら|じゃあ|じゃ|ちなみに|あと|また|なお|一方で?|逆に|and|so)[、,\s]*/iu;
const BACK_REFERENCE =
  /^(?:その(?!他|ほか|た[びめ]|うち)(?:場合|とき|時|際|後|前)?|この(?!度|たび|アシスタント|ボット|県)(?:場合|とき|時)?|それ(?!ぞれ|とも|から|では|ゆえ|以外|より)ら?|これ(?!から|まで|ら)|そこ|そちら|そう(?:する|した)(?:と|ら)|上記|先ほど|さっき|前述|同じ(?:こと|く))/u;
const BACK_REFERENCE_ENGLISH = /^(?:what|how) about\s+(?<topic>[^?？]+)/iu;
/** 「Xの場合は？」: nothing but a condition. */
const CONDITION_ONLY =
  /^(?<topic>.{1,24}?)(?:の(?:場合|とき|時|ケース|方)(?:は|も|だと|には|なら|でも)?|(?:だった|であった)?(?:なら(?:ば)?|だと|だったら|でも))(?:、?(?:どう|いかが|同じ|同様)(?:なります|なる|です|でしょう|なの)?(?:か|の)?)?$/u;
/** 「Xは？」: a topic without a predicate. */
const TOPIC_ONLY =
  /^(?<topic>.{1,24}?)(?:(?:について|に関して|に対して|の方|のほう)?(?:は|も|では|でも|とは|って)?)(?:、?(?:どう|いかが|同じ|同様)(?:なります|なる|です|でしょう|なの)?(?:か|の)?)?$/u;
const QUESTION_END = /[？?。．！!\s]+$/u;
const PARTICLES_END = /(?:については|について|に関して|には|では|とは|[はがをにでのもと、，\s])+$/u;
const CLAUSE_END = /(?:たら|だら|れば|えば|とき|時|際|場合|なら|ので|ため)(?:に|は)?$/u;
const ENDS_AS_VERB = /[うくすつぬぶむるいた]$/u;
const YES_OR_NO = /(?:ます|です|でしょう|せん|[うくすつぬぶむるいた])(?:か|の|のか)?$/u;
const POLITE_END =
  /(?:を)?(?:教えて(?:ください|下さい|ほしい(?:です)?)?|知りたい(?:です)?|について聞きたい(?:です)?)$/u;

/**
 * An utterance in a thread as a question that stands alone: where it leaves its subject out, it takes over the
 * subject of the question before.
 * @param previous what was last asked in the thread, itself standing alone
 * @returns the utterance unchanged where it has a subject of its own
 */
export function standaloneQuestion(previous: string, utterance: string): string {
  const said = utterance.trim();
  if ([...said].length > LONGEST) return said;
  const english = BACK_REFERENCE_ENGLISH.exec(said)?.groups?.topic;
  if (english !== undefined) return under(english.trim(), previous);

  const connective = CONNECTIVE.exec(said)?.[0] ?? "";
  const rest = said.slice(connective.length);
  const bare = rest.replace(QUESTION_END, "");
  if (bare === "") return said;
  const reference = BACK_REFERENCE.exec(rest)?.[0];
  if (reference !== undefined) return withSubject(previous, rest.slice(reference.length), reference);

  const condition = CONDITION_ONLY.exec(bare)?.groups?.topic ?? conditionIn(bare);
  if (condition !== undefined) return under(condition, previous);
  if (hasNoSubject(bare)) return withSubject(previous, rest, "");
  const topic = TOPIC_ONLY.exec(bare)?.groups?.topic;
  if (connective !== "" && topic !== undefined && !/[をがのはへ]|[ますだ]か$|(?:いつ|どこ|何|誰)/u.test(topic))
    return under(topic, previous);
  return said;
}

/** The topic of an utterance that names nothing but a condition: 「再任用は？」, 「令和6年では？」, 「常勤職員です」. */
function conditionIn(bare: string): string | undefined {
  const topic = TOPIC_ONLY.exec(bare.replace(/(?:です|の場合)$/u, ""))?.groups?.topic;
  if (topic === undefined) return undefined;
  const left = CONDITIONS.reduce((text, condition) => text.replace(condition, ""), topic);
  return left !== topic && /^(?:[のはで、]|時点|職員|以前|まで)*$/u.test(left) ? topic : undefined;
}

/** Whether an utterance, without what ends a question, names nothing that it is about. */
export function hasNoSubject(bare: string): boolean {
  return bare.replaceAll(WORDS_WITHOUT_SUBJECT, "") === "";
}

/** The earlier question for another condition. */
function under(condition: string, previous: string): string {
  for (const kind of CONDITIONS) {
    if (kind.test(condition) && kind.test(previous)) return previous.replace(kind, () => condition);
  }
  return `${condition}${ENDS_AS_VERB.test(condition) ? "" : "の"}場合、${previous}`;
}

/** The utterance about the earlier question's subject, which stands where `reference` stood. */
function withSubject(previous: string, rest: string, reference: string): string {
  const first = previous.split(/(?<=[？?])/u)[0] ?? previous;
  const subject = subjectOf(first);
  if (subject === undefined) return `${first.replace(QUESTION_END, "")}？${reference}${rest}`;
  if (CLAUSE_END.test(subject)) return `${subject}、${rest.replace(/^(?:は|が|を|に|で|、)+/u, "")}`;
  if (/^(?:その|この)/u.test(reference) && !/(?:場合|とき|時|際|後|前)$/u.test(reference)) return `${subject}の${rest}`;
  if (reference !== "" && /^[はがをにでのもへまか]/u.test(rest)) return `${subject}${rest}`;
  if (reference === "" && STARTS_WITH_ATTRIBUTE.test(rest)) return `${subject}の${rest}`;
  return `${subject}について、${rest.replace(/^(?:は|、)+/u, "")}`;
}

/** What a question is about: what stands before the question word. Undefined where it asks yes or no. */
function subjectOf(question: string): string | undefined {
  const bare = question.replace(QUESTION_END, "").replace(POLITE_END, "");
  const asking = INTERROGATIVE.exec(bare);
  if (asking === null && YES_OR_NO.test(bare)) return undefined;
  const subject = bare.slice(0, asking?.index).replace(PARTICLES_END, "");
  return subject.length >= 2 ? subject : undefined;
}
