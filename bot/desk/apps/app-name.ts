import { normalise } from "../../../corpus/japanese/normalise.ts";
import type { AppWords, Meaning } from "./app-words.ts";
import { lettersRead } from "./letter-names.ts";
import { foldKana, romanOf, soundOf } from "./sound.ts";

/** A name as it is compared. */
export interface AppName {
  /** What is left without vendor, version, device, legal form and edition, in one spelling and without blanks. */
  readonly core: string;
  /** All of it but vendor, version, device and legal form, as it was written, kana folded. */
  readonly written: string;
  readonly words: readonly string[];
  /** null where the name tells none. */
  readonly vendor: string | null;
  /** pro, lite …: another edition is another app. Empty where the name tells none. */
  readonly tier: string;
  /** Whether `core` is what many apps are called. */
  readonly isGeneric: boolean;
  /** Whether it is one word of the language, or several that say what it is. */
  readonly isOrdinary: boolean;
  readonly sound: string;
  /** In letters; empty where it is neither kana nor letters. */
  readonly roman: string;
  readonly script: "latin" | "kana" | "mixed" | "other";
  /** Whether it is katakana for one English word. */
  readonly isLoanword: boolean;
}

/** What a name may be read as: as it stands, and what it adds in parentheses. Empty where nothing can be read. */
export function readAppName(name: string, words: AppWords): readonly AppName[] {
  const text = normalise(name.slice(0, LONGEST).replace(SIGNS, " "))
    .replace(PUBLISHED_BY, "")
    .replace(/(\p{Script=Han})々/gu, "$1$1")
    .replace(OKURIGANA, "");
  const inside = [...text.matchAll(IN_PARENTHESES)].map(([, content = ""]) => content);
  const outside = text.split(PARENTHESES).find((each) => each.trim() !== "") ?? "";
  const [first = "", ...also] = (outside.split(SUBTITLE)[0] ?? "").split(/\s\/\s|／/u);
  const read = (each: string): readonly AppName[] => [each, lettersRead(each)].flatMap((one) => readOne(one, words));
  return [...read(first), ...[...also, ...inside].flatMap(read).filter(isTelling)];
}

function isTelling({ isGeneric, core }: AppName): boolean {
  return !isGeneric && core.length > 1;
}

const LONGEST = 200;
/** After NFKC. */
const IN_PARENTHESES = /[([【〈<]([^)\]】〉>]*)[)\]】〉>]/gu;
const PARENTHESES = /[([【〈<][^)\]】〉>]*[)\]】〉>]/u;
const SIGNS = /[™®©℠★☆♪「」『』"“”]/gu;
const PUBLISHED_BY = /^.{1,40}?(?:株式会社|有限会社|合同会社)の(?=.)/u;
const SUBTITLE = /(?<=.)(?:\s-+\s|:\s|:(?=[^a-z0-9])|\s?\|\s?|\s?~\s?|\sby\s)/u;
const RUNS = /[a-z0-9][a-z0-9.'+]*|[ァ-ヺー]+|[\p{Script=Han}ぁ-ゖ々ー]+/gu;
/** 8, 6.2.1, ver.2, 2021; other numbers of three digits belong to a name: Microsoft 365. */
const VERSION = /^(?:(?:v|ver|version)\.?\d+(?:\.\d+)*|\d{1,2}|20\d\d|\d+(?:\.\d+)+)$/u;
const ORGANISATION =
  /^\p{Script=Han}{2,}(?:省|庁|院|県|府|都|市|町|村|機関|研究所|協会|機構|公社|大学|病院|事務局|委員会)$/u;
const DOMAIN = /(?<=^[a-z][a-z0-9]+)\.(?:com|net|org|jp|co\.jp|ai|io|app|me)?$|[.']+$/u;
const INNER_POINT = /(?<=[a-z])\.(?=[a-z])/gu;
const LOCAL_GOVERNMENT = /^\p{Script=Han}{2,4}?[都道府県市町村区](?=\p{Script=Han}{2})/u;
const OKURIGANA = /(?<=\p{Script=Han})(?![のとをでにが])[ぁ-ん]{1,2}(?=\s?\p{Script=Han})/gu;

/** With and without what it is called in front of the name: 野帳アプリ ほしみフィールド. */
function readOne(text: string, vocabulary: AppWords): readonly AppName[] {
  const chunks = text.split(/\s+/u).filter((chunk) => chunk !== "");
  const named = chunks.filter((chunk, at) => at === chunks.length - 1 || !/.アプリ$/u.test(chunk));
  return [chunks, ...(named.length < chunks.length ? [named] : [])].flatMap((each) => readChunks(each, vocabulary));
}

function readChunks(chunks: readonly string[], vocabulary: AppWords): readonly AppName[] {
  const parts = chunks
    .flatMap((chunk) => partsOf(chunk, vocabulary))
    .map((part, at) => (part.kind === "version" && at === 0 ? { ...part, ...vocabulary.meaning(part.folded) } : part));
  const telling = parts.filter(({ kind }, at) => !SAYS_NOTHING.has(kind) && !(kind === "version" && at > 0));
  const told = telling.length > 0 ? telling : parts.filter(({ kind }) => kind === "empty");
  const vendor = told.length > 1 ? told.find(({ kind }) => kind === "vendor") : undefined;
  const rest = told.filter((part) => part !== vendor);
  const tier = rest.length > 1 ? rest.slice(-1).find(({ kind }) => kind === "tier") : undefined;
  const core = rest.filter((part) => part !== tier);
  const written = parts.flatMap((part) => (isWritten(part, vendor) ? part.folded : [])).join("");
  const labels = { vendor: vendor?.value ?? null, tier: tier?.value ?? "" };
  return [core, withoutDescription(core, vocabulary)].flatMap((each) =>
    each.length === 0 ? [] : [{ ...labels, ...compared(each, tier, vocabulary), written }],
  );
}

function isWritten(part: Part, vendor: Part | undefined): boolean {
  return (
    part !== vendor && (part.kind === "word" || part.kind === "tier" || part.kind === "empty" || part.kind === "vendor")
  );
}

/** Two or more words behind a name for what it does: Bitwarden パスワードマネージャー. Empty where there are none. */
function withoutDescription(core: readonly Part[], { generic }: AppWords): readonly Part[] {
  const head = core.findLastIndex(({ value }) => !generic.has(value)) + 1;
  return core.length - head > 1 ? core.slice(0, head) : [];
}

function compared(core: readonly Part[], tier: Part | undefined, { generic, isOrdinary }: AppWords) {
  const words = core.map(({ value }) => value);
  const joined = words.join("");
  const written = core.map(({ folded }) => folded).join("");
  const script = scriptOf(written);
  return {
    core: joined,
    words,
    isGeneric: generic.has(joined) || words.every((word) => generic.has(word)),
    isOrdinary: words.every((word) => isOrdinary(word)) && (words.length === 1 || generic.has(words.at(-1) ?? "")),
    sound: [...core, ...(tier === undefined ? [] : [tier])]
      .map(({ kind, folded, value }) => soundOf(kind === "word" && /^[a-z]/u.test(folded) ? value : folded))
      .join(""),
    roman: romanOf(written + (tier?.folded ?? "")),
    script,
    isLoanword: script === "kana" && tier === undefined && words.length === 1 && /^[a-z]/u.test(joined),
  };
}

function scriptOf(written: string): AppName["script"] {
  const [hasKana, hasLatin] = [/[ァ-ヺ]/u.test(written), /[a-z]/u.test(written)];
  return hasKana ? (hasLatin ? "mixed" : "kana") : hasLatin ? "latin" : "other";
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(["legal", "device", "empty"]);

interface Part {
  readonly kind: Meaning["kind"] | "version";
  readonly value: string;
  readonly folded: string;
}

function partsOf(chunk: string, vocabulary: AppWords): readonly Part[] {
  const vendor = vocabulary.vendorAt(foldKana(chunk)) ?? "";
  if (vendor !== "" && !/^[a-z]+$/u.test(vendor)) {
    const rest = foldKana(chunk).slice(vendor.length);
    return [meant(vendor, vocabulary), ...partsOf(rest, vocabulary)];
  }
  if (vocabulary.meaning(foldKana(chunk))?.kind === "vendor") return [meant(foldKana(chunk), vocabulary)];
  return (chunk.match(RUNS) ?? []).flatMap((run) => {
    const folded = foldKana(run.replace(DOMAIN, "").replace(INNER_POINT, ""));
    return folded === "" ? [] : cutRun(folded, vocabulary).map((part) => meant(part, vocabulary));
  });
}

function cutRun(run: string, vocabulary: AppWords): readonly string[] {
  if (vocabulary.meaning(run) !== undefined) return [run];
  const known = /^[ァ-ヺ]+$/u.test(run) ? vocabulary.cut(run) : undefined;
  if (known !== undefined) return known;
  const vendor = vocabulary.vendorAt(run) ?? LOCAL_GOVERNMENT.exec(run)?.[0];
  const number = /^[1-9](?=[a-z]{4})/u.exec(run)?.[0];
  if (number !== undefined) return [number, ...cutRun(run.slice(1), vocabulary)];
  return vendor === undefined ? withoutApp(run) : [vendor, ...cutRun(run.slice(vendor.length), vocabulary)];
}

/** 「…アプリ」 written in one. */
function withoutApp(run: string): readonly string[] {
  const bare = run.replace(/アプリ$/u, "");
  return [bare.length > 1 ? bare : run];
}

function meant(folded: string, vocabulary: AppWords): Part {
  if (VERSION.test(folded)) return { kind: "version", value: folded, folded };
  const known = vocabulary.meaning(folded);
  if (known !== undefined) return { ...known, folded };
  const vendor = ORGANISATION.test(folded) ? folded : vocabulary.vendorLike(folded);
  if (vendor !== undefined) return { kind: "vendor", value: vocabulary.meaning(vendor)?.value ?? vendor, folded };
  const unnumbered = folded.replace(/(?<=^[a-z]{5,})\d{1,2}$/u, "");
  return { kind: "word", value: unnumbered, folded: unnumbered };
}
