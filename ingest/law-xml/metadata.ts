import type { CalendarDate } from "../../corpus/document.ts";
import { calendarDay } from "../../corpus/japanese/calendar.ts";
import { childOf, descendantsOf, type XmlElement } from "../readers/xml.ts";
import { textOf } from "./lines.ts";

interface LawFile {
  /** The law, or the API's answer around it. */
  readonly root: XmlElement;
  readonly law: XmlElement;
  readonly body: XmlElement;
  readonly fileName: string;
}

interface LawMetadata {
  readonly title: string | null;
  readonly number: string | null;
  readonly category: "法令";
  readonly issuer: "国";
  readonly promulgated?: CalendarDate;
  readonly effectiveFrom?: CalendarDate;
}

/** e-Gov names its files LAW-ID_DAY-IN-FORCE_AMENDING-LAW-ID.xml. */
const FILE_NAME = /_(\d{4})(\d{2})(\d{2})_[0-9A-Z]+(?:\.xml)?$/u;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/u;
/** The year before each era's first. */
const ERAS: Readonly<Record<string, number>> = { Meiji: 1867, Taisho: 1911, Showa: 1925, Heisei: 1988, Reiwa: 2018 };

/** What a law's XML says of itself. The day on which this text comes into force stands in the API's answer or the file's name. */
export function lawMetadata({ root, law, body, fileName }: LawFile): LawMetadata {
  const named = (parent: XmlElement, name: string) => {
    const child = childOf(parent, name);
    return child === undefined ? null : textOf(child) || null;
  };
  const answered = descendantsOf(root, "amendment_enforcement_date")[0];
  const effectiveFrom = dayOf(DAY, answered === undefined ? "" : textOf(answered)) ?? dayOf(FILE_NAME, fileName);
  const promulgated = promulgationOf(law.attributes);
  return {
    title: named(body, "LawTitle"),
    number: named(law, "LawNum"),
    category: "法令",
    issuer: "国",
    ...(promulgated === null ? {} : { promulgated }),
    ...(effectiveFrom === null ? {} : { effectiveFrom }),
  };
}

function promulgationOf({ Era, Year, PromulgateMonth, PromulgateDay }: XmlElement["attributes"]): CalendarDate | null {
  const before = ERAS[Era ?? ""];
  return before === undefined
    ? null
    : calendarDay(before + Number(Year), Number(PromulgateMonth), Number(PromulgateDay));
}

function dayOf(pattern: RegExp, text: string): CalendarDate | null {
  const [, year, month, day] = pattern.exec(text) ?? [];
  return year === undefined ? null : calendarDay(Number(year), Number(month), Number(day));
}
