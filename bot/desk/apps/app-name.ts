import { normalise } from "../../../corpus/japanese/normalise.ts";
import type { AppWords, Meaning } from "./app-words.ts";
import { foldKana, soundOf } from "./sound.ts";

/** A name as it is compared. */
export interface AppName {
  /** What is left without vendor, version, device, legal form and edition, in one spelling and without blanks. */
  readonly core: string;
  readonly words: readonly string[];
  /** null where the name tells none. */
  readonly vendor: string | null;
  /** pro, lite …: another edition is another app. Empty where the name tells none. */
  readonly tier: string;
  /** Whether `core` is what many apps are called. */
  readonly isGeneric: boolean;
  readonly sound: string;
  readonly script: "latin" | "kana" | "other";
}

/** What a name may be read as: as it stands, and what it adds in parentheses. Empty where nothing can be read. */
export function readAppName(name: string, words: AppWords): readonly AppName[] {
  const text = normalise(foldedSigns(name).slice(0, LONGEST)).replace(PUBLISHED_BY, "");
  const inside = [...text.matchAll(IN_PARENTHESES)].map(([, content = ""]) => content);
  const outside = text.replace(IN_PARENTHESES, " ").trim();
  const [main = "", ...others] = [outside.split(SUBTITLE)[0] ?? "", ...inside].flatMap((each) => {
    const read = readOne(each, words);
    return read === undefined ? [] : [read];
  });
  if (main === "") return [];
  return [main, ...others.filter((each) => !each.isGeneric && each.core.length > 1)];
}

const LONGEST = 200;
/** After NFKC. */
const IN_PARENTHESES = /[([【「『〈<]([^)\]】」』〉>]*)[)\]】」』〉>]/gu;
const PUBLISHED_BY = /^.{1,40}?(?:株式会社|有限会社|合同会社)の(?=.)/u;
const SUBTITLE = /(?<=.)(?:\s-+\s|:\s|:(?=[^a-z0-9])|\s?\|\s?|\s?~\s?)/u;
const RUNS = /[a-z0-9][a-z0-9.'+]*|[ァ-ヺー]+|[\p{Script=Han}ぁ-ゖ々ー]+/gu;
const VERSION = /^(?:v|ver|version)?\.?\d+(?:\.\d+)*$/u;
/** Numbers that belong to a name. */
const NAMING_NUMBERS = new Set(["365"]);
const ORGANISATION =
  /^\p{Script=Han}{2,}(?:省|庁|院|県|府|都|市|町|村|機関|研究所|協会|機構|公社|大学|病院|事務局|委員会)$/u;
const OKURIGANA = /(?<=\p{Script=Han})(?![のとをでにが])[ぁ-ん]{1,2}(?=\p{Script=Han})/gu;

function foldedSigns(name: string): string {
  return name.replace(/[™®©℠★☆♪]/gu, " ");
}

function readOne(text: string, vocabulary: AppWords): AppName | undefined {
  const chunks = text.split(/\s+/u).filter((chunk) => chunk !== "");
  const named = chunks.filter((chunk, at) => at === chunks.length - 1 || !/.アプリ$/u.test(chunk));
  const parts = named.flatMap((chunk) => partsOf(chunk, vocabulary));
  const told = parts.filter(({ kind }, at) => !SAYS_NOTHING.has(kind) && !(kind === "version" && at > 0));
  const vendor = told.length > 1 ? told.find(({ kind }) => kind === "vendor") : undefined;
  const rest = told.filter((part) => part !== vendor);
  const tier = rest.length > 1 ? rest.findLast(({ kind }) => kind === "tier") : undefined;
  const core = rest.filter((part) => part !== tier);
  if (core.length === 0) return undefined;
  const words = core.map(({ value }) => value);
  const written = core.map(({ folded }) => folded).join("");
  const joined = words.join("");
  return {
    core: joined,
    words,
    vendor: vendor?.value ?? null,
    tier: tier?.value ?? "",
    isGeneric: vocabulary.generic.has(joined) || words.every((word) => vocabulary.generic.has(word)),
    sound: soundOf(written),
    script: /[ァ-ヺ]/u.test(written) ? "kana" : /[a-z]/u.test(written) ? "latin" : "other",
  };
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(["legal", "device", "empty"]);

interface Part {
  readonly kind: Meaning["kind"] | "version";
  readonly value: string;
  readonly folded: string;
}

function partsOf(chunk: string, vocabulary: AppWords): readonly Part[] {
  return (chunk.match(RUNS) ?? []).flatMap((run) => {
    const folded = foldKana(run.replace(OKURIGANA, "").replace(/[.']+$/u, ""));
    return folded === "" ? [] : cutRun(folded, vocabulary).map((part) => meant(part, vocabulary));
  });
}

function cutRun(run: string, vocabulary: AppWords): readonly string[] {
  if (vocabulary.meaning(run) !== undefined) return [run];
  const known = /^[ァ-ヺ]+$/u.test(run) ? vocabulary.cut(run) : undefined;
  if (known !== undefined) return known;
  const vendor = vocabulary.vendorAt(run);
  return vendor === undefined ? withoutApp(run) : [vendor, ...cutRun(run.slice(vendor.length), vocabulary)];
}

/** 「…アプリ」 written in one. */
function withoutApp(run: string): readonly string[] {
  const bare = run.replace(/アプリ$/u, "");
  return [bare.length > 1 ? bare : run];
}

function meant(folded: string, vocabulary: AppWords): Part {
  if (VERSION.test(folded) && !NAMING_NUMBERS.has(folded)) return { kind: "version", value: folded, folded };
  const known = vocabulary.meaning(folded);
  if (known !== undefined) return { ...known, folded };
  const vendor = ORGANISATION.test(folded) ? folded : vocabulary.vendorLike(folded);
  if (vendor !== undefined) return { kind: "vendor", value: vocabulary.meaning(vendor)?.value ?? vendor, folded };
  const unnumbered = folded.replace(/(?<=^[a-z]{5,})\d{1,2}$/u, "");
  return { kind: "word", value: unnumbered, folded: unnumbered };
}
