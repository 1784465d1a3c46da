import type { NamedApp } from "./same-app.ts";
import { parseStoreLink } from "./store-link.ts";

/** What a post or an utterance says of an app. */
export interface SaidOfApp {
  /** `wish`: they would like to have it; `may`: they ask whether it can be used. */
  readonly kind: "wish" | "may";
  /** Without name and link where it only says what for. */
  readonly named: NamedApp;
  /** The text itself, as a purpose to begin with. */
  readonly text: string;
}

/** Which app a text asks for or about; undefined where it does neither. */
export function appAskedFor(text: string): SaidOfApp | undefined {
  const said = text.slice(0, LONGEST).normalize("NFKC");
  const link = linkIn(said);
  const words = said.replace(LINK, " ");
  const kind = MAY.test(words) ? "may" : WISH.test(words) || (link !== "" && words.trim() === "") ? "wish" : undefined;
  if (kind === undefined) return undefined;
  const name = nameIn(words);
  if (name === "" && link === "" && !/アプリ/u.test(words)) return undefined;
  return { kind, named: { name, link }, text };
}

const LONGEST = 3000;
const LONGEST_NAME = 60;
const LINK = /<?(?:https?|market|itms-apps):\/\/[^\s<>|、。「」]+(?:\|[^>]*)?>?/gu;

function linkIn(text: string): string {
  return [...text.matchAll(LINK)].map(([link]) => link).find((link) => parseStoreLink(link).kind === "app") ?? "";
}

const MAY =
  /(?:使(?:え(?!るように)|って(?:も)?(?:い|よ|良|大丈夫))|入れ(?:られ|て(?:も)?(?:いい|よい|良い|大丈夫))|インストール(?:でき|して(?:も)?(?:いい|よい))|利用(?:でき|して(?:も)?(?:いい|よい)|可能)).{0,12}?(?:ます|る|です|か|の|ん|でしょう)*\s*[?？]?\s*$|(?:使え|利用でき)(?:ます|る(?!ように))か/u;
const WISH =
  /(?:使|つか)(?:いたい|わせて|えるように)|(?:入|い)れ(?:たい|て(?:ほしい|欲しい|もらえ|ください|いただ|くれ))|導入(?:して|したい|を?(?:希望|検討|お願い))|インストール(?:したい|して)|(?:ほしい|欲しい|希望し|お願いし|申請したい|要望)/u;

/** What stands before the particle of the wish, without where and on what it is to be used. */
function nameIn(text: string): string {
  const quoted = /[「『"“](?<name>[^「」『』"”]{1,60})[」』"”]/u.exec(text)?.groups?.name;
  if (quoted !== undefined) return quoted.trim();
  const sentence = text.split(/[。！!\n]/u).find((each) => MAY.test(each) || WISH.test(each)) ?? "";
  const before = NAMED.exec(sentence.replace(APOLOGY, ""))?.groups?.name ?? "";
  const name = before.replace(PLACE, "").replace(CALLED, "").trim();
  return name.length > LONGEST_NAME || DESCRIBED.test(name) ? "" : name;
}

const VERBS = "使|つか|入れ|いれ|導入|インストール|利用|ほしい|欲しい|希望|お願い|申請|要望";
const NAMED = new RegExp(
  `^(?<name>.+?)(?:(?:という|っていう|のような)?(?:スマホ)?(?:アプリ|ソフト))?(?:を|が|は|って|も|、|\\s)*(?:(?:公用|業務用?|仕事用?|職場|官用|県)(?:の)?(?:スマホ|スマートフォン|携帯|端末|iPhone|パソコン|PC)?(?:で|に|でも)(?:も|は)?|スマホ(?:で|に)|業務で|仕事で|現場で)?(?:${VERBS})`,
  "u",
);
const APOLOGY = /^(?:すみません|お疲れ様です|お疲れさまです|質問です|教えてください|できれば|ちなみに|あの)[、,。\s]*/u;
const PLACE =
  /^(?:(?:この|その)?(?:公用|業務用?|仕事用?|職場の?|官用|県の)?(?:の)?(?:スマホ|スマートフォン|携帯|端末|iPhone|アイフォン|パソコン|PC)(?:で|に|でも|にも)(?:は|も)?|(?:業務|仕事|現場|うちの課|当課|課内|庁内|係)(?:で|に)(?:は|も)?)[、,\s]*/u;
const CALLED = /(?:という|っていう|みたいな|のような)$/u;
/** Says what it does, not how it is called: 写真を撮れる, 便利な. */
const DESCRIBED =
  /(?:できる|れる|える|ための|ような|いい|便利な|する|した|たい)$|[をが].+(?:る|た|い)$|^(?:何か|なにか|どの|どんな|この|その|あの|他|ほか)/u;
