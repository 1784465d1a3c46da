import { NUMERAL, numberOf } from "../structure/numerals.ts";
import type { Instruction } from "./instruction.ts";

/** A clause with its quoted words taken out: 第3条中〈0〉を〈1〉に改める. */
export interface Clause {
  readonly skeleton: string;
  readonly quoted: readonly string[];
}

const SENTENCE = "本文|ただし書|前段|後段|各号列記以外の部分";
/** 第2号イ; the articles of many 要領 are called 第5, not 第5条. */
const PLACE = `(?:附則|本則)?(?:第\\d+条(?:の\\d+)*|同条)?(?:第\\d+項|同項|各項)?(?:(?:第\\d+号(?:の\\d+)*|同号)[ア-ン]?)?(?:${SENTENCE})?|第\\d+(?:の\\d+)*(?![\\d条項号編章節款様の])|(?:附則)?(?:別表|様式|別記様式)(?:第\\d+)?号?(?:の\\d+)*|同表|同様式`;
const PLACES = `(?<places>(?:${PLACE})(?:(?:、|及び|並びに)(?:${PLACE}))*)`;
const WITHIN = new RegExp(`^${PLACES}(?<caption>の見出し)?中(?<rest>.*)$`, "u");
/** 第7条及び第8条を削り */
const SEVERAL_REMOVED = new RegExp(`^(?<places>(?:${PLACE})(?:(?:、|及び|並びに)(?:${PLACE}))+)を削`, "u");
const SEVERAL_REWRITTEN = new RegExp(
  `^(?<places>(?:${PLACE})(?:(?:、|及び|並びに)(?:${PLACE}))+)を次のように改め`,
  "u",
);
/** 別表第1の甲地方の項中: a row of a table by what stands at its head. */
const ROW = /^(?<table>(?:別表(?:第\d+)?(?:の\d+)*|同表)の?[^〈〉、。中]{1,40}の[項部])中(?<rest>.*)$/u;
/** 第5条（見出しを含む。）中 and 第6条の見出し及び同条中: the caption and the text. */
const WITH_CAPTION = new RegExp(
  `^(?<place>${PLACE})(?:（見出しを含む。）|の見出し及び(?:同[条項]|\\k<place>))中(?<rest>.*)$`,
  "u",
);
/** Another place is named before the verb: 第3条中〈0〉の次に〈1〉を、第4条中〈2〉の次に〈3〉を加え. */
const ANOTHER_PLACE = /(?:第\d+[条項号]|同[条項号表]|別表|様式|附則|本則)[^〈〉]*中〈/u;
/** 〈4〉の次に〈5〉を加え: of the place that was named before. */
const GOES_ON = /^〈\d+〉/u;
const REPLACED = /〈(?<from>\d+)〉を〈(?<to>\d+)〉に/gu;
const INSERTED = /〈(?<after>\d+)〉の(?:次|下)に〈(?<words>\d+)〉を加え/gu;
const DELETED = /(?<list>〈\d+〉(?:(?:、|及び|並びに)〈\d+〉)*)を削/gu;
const WHOLE: readonly (readonly [RegExp, (groups: Groups, clause: Clause) => Ordered | undefined])[] = [
  [
    new RegExp(`^(?<place>${PLACE})の見出しを〈(?<quote>\\d+)〉に改め`, "u"),
    ({ place, quote }, { quoted }) => ({ kind: "caption", place, caption: bare(quoted[Number(quote)] ?? "") }),
  ],
  [
    new RegExp(`^(?<place>${PLACE})(?:の前)?に見出しとして〈(?<quote>\\d+)〉を[付附]`, "u"),
    ({ place, quote }, { quoted }) => ({ kind: "caption", place, caption: bare(quoted[Number(quote)] ?? "") }),
  ],
  [
    new RegExp(`^(?<place>${PLACE})に(?:次の(?:ただし書|後段)を|(?:ただし書|後段)として次のように)加え`, "u"),
    ({ place }) => ({ kind: "append", place, unit: "文", body: [] }),
  ],
  [
    new RegExp(`^(?<place>${PLACE})の次に次の(?:\\d+(?:表|様式)|別表|様式)を加え`, "u"),
    ({ place }) => ({ kind: "insert", after: place, unit: "表", body: [] }),
  ],
  [new RegExp(`^(?<place>${PLACE})を次のように改め`, "u"), ({ place }) => ({ kind: "rewrite", place, body: [] })],
  [/^(?<place>本則)に次の\d+条を加え/u, ({ place }) => ({ kind: "insert", after: place, unit: "条", body: [] })],
  [
    new RegExp(`^(?<place>${PLACE})の次に次の\\d+(?<unit>[条項号])を加え`, "u"),
    ({ place, unit }) => ({ kind: "insert", after: place, unit: unitOf(unit), body: [] }),
  ],
  [
    new RegExp(`^(?<place>${PLACE})に次の\\d+(?<unit>[項号])を加え`, "u"),
    ({ place, unit }) => ({ kind: "append", place, unit: unitOf(unit), body: [] }),
  ],
  [
    new RegExp(`^(?<place>${PLACE})から(?<last>${PLACE})までを(?<by>\\d+)[条項号]ずつ繰り(?<way>下|上)げ`, "u"),
    ({ place, last, by, way }) => ({ kind: "shift", place, last, by: Number(by) * (way === "上" ? -1 : 1) }),
  ],
  [
    new RegExp(`^(?<place>${PLACE})(?:から(?<last>${PLACE})まで)?を削`, "u"),
    ({ place, last }) => ({ kind: "remove", place, last: last === "" ? null : last }),
  ],
  [
    new RegExp(`^(?<place>${PLACE})を(?<last>${PLACE})とす?[しる]`, "u"),
    ({ place, last }) => ({ kind: "renumber", place, to: last }),
  ],
];

type Groups = Readonly<Record<"place" | "last" | "quote" | "unit" | "by" | "way", string>>;
type Ordered = Exclude<Instruction, { readonly kind: "other" }>;

/** A sentence of a 改め文 as its clauses, at the verbs that carry on: 改め、 加え、 削り、 とし、 */
export function clausesOf(sentence: string): readonly Clause[] {
  const quoted: string[] = [];
  let skeleton = "";
  let depth = 0;
  for (const character of sentence) {
    if (character === "「") depth += 1;
    if (depth === 0) skeleton += character;
    else if (depth === 1 && character === "「") quoted.push("");
    else if (depth > 1 || character !== "」") quoted[quoted.length - 1] = `${quoted.at(-1) ?? ""}${character}`;
    if (character === "」" && depth > 0) {
      depth -= 1;
      if (depth === 0) skeleton += `〈${quoted.length - 1}〉`;
    }
  }
  return skeleton
    .split(
      /(?<=改め|加え|削り|とし|繰り下げ|繰り上げ|[付附]し)、|(?<=〉に)、(?=(?:[第同]|別表|様式|附則|本則)[^〈〉]*中〈)/u,
    )
    .map((part) => ({ skeleton: withDigits(part.replace(/\s/gu, "")), quoted }));
}

/** Whether the words, with ASCII digits, are one place and nothing else. */
export function isPlace(words: string): boolean {
  return new RegExp(`^(?:${PLACE})$`, "u").test(words);
}

/** The place that a clause begins with, understood or not; empty where it begins with none. */
export function placeNamedBy({ skeleton }: Clause): string {
  return new RegExp(`^(?:${PLACE})`, "u").exec(skeleton)?.[0] ?? "";
}

/** What a clause orders; its places may still be relative (同条, 第2項) or left out. Empty where it is not understood. */
export function ordersOf(clause: Clause): readonly Ordered[] {
  const { skeleton, quoted } = clause;
  if (GOES_ON.test(skeleton)) return wordOrders("", skeleton, quoted);
  const row = ROW.exec(skeleton)?.groups;
  if (row?.table !== undefined) return wordOrders(row.table, row.rest ?? "", quoted);
  const captioned = WITH_CAPTION.exec(skeleton)?.groups;
  if (captioned?.place !== undefined && captioned.place !== "") {
    const { place, rest = "" } = captioned;
    return [...wordOrders(`${place}の見出し`, rest, quoted), ...wordOrders(place, rest, quoted)];
  }
  const within = WITHIN.exec(skeleton)?.groups;
  if (ANOTHER_PLACE.test(within?.rest ?? "")) return [];
  if (within?.places !== undefined && within.places !== "" && /〈/u.test(within.rest ?? "")) {
    const marks = `${within.caption ?? ""}`;
    return placesIn(within.places).flatMap((place) => wordOrders(`${place}${marks}`, within.rest ?? "", quoted));
  }
  const inside = within?.places === undefined ? skeleton : (within.rest ?? "");
  const outer = within?.places ?? "";
  const removed = SEVERAL_REMOVED.exec(inside)?.groups?.places;
  if (removed !== undefined) {
    return placesIn(removed).map((place) => ({ kind: "remove", place: `${outer}${place}`, last: null }));
  }
  const rewritten = SEVERAL_REWRITTEN.exec(inside)?.groups?.places;
  if (rewritten !== undefined && outer === "") {
    return placesIn(rewritten).map((place) => ({ kind: "rewrite", place, body: [] }));
  }
  for (const [pattern, make] of WHOLE) {
    const groups = pattern.exec(inside)?.groups;
    if (groups === undefined || groups.place === "") continue;
    const { place = "", last = "", quote = "", unit = "", by = "", way = "" } = groups;
    const order = make({ place: `${outer}${place}`, last, quote, unit, by, way }, clause);
    if (order !== undefined) return [order];
  }
  return [];
}

function wordOrders(place: string, rest: string, quoted: readonly string[]): readonly Ordered[] {
  const words = (at: string | undefined) => quoted[Number(at)] ?? "";
  const orders = [
    ...[...rest.matchAll(REPLACED)].map(({ index, groups }) => ({
      index,
      order: { kind: "replace-words", place, from: words(groups?.from), to: words(groups?.to) } as const,
    })),
    ...[...rest.matchAll(INSERTED)].map(({ index, groups }) => ({
      index,
      order: { kind: "insert-words", place, after: words(groups?.after), words: words(groups?.words) } as const,
    })),
    ...[...rest.matchAll(DELETED)].flatMap(({ index, groups }) =>
      [...(groups?.list ?? "").matchAll(/\d+/gu)].map(([at]) => ({
        index,
        order: { kind: "delete-words", place, words: words(at) } as const,
      })),
    ),
  ];
  return orders.sort((a, b) => a.index - b.index).map(({ order }) => order);
}

function placesIn(places: string): readonly string[] {
  return places.split(/、|及び|並びに/u).filter((place) => place !== "");
}

function unitOf(text: string): "条" | "項" | "号" {
  return text === "条" || text === "項" ? text : "号";
}

function withDigits(text: string): string {
  return text
    .split(/(〈\d+〉)/u)
    .map((part) =>
      part.startsWith("〈") ? part : part.replace(new RegExp(NUMERAL, "gu"), (numeral) => String(numberOf(numeral))),
    )
    .join("");
}

function bare(caption: string): string {
  return caption.replace(/^[（(](.*)[）)]$/u, "$1");
}
