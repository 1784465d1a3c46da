import { createRandom } from "../../../../evals/metrics/random.ts";

/** Choices that are the same for the same seed. */
export interface Dice {
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** From 0 to `below`, without it. */
  number(below: number): number;
  one<Item>(of: readonly Item[]): Item;
  some<Item>(of: readonly Item[], count: number): readonly Item[];
  shuffled<Item>(of: readonly Item[]): readonly Item[];
}

export function createDice(seed: number): Dice {
  const random = createRandom(seed);
  const number = (below: number) => Math.floor(random() * below);
  const shuffled = <Item>(of: readonly Item[]) =>
    of
      .map((item) => ({ item, at: random() }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);
  return {
    chance: (probability) => random() < probability,
    number,
    one: (of) => {
      const item = of[number(of.length)];
      if (item === undefined) throw new Error("There is nothing to choose from");
      return item;
    },
    some: (of, count) => shuffled(of).slice(0, count),
    shuffled,
  };
}
