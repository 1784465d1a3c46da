import { createRequire } from "node:module";
import { z } from "zod";
import { normalise } from "./normalise.ts";

/** Other ways to say what a question says. */
export interface Synonyms {
  /**
   * @param words content words of a question, in order
   * @returns for each word or run of up to five words that has synonyms, what else may stand in its place
   */
  of(words: readonly string[]): readonly Alternatives[];
}

interface Alternatives {
  /** Positions in `words` that the alternatives stand for. */
  readonly positions: readonly number[];
  /** As written, normalised. */
  readonly texts: readonly string[];
}

const LONGEST_RUN = 5;
/** Groups larger than this mix meanings (人, 行く …) and harm more than they find. */
const LARGEST_GROUP = 24;

const GROUPS = z.array(
  z.object({ items: z.array(z.object({ midashi: z.string(), expandControl: z.union([z.string(), z.number()]) })) }),
);

/** Groups of words that mean the same; `triggers` may be expanded, `members` may stand in. */
interface Group {
  readonly triggers: readonly string[];
  readonly members: readonly string[];
}

/**
 * @param own groups of words and phrases that mean the same in this organisation
 * @param wordsOf the analyser's words of a phrase, so that 「家で働く」 is recognised in the words 家, 働く
 */
export function createSynonyms(
  own: readonly (readonly string[])[],
  dictionary: readonly Group[],
  wordsOf: (phrase: string) => readonly string[],
): Synonyms {
  const byTrigger = new Map<string, Group[]>();
  for (const group of [...own.map((phrases) => asGroup(phrases, wordsOf)), ...dictionary]) {
    for (const trigger of group.triggers) {
      const known = byTrigger.get(trigger);
      if (known === undefined) byTrigger.set(trigger, [group]);
      else known.push(group);
    }
  }
  return {
    of: (words) => {
      const found: Alternatives[] = [];
      for (let length = LONGEST_RUN; length >= 1; length -= 1) {
        for (let start = 0; start + length <= words.length; start += 1) {
          const run = words.slice(start, start + length).join("");
          const texts = new Set((byTrigger.get(run) ?? []).flatMap(({ members }) => members));
          texts.delete(run);
          if (texts.size === 0) continue;
          found.push({ positions: Array.from({ length }, (_, at) => start + at), texts: [...texts] });
        }
      }
      return found;
    },
  };
}

/** Groups from lines of words separated by commas, as an office keeps them in a spreadsheet; blank lines are left out. */
export function parseSynonyms(csv: string): readonly (readonly string[])[] {
  return csv
    .split(/\r?\n/u)
    .map((line) =>
      line
        .split(/[,、，]/u)
        .map((word) => word.trim())
        .filter((word) => word !== ""),
    )
    .filter((words) => words.length > 1);
}

function asGroup(phrases: readonly string[], wordsOf: (phrase: string) => readonly string[]): Group {
  const members = phrases.map(normalise);
  return { triggers: [...new Set([...members, ...members.map((each) => wordsOf(each).join(""))])], members };
}

/**
 * The Sudachi synonym dictionary (Works Applications, Apache 2.0). `expandControl` 0 may be expanded and stand in,
 * 1 only stand in, 2 neither: https://github.com/WorksApplications/SudachiDict/blob/develop/docs/synonyms.md
 */
export async function loadSudachiGroups(): Promise<readonly Group[]> {
  // The package's ES module export is broken; its CommonJS one works.
  const { fetchDictionary } = createRequire(import.meta.url)("sudachi-synonyms-dictionary");
  const groups = GROUPS.parse([...(await fetchDictionary()).values()]);
  return groups.flatMap(({ items }) => {
    const spelled = items.map((item) => ({ text: normalise(item.midashi), control: Number(item.expandControl) }));
    const members = [...new Set(spelled.filter(({ control }) => control < 2).map(({ text }) => text))];
    const triggers = [...new Set(spelled.filter(({ control }) => control === 0).map(({ text }) => text))];
    return members.length < 2 || members.length > LARGEST_GROUP ? [] : [{ triggers, members }];
  });
}
