import type { Section } from "../../corpus/document.ts";
import type { NewRevision } from "../../corpus/library.ts";

/** A passage as this folder gives it, before the library numbers it. */
export type Draft = NewRevision["passages"][number];

export function draft(given: Pick<Draft, "kind" | "text"> & Partial<Draft>): Draft {
  return { sections: [], caption: null, locator: "", article: null, page: null, ...given };
}

/** A last group below this part of the limit is no passage of its own. */
const REMNANT = 0.25;

/** Texts packed in order into groups of about `limit` characters; a single longer text stays whole. */
export function pack<Part extends { readonly text: string }>(
  parts: readonly Part[],
  limit: number,
): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  let length = 0;
  for (const part of parts) {
    const last = groups.at(-1);
    if (last !== undefined && length + 1 + part.text.length <= limit) {
      last.push(part);
      length += 1 + part.text.length;
    } else {
      groups.push([part]);
      length = part.text.length;
    }
  }
  const [before, last] = groups.slice(-2);
  if (before !== undefined && last !== undefined && length < limit * REMNANT) {
    const lengthBefore = before.reduce((sum, part) => sum + 1 + part.text.length, 0);
    if (lengthBefore + length <= limit * (1 + REMNANT)) return [...groups.slice(0, -2), [...before, ...last]];
  }
  return groups;
}

export function sameText(a: string, b: string): boolean {
  const plain = (text: string) => text.normalize("NFKC").replace(/[\s○◯■◆]+/gu, "");
  return plain(a) === plain(b);
}

export function withoutTitle(sections: readonly Section[], title: string): readonly Section[] {
  const kept = sections.filter((section) => !sameText(section.heading, title));
  const levels = [...new Set(kept.map((section) => section.level))].sort((a, b) => a - b);
  return kept.map(({ level, heading }) => ({ level: levels.indexOf(level) + 1, heading }));
}
