/** When each of so many arrives, in milliseconds from the start, at an even rate. */
export function evenly(count: number, aSecond: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => (place * 1_000) / aSecond);
}

/**
 * When each arrives, in order, if a certain number comes within each period, independently of each other: a Poisson process of which
 * the counts are known (Ross, "Introduction to Probability Models", theorem 5.2).
 * @param random from 0 up to 1
 */
export function poisson(
  periods: readonly { readonly count: number; readonly milliseconds: number }[],
  random: () => number,
): readonly number[] {
  const starts = periods.map((_, place) =>
    periods.slice(0, place).reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  );
  return periods
    .flatMap(({ count, milliseconds }, place) =>
      Array.from({ length: count }, () => (starts[place] ?? 0) + random() * milliseconds),
    )
    .toSorted((one, other) => one - other);
}
