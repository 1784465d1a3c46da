import type { Passage } from "../../../corpus/document.ts";

export interface Heading {
  readonly anchor: string;
  /** 1 for the outermost. */
  readonly depth: number;
  readonly text: string;
}

export interface OutlinedPassage {
  readonly passage: Passage;
  /** Headings that begin with this passage, outermost first. */
  readonly headings: readonly Heading[];
  /** Its own heading, unless the passage before it has shown the same one. */
  readonly caption: string | null;
  /** How people name the place, unless a heading says the same. */
  readonly label: string | null;
}

const DEEPEST = 5;

/** Passages in order, each with the headings that begin at it. */
export function outlineOf(passages: readonly Passage[]): readonly OutlinedPassage[] {
  return passages.map((passage, index) => {
    const before = passages[index - 1];
    const { sections, locator } = passage;
    const same = sections.findIndex((section, depth) => before?.sections[depth]?.heading !== section.heading);
    const first = same === -1 ? sections.length : same;
    const headings = sections.slice(first).map((section, offset) => ({
      anchor: `s-${passage.position}-${offset}`,
      depth: Math.min(first + offset + 1, DEEPEST),
      text: section.heading,
    }));
    const said = sections.map(({ heading }) => heading);
    const repeated = headings.length === 0 && before?.caption === passage.caption;
    const caption = repeated || (passage.caption !== null && said.includes(passage.caption)) ? null : passage.caption;
    const label = locator === "" || locator === passage.caption || said.includes(locator) ? null : locator;
    return { passage, headings, caption, label };
  });
}

/** The text as it reads: a 号 by itself, which its 項 holds too, stands there only where it is the one cited. */
export function shownPassages(passages: readonly Passage[], cited: number | null): readonly Passage[] {
  return passages.filter(({ kind, position }) => kind !== "item" || position === cited);
}

/** What the table of contents lists: headings, and in parts without headings the passages' own. */
export function entriesOf(outline: readonly OutlinedPassage[]): readonly Heading[] {
  return outline.flatMap(({ passage, headings, caption, label }, index) => {
    if (passage.sections.length > 0) return headings;
    const anchor = `p-${passage.position}`;
    if (passage.kind === "supplement") {
      return outline[index - 1]?.passage.kind === "supplement" ? [] : [{ anchor, depth: 1, text: "附則" }];
    }
    const place = label?.replace(/第[0-9]+項$/u, "") ?? "";
    return caption === null ? [] : [{ anchor, depth: 1, text: `${place} ${caption}`.trim() }];
  });
}
