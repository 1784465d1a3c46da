import type { CalendarDate } from "../../corpus/document.ts";
import { clausesOf as commencementsOf } from "../commencement.ts";
import { NUMERAL, numberOf } from "../structure/numerals.ts";
import { isPlace } from "./clause.ts";
import type { Instruction } from "./instruction.ts";

/** What of an amendment comes into force on one day. */
interface Stage {
  readonly day: CalendarDate;
  readonly instructions: readonly Instruction[];
}

export interface Stages {
  /** The earliest first; one where nothing is apart. */
  readonly stages: readonly Stage[];
  /** Sentences of which the part or the day is not understood: what they mean stays with the whole. */
  readonly unread: readonly string[];
}

/**
 * Parts what an amendment orders by the days of its 附則: ただし、第5条の改正規定は、令和9年10月1日から施行する。
 * @param parts the sentences of the 附則 that put only a part into force, as `effectiveDatesIn` tells them
 * @param day of all else
 */
export function stagesOf(instructions: readonly Instruction[], parts: readonly string[], day: CalendarDate): Stages {
  const days = new Map<Instruction, CalendarDate>();
  const unread: string[] = [];
  for (const sentence of parts) {
    const part = partIn(sentence);
    const own = part === undefined ? [] : instructions.filter((each) => part.phrases.some((one) => isMeant(each, one)));
    if (part === undefined || own.length === 0) unread.push(sentence);
    else for (const each of own) days.set(each, part.day);
  }
  const byDay = Map.groupBy(instructions, (each) => days.get(each) ?? day);
  if (!byDay.has(day)) byDay.set(day, []);
  const stages = [...byDay].map(([from, orders]) => ({ day: from, instructions: orders }));
  return { stages: stages.toSorted((one, other) => one.day.localeCompare(other.day)), unread };
}

/** 第5条の (改正規定), 第5条の次に1条を加える (改正規定). */
interface Phrase {
  readonly place: string;
  readonly isInserted: boolean;
}

const PART = /^(?:ただし、)?(?<phrases>第?[^。]*?改正規定)は、[^。]*施行する。?$/u;
const INSERTED = /の次に\d+[条項号表]を加える$/u;
const ENDING = /(?:の(?:見出しの)?|を削る|に\d+[項号]を加える)$/u;
const BELOW_ARTICLE = /^第\d+[項号]/u;

function partIn(written: string): { readonly phrases: readonly Phrase[]; readonly day: CalendarDate } | undefined {
  const sentence = written.replace(/\s/gu, "").replace(/^\d+[　 .．]?/u, "");
  const phrases = PART.exec(sentence)?.groups?.phrases;
  const [commencement, ...others] = commencementsOf(sentence, null).filter(({ kind }) => kind === "施行");
  if (phrases === undefined || commencement === undefined || commencement.day === null || others.length > 0)
    return undefined;
  const named = phrasesIn(phrases);
  return named === undefined ? undefined : { phrases: named, day: commencement.day };
}

/** Undefined where anything is named otherwise than by its place. */
function phrasesIn(written: string): readonly Phrase[] | undefined {
  const digits = written.replace(new RegExp(NUMERAL, "gu"), (numeral) => String(numberOf(numeral)));
  const phrases: Phrase[] = [];
  for (const clause of digits.split(/改正規定(?:、|及び|並びに)?/u).filter((each) => each !== "")) {
    const isInserted = INSERTED.test(clause);
    for (const named of clause.replace(isInserted ? INSERTED : ENDING, "").split(/、|及び|並びに/u)) {
      const place = BELOW_ARTICLE.test(named) ? above(phrases.at(-1)?.place ?? "", named) : named;
      if (place === "" || !isPlace(place)) return undefined;
      phrases.push({ place, isInserted });
    }
  }
  return phrases;
}

/** 第2条第1項及び第3項: what follows belongs to the article, or to the 項, named before. */
function above(before: string, named: string): string {
  const pattern = /^第\d+項/u.test(named) ? /^.*?第\d+条(?:の\d+)*/u : /^.*?第\d+条(?:の\d+)*(?:第\d+項)?/u;
  return `${pattern.exec(before)?.[0] ?? ""}${named}`;
}

function isMeant(instruction: Instruction, { place, isInserted }: Phrase): boolean {
  switch (instruction.kind) {
    case "other":
      return false;
    case "insert":
      if (isInserted) return instruction.after === place;
      return instruction.unit !== "条" && instruction.unit !== "表" && isWithin(instruction.after, place);
    default:
      return !isInserted && isWithin(instruction.place, place);
  }
}

/** 第3条第2項 is within 第3条, 第3条の2 and 第30条 are not. */
function isWithin(named: string, place: string): boolean {
  return named.startsWith(place) && !/^(?:の\d|\d)/u.test(named.slice(place.length));
}
