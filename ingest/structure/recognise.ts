import type { Category } from "../../corpus/document.ts";
import type { Block } from "../block.ts";
import { casePassages, isCaseStudy } from "./case-study.ts";
import { withoutContents } from "./contents.ts";
import type { Draft } from "./draft.ts";
import { faqPassages, isFaq } from "./faq.ts";
import { type OutlinePart, outlineOf } from "./outline.ts";
import { articleCount, pointCount, regulationPassages } from "./regulation.ts";
import { amends } from "./regulation-amending.ts";
import { annexOf } from "./regulation-patterns.ts";
import { sectionedPassages } from "./sectioned.ts";

/** Goes up when the same file would give other passages; files are then read again. */
export const STRUCTURE_VERSION = 4;

const LEGAL: ReadonlySet<Category> = new Set<Category>(["法令", "条例", "規則", "訓令", "要綱", "要領"]);
/** The mark of the fictional samples, and words that only open and close a letter's list. */
const UNSAID = /^(?:[（(]?(?:この文書は)?架空の.*見本(?:です)?。?[）)]?|記|以\s*上)$/u;
/** Date, number, sender and department at the head of a letter, in characters. */
const LONGEST_LETTERHEAD = 120;

/** Passages of a document. What it looks like decides, and its category where it could be either. */
export function recognise(blocks: readonly Block[], title: string, category: Category): readonly Draft[] {
  const kept = withoutContents(blocks).filter((block) => !("text" in block && UNSAID.test(block.text)));
  if (amends(kept, title)) return regulationPassages(kept, title);
  const articles = articleCount(kept);
  if (articles >= 2 || (articles > 0 && LEGAL.has(category))) return regulationPassages(kept, title);
  if (articles === 0 && LEGAL.has(category) && pointCount(kept) > 1) return regulationPassages(kept, title);
  const passages = outlinePassages(outlineOf(kept, title), category);
  return passages.slice(
    Math.max(
      0,
      passages.findIndex((passage) => !isLetterhead(passage)),
    ),
  );
}

function outlinePassages(parts: readonly OutlinePart[], category: Category): readonly Draft[] {
  if (category === "FAQ" || isFaq(parts)) return faqPassages(parts, category === "FAQ");
  if (category === "事例" || isCaseStudy(parts)) return casePassages(parts);
  return sectionedPassages(parts);
}

/** Lines above the first heading without a sentence: the metadata says what they say. */
function isLetterhead({ kind, caption, sections, text }: Draft): boolean {
  const saysWhichForm = text.split("\n").some((line) => annexOf(line) !== undefined);
  if (kind === "table" || saysWhichForm) return false;
  return caption === null && sections.length === 0 && text.length <= LONGEST_LETTERHEAD && !/[。：:？?]/u.test(text);
}
