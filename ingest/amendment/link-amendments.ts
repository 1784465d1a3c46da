import type { Document } from "../../corpus/document.ts";
import { isSameNumber, plainTitle } from "../../corpus/identity.ts";
import type { Attachment } from "../../corpus/store/amendments.ts";
import { sameText } from "../structure/draft.ts";
import { isAmending } from "../structure/regulation-patterns.ts";
import { type AmendmentTarget, amendmentOf } from "./amendment-of.ts";

type Titled = Pick<Document, "id" | "title" | "number" | "issuer">;

export interface AmendmentLinks {
  readonly attachments: readonly Attachment[];
  /** Amending documents whose base is not there yet, or is one of several: a person says which. */
  readonly open: readonly {
    readonly amendmentId: string;
    readonly target: string;
    readonly choices: readonly string[];
  }[];
}

/**
 * Which documents amend which, by the numbers and titles that the amending ones name. Whichever came first, base or
 * amendment: call it again when documents have come.
 * @param textsOf a document's text in lines or paragraphs
 */
export async function linkAmendments(
  documents: readonly Titled[],
  textsOf: (id: string) => Promise<readonly string[]>,
): Promise<AmendmentLinks> {
  const attachments: Attachment[] = [];
  const open: { amendmentId: string; target: string; choices: readonly string[] }[] = [];
  for (const { id, title } of documents.filter((document) => isAmending(document.title))) {
    const amendment = amendmentOf(title, await textsOf(id), null);
    for (const target of amendment?.targets ?? []) {
      const choices = basesOf(target, documents).filter((baseId) => baseId !== id);
      const [baseId, ...others] = choices;
      if (baseId === undefined || others.length > 0) open.push({ amendmentId: id, target: target.title, choices });
      else attachments.push({ amendmentId: id, baseId, effectiveFrom: amendment?.effectiveFrom ?? null });
    }
  }
  return { attachments, open };
}

/** By number and title, else by number, else by title; a number that differs is another rule. */
function basesOf(target: AmendmentTarget, documents: readonly Titled[]): readonly string[] {
  const named = { issuer: "", title: target.title, number: target.number };
  const titled = documents.filter(({ title }) => plainTitle(title) === plainTitle(target.title));
  if (target.number === null) return titled.map(({ id }) => id);
  const both = titled.filter((document) => document.number !== null && isSameNumber(document, named));
  const numbered = /年/u.test(target.number)
    ? documents.filter(({ number }) => number && sameText(number, named.number ?? ""))
    : [];
  const unnumbered = titled.filter((document) => document.number === null);
  const best = [both, numbered, unnumbered].find((found) => found.length > 0) ?? [];
  return best.map(({ id }) => id);
}
