import type { Identity } from "./document.ts";
import { findDates } from "./japanese/dates.ts";
import { normalise } from "./japanese/normalise.ts";
import { NUMERAL, numberFrom } from "./japanese/numerals.ts";

/** Documents by their names, however a name is spelled. */
export interface Names<Named extends Identity> {
  /** The one document of that name; undefined where there is none, or several could be meant. */
  find(identity: Identity): Named | undefined;
  /** Those of the same title and issuer of which it cannot be said: one of the two has no number. */
  namesakes(identity: Identity): readonly Named[];
  add(document: Named): void;
}

/** 【改正】, ○ and what is said in brackets of the copy and not of the document. */
const MARKS =
  /^[○◯●]|【(?:[^】]*改正[^】]*|最新版?|現行|溶け?込み版?|全文|抄|新)】|\((?:抄|改正後|改正版|全文|(?:最終|一部)?改正[^()]*|[^()]*改正|溶け?込み[^()]*)\)$/gu;
const KINDS = "条例|規則|訓令|告示|規程|要綱|要領|法律|政令|省令|達|通達|通知";
const NUMBER = new RegExp(`^(?<body>.*?)(?<kind>(?:${KINDS})[甲乙]?)?第?(?<count>${NUMERAL})号(?<branch>の.*)?$`, "u");
/** Bodies with rules of their own beside the governor's: never meant where no body is named. */
const APART = /委員会|教委|議会|警察|公安|企業|病院|監査/u;

export function createNames<Named extends Identity>(documents: Iterable<Named>): Names<Named> {
  const byTitle = new Map<string, Named[]>();
  const titled = ({ title }: Identity) => byTitle.get(plainTitle(title)) ?? [];
  const add = (document: Named) => {
    const known = byTitle.get(plainTitle(document.title));
    if (known === undefined) byTitle.set(plainTitle(document.title), [document]);
    else known.push(document);
  };
  for (const document of documents) add(document);
  return {
    find: (identity) => {
      const known = titled(identity);
      const same = known.find((each) => spelledAlike(each, identity));
      const [only, ...others] = known.filter((each) => isSameNumber(each, identity));
      return same ?? (others.length === 0 ? only : undefined);
    },
    namesakes: (identity) =>
      titled(identity).filter(
        (each) => (each.number === null) !== (identity.number === null) && isSameBody(bodyOf(each), bodyOf(identity)),
      ),
    add,
  };
}

/** 旅費規則 for ○旅費規則（抄） and 【改正】旅費　規則. */
export function plainTitle(title: string): string {
  const bare = plain(title).replace(MARKS, "");
  return bare === "" ? plain(title) : bare;
}

/** Whether 令和5年3月31日星見県規則第12号, 令和五年規則第十二号 and 星見県規則第12号 are one number: what one of them leaves out may be anything. */
export function isSameNumber(one: Identity, other: Identity): boolean {
  if (one.number === null || other.number === null) {
    return one.number === other.number && isSameBody(bodyOf(one), bodyOf(other));
  }
  const [a, b] = [numberOf(one.number), numberOf(other.number)];
  if (a === null || b === null) return plain(one.number) === plain(other.number);
  const isSameYear = a.year === null || b.year === null || a.year === b.year;
  const isSameCount = a.count === b.count && a.kind === b.kind && a.branch === b.branch;
  return isSameYear && isSameCount && isSameBody(bodyOf(one), bodyOf(other));
}

function spelledAlike(one: Identity, other: Identity): boolean {
  const same = (a: string | null, b: string | null) => plain(a ?? "") === plain(b ?? "");
  return same(one.number, other.number) && same(one.issuer, other.issuer);
}

/** Who issued a document, where it or its number says so. */
function bodyOf({ issuer, number }: Identity): string {
  return plain(issuer).replace(/知事$/u, "") || (number === null ? "" : (numberOf(number)?.body ?? ""));
}

function isSameBody(one: string, other: string): boolean {
  if (one === "" || other === "") return !APART.test(one + other);
  return one.endsWith(other) || other.endsWith(one);
}

function numberOf(written: string) {
  const text = plain(written);
  const [date] = findDates(text);
  const dated = date !== undefined && date.index <= 1;
  const groups = NUMBER.exec(dated ? text.slice(date.index + date.text.length) : text)?.groups;
  if (groups?.count === undefined) return null;
  const { body = "", kind = "", count, branch = "" } = groups;
  return { year: dated ? date.from.slice(0, 4) : null, body, kind, count: numberFrom(count), branch };
}

function plain(text: string): string {
  return normalise(text).replace(/\s/gu, "");
}
