import type { Passage } from "../document.ts";

export type ComparedPassage = Pick<Passage, "kind" | "locator" | "caption" | "sections" | "text">;

/** What stands in one row of a comparison: a 項, a table, or a chapter's heading. */
export interface Unit {
  readonly locator: string;
  readonly caption: string;
  readonly text: string;
  readonly isHeading: boolean;
}

/** The place whatever the number of its 項: an article's only 項 is its first once there is a second. */
export function samePlaceKey({ locator }: Unit): string {
  return locator.replace(/(?<=条(?:の\d+)*|附則\S*)第1項$/u, "");
}

const HEADING_NUMBER = /^第\S{1,8}?[編章節款目](?:の[^\s　]{1,4})*/u;

/** A revision's passages in order, parts of one place together, each chapter's heading before what stands under it. */
export function unitsOf(passages: readonly ComparedPassage[]): readonly Unit[] {
  const units: Unit[] = [];
  let path: readonly string[] = [];
  for (const { kind, locator, caption, sections, text } of passages) {
    // A 号 by itself repeats what its 項 says.
    if (kind === "item") continue;
    const headings = sections.map(({ heading }) => heading);
    headings.forEach((heading, depth) => {
      if (headings.slice(0, depth + 1).join("\n") === path.slice(0, depth + 1).join("\n")) return;
      const place = headings.slice(0, depth + 1).map((each) => HEADING_NUMBER.exec(each)?.[0] ?? each);
      units.push({ locator: place.join(""), caption: "", text: heading, isHeading: true });
    });
    path = headings;
    const last = units.at(-1);
    // A manual's place begins with the heading that is its caption.
    const own = caption === null || locator.startsWith(caption) ? "" : caption;
    if (last?.isHeading === false && locator !== "" && last.locator === locator && last.caption === own) {
      units[units.length - 1] = { ...last, text: `${last.text}\n${text}` };
    } else units.push({ locator, caption: own, text, isHeading: false });
  }
  return units;
}
