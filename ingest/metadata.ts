import { z } from "zod";
import {
  type AppliesTo,
  type Audience,
  BODIES,
  CATEGORIES,
  type CalendarDate,
  type Category,
  EMPLOYMENTS,
} from "../corpus/document.ts";
import { addDays } from "../corpus/japanese/calendar.ts";
import type { Reading } from "./block.ts";
import { parseDate } from "./dates.ts";
import type { DateCandidate, StatedDates } from "./effective-dates.ts";
import { fieldName } from "./field-names.ts";
import { issuerOf } from "./issuer.ts";
import type { Refusal, Warning } from "./reasons.ts";
import { statedByText } from "./stated-metadata.ts";
import { titleInName } from "./title-in-name.ts";

/** What a document keeps where its next revision says nothing of it. */
const KEPT = ["category", "owner", "audience", "appliesTo"] as const;
export type Kept = (typeof KEPT)[number];

interface Metadata {
  readonly title: string;
  readonly number: string | null;
  readonly category: Category;
  readonly issuer: string;
  readonly owner: string | null;
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo: CalendarDate | null;
  readonly audience: Audience;
  readonly appliesTo: AppliesTo;
}

export type MetadataResult =
  | {
      readonly kind: "valid";
      readonly metadata: Metadata;
      readonly warnings: readonly Warning[];
      /** Days to choose from where nobody and nothing says which one holds and `effectiveFrom` is the file's; else null. */
      readonly dateCandidates: readonly DateCandidate[] | null;
      /** Whether the file itself says neither number nor day, and nobody has said its title. */
      readonly isGuessed: boolean;
      /** What nobody has said of its document. */
      readonly unsaid: readonly Kept[];
    }
  | { readonly kind: "refused"; readonly reason: Refusal };

const TEXT = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const LONGEST_NAME = 200;
const NAMES = new Set(["title", "number", "category", "issuer", "owner"]);
const NAME = TEXT.pipe(z.string().min(1).max(LONGEST_NAME));
const DATE = z
  .union([z.string(), z.number().transform(String), z.date().transform((date) => date.toISOString().slice(0, 10))])
  .transform((text) => parseDate(text))
  .pipe(z.string());
const LIST = z.union([z.array(TEXT), TEXT.transform((text) => text.split(/[;；]/u).map((entry) => entry.trim()))]);
const ENTRY = /^(所属|グループ|職|個人)[:：]\s*(\S.*)$/u;
const AUDIENCE = LIST.transform(audienceOf).pipe(z.custom<Audience>((value) => value !== undefined));
const APPLIES_TO = LIST.transform(appliesToOf).pipe(z.custom<AppliesTo>((value) => value !== undefined));

/** The fields that people write, in front matter, in manifest.csv and in the upload form. */
const DECLARED = z.object({
  title: NAME.nullish(),
  number: NAME.nullish(),
  category: NAME.nullish(),
  issuer: NAME.nullish(),
  owner: NAME.nullish(),
  effectiveFrom: DATE.nullish(),
  effectiveTo: DATE.nullish(),
  audience: AUDIENCE.nullish(),
  appliesTo: APPLIES_TO.nullish(),
});

export interface MetadataSources {
  readonly reading: Reading;
  /** The file's row of manifest.csv. */
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly fileName: string;
  readonly fileDate: CalendarDate;
}

/** What is written in the file's head, else in the manifest, else in its text, else what its name and date tell. */
export function metadataOf({ reading, manifest, fileName, fileDate }: MetadataSources): MetadataResult {
  const written = { ...manifest, ...inEnglish(reading.frontMatter) };
  const parsed = DECLARED.safeParse(written);
  if (!parsed.success) return { kind: "refused", reason: refusalOf(parsed.error, written) };
  const declared = parsed.data;
  const stated = statedByText(reading);
  const warnings: Warning[] = [];
  const title = withoutMark(declared.title ?? stated.title ?? titleInName(fileName));
  if (declared.title == null && stated.title === null) warnings.push({ code: "title-from-file-name", detail: "" });
  const effectiveFrom = declared.effectiveFrom ?? stated.dates.effective?.day ?? fileDate;
  const dateCandidates =
    declared.effectiveFrom == null && stated.dates.effective === null ? stated.dates.candidates : null;
  if (declared.effectiveFrom == null) warnings.push(...dateWarnings(stated.dates, fileDate));
  const { lastDay } = stated.dates;
  const lapses = declared.effectiveTo == null && lastDay !== null && lastDay >= effectiveFrom;
  if (lapses) warnings.push({ code: "lapses-by-text", detail: lastDay });
  const effectiveTo = declared.effectiveTo ?? (lapses ? addDays(lastDay, 1) : null);
  if (effectiveTo !== null && effectiveTo <= effectiveFrom) {
    return { kind: "refused", reason: { code: "invalid-metadata", detail: "effectiveTo" } };
  }
  const category = CATEGORIES.find((name) => name === declared.category);
  if (declared.category != null && category === undefined)
    warnings.push({ code: "unknown-category", detail: declared.category });
  const number = declared.number ?? stated.number;
  return {
    kind: "valid",
    warnings,
    dateCandidates,
    unsaid: KEPT.filter((field) => declared[field] == null),
    isGuessed: declared.title == null && number === null && dateCandidates !== null,
    metadata: {
      title,
      number,
      category: category ?? (declared.category == null ? categoryOf(title) : "その他"),
      issuer: declared.issuer ?? issuerOf(number),
      owner: declared.owner ?? null,
      effectiveFrom,
      effectiveTo,
      audience: declared.audience ?? { kind: "everyone" },
      appliesTo: declared.appliesTo ?? { employments: [], bodies: [] },
    },
  };
}

/** Collections of regulations set a circle before each title. */
function withoutMark(title: string): string {
  return title.replace(/^[○◯]\s*(?=\S)/u, "");
}

function inEnglish(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [fieldName(name), value]));
}

function refusalOf({ issues }: z.ZodError, written: Readonly<Record<string, unknown>>): Refusal {
  const field = String(issues[0]?.path[0] ?? "");
  const value = written[field];
  const isLong = typeof value === "string" && value.trim().length > LONGEST_NAME;
  const isDay = (field === "effectiveFrom" || field === "effectiveTo") && typeof value === "string";
  if (isLong && NAMES.has(field)) return { code: "too-long-metadata", detail: field };
  return isDay ? { code: "invalid-date", detail: value } : { code: "invalid-metadata", detail: field };
}

const MOST_CANDIDATES = 5;

function dateWarnings({ effective, candidates, parts }: StatedDates, fileDate: CalendarDate): readonly Warning[] {
  const partly = parts.map((detail): Warning => ({ code: "part-starts-apart", detail }));
  if (effective === null) {
    const days = candidates.slice(0, MOST_CANDIDATES).map(({ day }) => day);
    const choice: readonly Warning[] = days.length === 0 ? [] : [{ code: "date-candidates", detail: days.join("、") }];
    return [{ code: "date-from-file", detail: fileDate }, ...choice, ...partly];
  }
  const code = effective.basis === "application" ? "date-of-application" : "date-from-text";
  return [{ code, detail: effective.day }, ...partly];
}

function audienceOf(entries: readonly string[]): Audience | undefined {
  const given = entries.filter((entry) => entry !== "");
  if (given.length === 0 || (given.length === 1 && given[0] === "全職員")) return { kind: "everyone" };
  const found = given.map((entry) => ENTRY.exec(entry));
  if (found.some((match) => match === null)) return undefined;
  const named = (kind: string) =>
    found.flatMap((match) => (match?.[1] === kind && match[2] !== undefined ? [match[2].trim()] : []));
  return {
    kind: "limited",
    departments: named("所属"),
    groups: named("グループ"),
    posts: named("職"),
    people: named("個人"),
  };
}

function appliesToOf(entries: readonly string[]): AppliesTo | undefined {
  const given = entries.filter((entry) => entry !== "");
  const employments = EMPLOYMENTS.filter((name) => given.includes(name));
  const bodies = BODIES.filter((name) => given.includes(name));
  return employments.length + bodies.length === new Set(given).size ? { employments, bodies } : undefined;
}

const CATEGORY_BY_TITLE: readonly (readonly [RegExp, Category])[] = [
  [/条例$/u, "条例"],
  [/(?:規則|細則)$/u, "規則"],
  [/(?:訓令|規程)$/u, "訓令"],
  [/要綱$/u, "要綱"],
  [/(?:要領|基準|指針|ガイドライン)$/u, "要領"],
  [/よくある質問|FAQ|Q&A|Ｑ＆Ａ/iu, "FAQ"],
  [/マニュアル|手引|操作|使い方/u, "マニュアル"],
  [/事例/u, "事例"],
  [/通知|について$/u, "通知"],
];

function categoryOf(title: string): Category {
  const name = title.replace(/(?:（[^）]*）)+$/u, "");
  return CATEGORY_BY_TITLE.find(([pattern]) => pattern.test(name))?.[1] ?? "その他";
}
