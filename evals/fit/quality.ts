import type { Collected } from "./collect.ts";

/** nDCG@10 (linear gain), Recall@10 and Hit@1 of a question's candidates in the order of what `score` makes of them. */
export function quality({ candidates, gains }: Collected, score: (features: readonly number[]) => number) {
  const order = candidates
    .map(({ rules, features, gain }) => ({ gain, score: rules + score(features) }))
    .sort((one, other) => other.score - one.score)
    .map(({ gain }) => gain);
  const discounted = (list: readonly number[]) =>
    list.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
  const ideal = discounted([...gains].sort((one, other) => other - one));
  return {
    ndcg10: ideal === 0 ? 0 : discounted(order) / ideal,
    recall10: gains.length === 0 ? 0 : Math.min(1, order.slice(0, 10).filter((gain) => gain > 0).length / gains.length),
    hit1: (order[0] ?? 0) > 0 ? 1 : 0,
  };
}
