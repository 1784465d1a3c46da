/**
 * Text as it is compared: NFKC (full-width letters and digits become ASCII, ㋿ becomes 令和), lower case,
 * the many dashes as one, white space as single blanks.
 */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/gu, "-")
    .replace(/[〜∼]/gu, "~")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Text without white space, for comparing quotations across line breaks. */
export function withoutSpace(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "");
}
