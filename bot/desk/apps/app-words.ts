import { z } from "zod";
import { loadSudachiGroups } from "../../../corpus/japanese/synonyms.ts";
import DATA from "./app-words.json" with { type: "json" };
import { differsByOneAtMost, isSlip } from "./slip.ts";
import { foldKana, soundOf } from "./sound.ts";

/** What a part of an app's name is. Only `word` and `tier` tell apps of one vendor apart. */
export interface Meaning {
  readonly kind: "vendor" | "legal" | "device" | "empty" | "tier" | "word";
  /** One spelling for all: `map` for マップ, 地図 and maps. */
  readonly value: string;
}

/** The vocabulary of app names. */
export interface AppWords {
  /** @param part folded */
  meaning(part: string): Meaning | undefined;
  /** A run of katakana cut into known parts, the fewest; undefined where they do not cover it. */
  cut(run: string): readonly string[] | undefined;
  /** The vendor with whose name a part begins. */
  vendorAt(part: string): string | undefined;
  /** The vendor whose name a part is, but for a slip. */
  vendorLike(part: string): string | undefined;
  /** What many apps are called: alone it names none. */
  readonly generic: ReadonlySet<string>;
  /** Whether a word is one of the language, which any company may call an app by. */
  isOrdinary(word: string): boolean;
  /** Names of well-known apps, each list one app. */
  readonly apps: readonly (readonly string[])[];
}

const BY_MEANING = z.record(z.string(), z.array(z.string()));
const LIST = z.array(z.string());
const WORDS = z.strictObject({
  vendors: BY_MEANING,
  legal: LIST,
  devices: LIST,
  empty: LIST,
  tiers: BY_MEANING,
  words: BY_MEANING,
  generic: LIST,
  apps: z.array(z.array(z.string()).min(1)),
});

/** The vocabulary in `app-words.json`, and katakana words with the English they stand for from Sudachi's dictionary. */
export async function loadAppWords(): Promise<AppWords> {
  return appWords(loanwordsOf((await loadSudachiGroups()).map(({ members }) => members)));
}

function appWords(loanwords: Loanwords): AppWords {
  const { vendors, legal, devices, empty, tiers, words, generic, apps } = WORDS.parse(DATA);
  const meanings = new Map<string, Meaning>([
    ...spelled("word", words),
    ...spelled("tier", tiers),
    ...listed("empty", empty),
    ...listed("device", devices),
    ...listed("legal", legal),
    ...spelled("vendor", vendors),
  ]);
  const vendorNames = [...spelled("vendor", vendors)]
    .map(([name]) => name)
    .filter((name) => name.length >= SHORTEST_VENDOR || !/[a-z]/u.test(name))
    .sort((one, other) => other.length - one.length);
  const meaning = (part: string): Meaning | undefined => {
    const known = meanings.get(part);
    if (known !== undefined) return known;
    const value = loanwords.heard(part);
    return value === undefined ? undefined : { kind: "word", value };
  };
  return {
    meaning,
    cut: (run) => cut(run, (part) => meaning(part) !== undefined),
    vendorAt: (part) => vendorNames.find((name) => part.startsWith(name) && part.length > name.length + 1),
    vendorLike: (part) => vendorNames.find((name) => isSlip(name, part)),
    generic: new Set(generic.map(foldKana)),
    isOrdinary: (word) => Object.hasOwn(words, word) || loanwords.english.has(word),
    apps,
  };
}

/** Shorter ones begin other words: `jr`, `ms`. */
const SHORTEST_VENDOR = 5;
const LONGEST_PART = 12;

interface Loanwords {
  /** The English word that a folded katakana word sounds like: groups also hold words that only mean the same. */
  heard(kana: string): string | undefined;
  /** All English words that have katakana ones. */
  readonly english: ReadonlySet<string>;
}

/** Most of the seventeen thousand are never asked for, so each is listened to when it first is. */
function loanwordsOf(groups: readonly (readonly string[])[]): Loanwords {
  const spellings = new Map<string, readonly string[]>();
  const english = new Set<string>();
  for (const members of groups) {
    const latin = members
      .filter((member) => /^[a-z][a-z ]+$/u.test(member))
      .map((member) => member.replaceAll(" ", ""));
    const kana = members
      .filter((member) => /^[ァ-ヺー・]+$/u.test(member) && member.length >= SHORTEST_LOANWORD)
      .map(foldKana);
    if (kana.length > 0) for (const word of latin) english.add(word);
    for (const each of latin.length > 0 ? kana : []) {
      if (each.length > 1) spellings.set(each, [...(spellings.get(each) ?? []), ...latin]);
    }
  }
  const listened = new Map<string, string | undefined>();
  return {
    english,
    heard: (kana) => {
      const words = spellings.get(kana);
      if (words === undefined) return undefined;
      if (!listened.has(kana)) {
        const sound = soundOf(kana);
        listened.set(
          kana,
          words.find((word) => differsByOneAtMost(sound, soundOf(word))),
        );
      }
      return listened.get(kana);
    },
  };
}

/** Shorter ones are found in any katakana. */
const SHORTEST_LOANWORD = 3;

function spelled(kind: Meaning["kind"], groups: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(groups).flatMap(([value, spellings]) =>
    [value, ...spellings].map((each): [string, Meaning] => [foldKana(each), { kind, value }]),
  );
}

function listed(kind: Meaning["kind"], parts: readonly string[]) {
  return parts.map((value): [string, Meaning] => [foldKana(value), { kind, value }]);
}

function cut(run: string, isKnown: (part: string) => boolean): readonly string[] | undefined {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= run.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_PART); start < end; start += 1) {
      const before = best[start];
      const part = run.slice(start, end);
      if (before === undefined || !isKnown(part)) continue;
      const found = best[end];
      if (found === undefined || before.length + 1 < found.length) best[end] = [...before, part];
    }
  }
  return best[run.length];
}
