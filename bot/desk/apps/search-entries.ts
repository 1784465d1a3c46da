import type { Analyser } from "../../../corpus/japanese/analyse.ts";
import type { KeptApp } from "../../store/app-catalogue.ts";
import { asKnown } from "./catalogue.ts";
import type { SameApp } from "./same-app.ts";

/**
 * Entries for what somebody types, best first: those whose name or link it is, then those that speak of it. Everything where
 * nothing is typed.
 */
export function searchEntries(
  text: string,
  apps: readonly KeptApp[],
  { analyser, sameApp }: { readonly analyser: Analyser; readonly sameApp: SameApp },
): readonly KeptApp[] {
  const typed = text.slice(0, LONGEST).trim();
  if (typed === "") return apps;
  const named = new Map(sameApp({ name: typed, link: typed }, apps.map(asKnown)).map((each) => [each.id, each.score]));
  const wanted = termsOf(typed, analyser);
  return apps
    .map((app) => ({ app, score: 2 * (named.get(app.entry.id) ?? 0) + shareIn(wanted, app, analyser) }))
    .filter(({ score }) => score >= LEAST)
    .sort((one, other) => other.score - one.score)
    .map(({ app }) => app);
}

const LONGEST = 200;
/** A third of what is typed. */
const LEAST = 0.3;

function shareIn(wanted: ReadonlySet<string>, { entry }: KeptApp, analyser: Analyser): number {
  const { name, aliases, publisher, purpose, conditions, install } = entry;
  const told = termsOf([name, ...aliases, publisher ?? "", purpose, conditions, install].join("\n"), analyser);
  return wanted.intersection(told).size / Math.max(1, wanted.size);
}

function termsOf(text: string, analyser: Analyser): ReadonlySet<string> {
  return new Set([...analyser.words(text), ...analyser.bigrams(text)]);
}
