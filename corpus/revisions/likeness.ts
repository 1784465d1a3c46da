/** Text without what no reader takes for a difference: the width of characters and white space. */
export function plainText(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}

export function bigramsOf(text: string): ReadonlySet<string> {
  const characters = [...plainText(text)];
  return new Set(characters.map((character, at) => `${character}${characters[at + 1] ?? ""}`));
}

/** Dice's coefficient of character bigrams, 0 to 1. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 1;
  let common = 0;
  for (const gram of one) if (other.has(gram)) common += 1;
  return (2 * common) / (one.size + other.size);
}
