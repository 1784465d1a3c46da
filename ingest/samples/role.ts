/** What a paragraph of a regulation or manual is by its first characters; it decides indentation and markup. */
export type Role = "caption" | "article" | "clause" | "item" | "subitem" | "step" | "plain";

const OPENINGS: readonly (readonly [Role, RegExp])[] = [
  ["article", /^第[0-9０-９〇一二三四五六七八九十百]+条(?:の[0-9０-９一二三四五六七八九十]+)*　/],
  ["clause", /^[0-9０-９]+　/],
  ["item", /^(?:[(（][0-9０-９]+[)）]|[一二三四五六七八九十]+(?:の[一二三四五六七八九十]+)?)　/],
  ["subitem", /^(?:[(（]?[ア-ン][)）]?|[イロハニホヘト])　/],
  ["step", /^[0-9]+\. /],
  ["caption", /^（[^（）]+）$/],
];

export function roleOf(paragraph: string): Role {
  return OPENINGS.find(([, opening]) => opening.test(paragraph))?.[0] ?? "plain";
}

/** How deep a paragraph of each role starts, in full-width characters; its further lines hang one deeper. */
export const INDENT: Readonly<Record<Role, number>> = {
  caption: 1,
  article: 0,
  clause: 0,
  item: 1,
  subitem: 2,
  step: 0,
  plain: 0,
};
