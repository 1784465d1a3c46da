/** Things that are alike, the first of them leading. */
export interface Group<Item> {
  readonly leader: Item;
  readonly members: readonly Item[];
}

/** Shared weight of two questions, of what they have together, from which on they ask the same. */
const ALIKE = 0.5;
/** The same, of questions that share so many words: 駐輪場, 屋根 and 修理 name a matter, however it is put. */
const ALIKE_IN_MANY = 0.4;
const MANY = 3;
/** Among fewer questions than these a word that several share is no common word yet. */
const FEW = 200;

/**
 * Groups questions by their words: each joins the group whose leader shares most with it, a word counting the more the rarer
 * it is, or else leads a group itself. In one pass and by an index of words, so that a year of questions takes a second.
 * @param wordsOf content words; what has none is in no group
 */
export function groupedByLikeness<Item>(
  items: readonly Item[],
  wordsOf: (item: Item) => readonly string[],
): readonly Group<Item>[] {
  const worded = items.map((item) => ({ item, words: new Set(wordsOf(item)) })).filter(({ words }) => words.size > 0);
  const weightOf = createWeights(worded.map(({ words }) => words));
  const groups: { readonly leader: Item; readonly words: ReadonlySet<string>; readonly members: Item[] }[] = [];
  const byWord = new Map<string, number[]>();
  for (const { item, words } of worded) {
    const near = new Set([...words].flatMap((word) => byWord.get(word) ?? []));
    let best: { readonly at: number; readonly likeness: number } | undefined;
    for (const at of near) {
      const leading = groups[at]?.words ?? new Set();
      const enough = words.intersection(leading).size >= MANY ? ALIKE_IN_MANY : ALIKE;
      const likeness = shared(words, leading, weightOf);
      if (likeness >= enough && likeness > (best?.likeness ?? 0)) best = { at, likeness };
    }
    if (best !== undefined) {
      groups[best.at]?.members.push(item);
      continue;
    }
    groups.push({ leader: item, words, members: [item] });
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), groups.length - 1]);
  }
  return groups;
}

function createWeights(all: readonly ReadonlySet<string>[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const words of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + Math.max(all.length, FEW) / (counts.get(word) ?? 1));
}

/** Weighted Jaccard. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>, weightOf: (word: string) => number): number {
  const sum = (words: ReadonlySet<string>) => [...words].reduce((total, word) => total + weightOf(word), 0);
  const together = sum(one.union(other));
  return together === 0 ? 0 : sum(one.intersection(other)) / together;
}
