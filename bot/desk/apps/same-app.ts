import { type AppName, readAppName } from "./app-name.ts";
import type { AppWords } from "./app-words.ts";
import { isSlip } from "./slip.ts";
import { parseStoreLink, type StoreApp } from "./store-link.ts";

/** An app as somebody names it; either may be empty. */
export interface NamedApp {
  readonly name: string;
  readonly link: string;
}

/** An app that is in the catalogue or was asked for. */
export interface KnownApp {
  readonly id: string;
  readonly names: readonly string[];
  readonly links: readonly string[];
}

export interface AppMatch {
  readonly id: string;
  /** `same` is what the person is told to be the app that they mean; `similar` is offered to look at. */
  readonly kind: "same" | "similar";
  /** From 0 to 1, the surest 1. */
  readonly score: number;
  /** What it rests on. */
  readonly by: "link" | "name" | "sound" | "spelling" | "words";
}

/** What a named app may be among known ones, surest first. */
export type SameApp = (named: NamedApp, known: readonly KnownApp[]) => readonly AppMatch[];

/**
 * Compares by what a store calls an app where both tell it, else by name: other spellings, kana for English, versions
 * and devices are the same app; another edition (Pro, Lite) or vendor is not.
 */
export function createSameApp(words: AppWords): SameApp {
  const wellKnown = wellKnownApps(words);
  const readAll = remembering((name) => readAppName(name, words));
  return ({ name, link }, known) => {
    const apps = storeApps([link]);
    const asked = [name, ...slugs(apps)].flatMap(readAll);
    const found = known.flatMap(({ id, names, links }): readonly AppMatch[] => {
      const theirs = storeApps(links);
      const ids = agreement(apps, theirs);
      if (ids === "same") return [{ id, kind: "same", score: 1, by: "link" }];
      const best = wellKnown
        .allNames([...names, ...slugs(theirs)].flatMap(readAll))
        .flatMap((other) => asked.map((one) => likeness(one, other, wellKnown)))
        .reduce<Likeness>((most, each) => (each.score > most.score ? each : most), UNLIKE);
      if (best.score < LEAST) return [];
      const score = ids === "other" ? best.score * OTHER_ENTRY : best.score;
      return [{ id, kind: score >= SAME ? "same" : "similar", score, by: best.by }];
    });
    return onlySurest(found).sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  };
}

/** Reading a name takes longer than comparing it, and the known ones are compared with every other. */
function remembering(read: (name: string) => readonly AppName[]): (name: string) => readonly AppName[] {
  const remembered = new Map<string, readonly AppName[]>();
  return (name) => {
    const known = remembered.get(name);
    if (known !== undefined) return known;
    if (remembered.size >= REMEMBERED) remembered.clear();
    const names = read(name);
    remembered.set(name, names);
    return names;
  };
}

const REMEMBERED = 20_000;

interface Likeness {
  readonly score: number;
  readonly by: AppMatch["by"];
}

/** `alias`: both are names of one well-known app. */
interface Sameness {
  readonly score: number;
  readonly by: AppMatch["by"] | "alias";
}

const UNLIKE: Likeness = { score: 0, by: "words" };
const SAME = 0.8;
const LEAST = 0.4;
/** Two entries of one store are two apps, however alike they are called. */
const OTHER_ENTRY = 0.75;
/** Sounds of fewer consonants belong to too many words. */
const TELLING_SOUND = 3;
const TELLING_LETTERS = 3;

/** A slip or a sound counts as the same only where nothing is called exactly so. */
function onlySurest(matches: readonly AppMatch[]): AppMatch[] {
  const isSure = matches.some(({ kind, by }) => kind === "same" && (by === "link" || by === "name"));
  return matches.map((match) =>
    isSure && (match.by === "sound" || match.by === "spelling")
      ? { ...match, kind: "similar", score: match.score * OTHER_ENTRY }
      : match,
  );
}

function likeness(one: AppName, other: AppName, wellKnown: WellKnown): Likeness {
  const core = sameCore(one, other, wellKnown);
  if (core === undefined) return sharedWords(one, other);
  const vendors = one.vendor === other.vendor ? "same" : one.vendor === null || other.vendor === null ? "one" : "two";
  const isOtherEdition = one.tier !== other.tier && one.written !== other.written && core.by !== "sound";
  const isVague = vendors === "one" && core.by !== "alias" && (namesMany(one) || namesMany(other));
  const by = core.by === "alias" ? "name" : core.by;
  return { score: isOtherEdition || vendors === "two" || isVague ? Math.min(core.score, 0.7) : core.score, by };
}

/** Without a vendor an ordinary word or a Japanese name may be several companies' app; that of a public body is its own. */
function namesMany({ isGeneric, isOrdinary, core, vendor }: AppName): boolean {
  const isPublic = vendor !== null && HAN.test(vendor);
  return isGeneric || isOrdinary || (vendor !== null && !isPublic && HAN.test(core));
}

const HAN = /\p{Script=Han}/u;

function sameCore(one: AppName, other: AppName, wellKnown: WellKnown): Sameness | undefined {
  const apps = [wellKnown.app(one), wellKnown.app(other)] as const;
  if (apps[0] !== undefined && apps[1] !== undefined) {
    return apps[0] === apps[1] ? { score: 0.98, by: "alias" } : undefined;
  }
  if (one.core === other.core || one.written === other.written)
    return { score: one.vendor === other.vendor ? 0.99 : 0.95, by: "name" };
  if (isSlipOf(one, other)) return { score: 0.85, by: "spelling" };
  const isInOneScript = one.script === other.script && one.script !== "mixed";
  if (isInOneScript) return undefined;
  const isAlike = one.roman.length >= TELLING_LETTERS && one.roman === other.roman;
  const isOneVendor = one.vendor !== null && one.vendor === other.vendor;
  const telling = isOneVendor ? TELLING_SOUND - 1 : TELLING_SOUND;
  const soundsAlike = one.sound.length >= telling && one.sound === other.sound;
  if (!isAlike && !soundsAlike) return undefined;
  // A word of the language is not said to be another that only sounds so: クラウド and Claude.
  if (!isAlike && !isOneVendor && (one.isLoanword || other.isLoanword)) return { score: 0.6, by: "sound" };
  return { score: isAlike ? 0.9 : 0.85, by: "sound" };
}

/** With the vendor's name, where both have it, a slip is as small beside more letters. Kanji do not slip. */
function isSlipOf(one: AppName, other: AppName): boolean {
  if (!LETTERS.some((letters) => letters.test(one.core) && letters.test(other.core))) return false;
  const vendor = one.vendor === other.vendor ? (one.vendor ?? "") : "";
  return Math.min(one.core.length, other.core.length) > 3 && isSlip(vendor + one.core, vendor + other.core);
}

const LETTERS = [/^[a-z0-9]+$/u, /^[ァ-ヺ]+$/u];

function sharedWords(one: AppName, other: AppName): Likeness {
  const shared = one.words.filter((word) => other.words.includes(word) && word.length > 1);
  const share = shared.length / Math.max(1, one.words.length, other.words.length);
  const isTelling = shared.some((word) => word !== one.vendor);
  return { score: isTelling ? 0.7 * share : 0, by: "words" };
}

/** Which well-known app a name is, and what else that is called. */
interface WellKnown {
  app(name: AppName): number | undefined;
  allNames(names: readonly AppName[]): readonly AppName[];
}

function wellKnownApps(words: AppWords): WellKnown {
  const apps = words.apps.map((names) => names.flatMap((name) => readAppName(name, words)));
  const byKey = new Map(apps.flatMap((names, app) => names.map((name) => [keyOf(name), app] as const)));
  const app = (name: AppName) => byKey.get(keyOf(name));
  return {
    app,
    allNames: (names) => [
      ...names,
      ...names.filter(({ tier }) => tier === "").flatMap((name) => apps[app(name) ?? -1] ?? []),
    ],
  };
}

function keyOf({ vendor, core }: AppName): string {
  return `${vendor ?? ""}${core}`;
}

function storeApps(links: readonly string[]): readonly StoreApp[] {
  return links.flatMap((link) => {
    const parsed = parseStoreLink(link);
    return parsed.kind === "app" ? [parsed] : [];
  });
}

function slugs(apps: readonly StoreApp[]): readonly string[] {
  return apps.flatMap(({ name }) => name ?? []);
}

/** `other` where a store that both name tells them apart. */
function agreement(one: readonly StoreApp[], other: readonly StoreApp[]): "same" | "other" | "unknown" {
  const pairs = one.flatMap((each) =>
    other.filter(({ platform }) => platform === each.platform).map(({ id }) => id === each.id),
  );
  return pairs.includes(true) ? "same" : pairs.length > 0 ? "other" : "unknown";
}
