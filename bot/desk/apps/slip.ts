/**
 * Whether one word is the other with one slip of the finger: a letter too many, missing, changed, or two swapped.
 * The first letter is right, and the shorter a word, the less is forgiven: a changed letter makes another word sooner.
 */
export function isSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long || short[0] !== long[0]) return false;
  const start = sharedStart(short, long);
  if (long.length === short.length + 1) {
    const isTwice = long[start] === long[start - 1];
    return (
      short.length >= (isTwice ? SHORTEST.twice : SHORTEST.missing) && long.slice(start + 1) === short.slice(start)
    );
  }
  if (long.length !== short.length) return false;
  if (short.slice(start + 1) === long.slice(start + 1)) return short.length >= SHORTEST.changed;
  const isSwap = short[start] === long[start + 1] && short[start + 1] === long[start];
  return isSwap && short.length >= SHORTEST.swapped && short.slice(start + 2) === long.slice(start + 2);
}

/** Whether one letter more, less or other makes the one of the other. */
export function differsByOneAtMost(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const start = sharedStart(short, long);
  const rest = long.slice(start + 1);
  return short === long || rest === short.slice(start) || rest === short.slice(start + 1);
}

/** Letters of the shorter word. */
const SHORTEST = { twice: 5, missing: 6, swapped: 5, changed: 9 };

function sharedStart(short: string, long: string): number {
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return at;
}
