import type { CalendarDate, Document } from "../../corpus/document.ts";
import type { Draft } from "../structure/draft.ts";
import type { AmendmentTarget } from "./amendment-of.ts";
import { type AppliedAmendment, applyAmendments } from "./apply.ts";
import { revisionMarkdown } from "./revision-markdown.ts";

interface Base {
  /** What the draft says of the document. */
  readonly document: Pick<Document, "title" | "number" | "issuer" | "category">;
  readonly passages: readonly Draft[];
}

interface DraftRevision extends AppliedAmendment {
  /** To be corrected where `left` says so and then taken in: it becomes the next revision of the same document. */
  readonly markdown: string;
}

/** What an amending rule says of itself: its 附則 stands in the amended text from then on, under its number. */
interface Amending {
  readonly number: string | null;
  readonly passages: readonly Draft[];
}

/** The next revision of a document as an amendment would make it, for a person to confirm. */
export function draftRevision(
  base: Base,
  target: AmendmentTarget,
  effectiveFrom: CalendarDate,
  amending: Amending = { number: null, passages: [] },
): DraftRevision {
  const { title, number, issuer, category } = base.document;
  const applied = applyAmendments(base.passages, target.instructions);
  const passages = withSupplement(applied.passages, amending);
  const head = { title, number, issuer, category, effectiveFrom };
  return { ...applied, passages, markdown: revisionMarkdown(head, passages) };
}

function withSupplement(passages: readonly Draft[], { number, passages: amending }: Amending): readonly Draft[] {
  const label = number === null ? "附則" : `附則（${number.replace(/[　 \s]/gu, "")}）`;
  const isThere = passages.some(({ locator }) => number !== null && locator.startsWith(label));
  const own = isThere ? [] : amending.filter(({ kind }) => kind === "supplement");
  const last = passages.findLastIndex(({ kind }) => kind === "article" || kind === "supplement") + 1;
  const added = own.map((passage) => ({
    ...passage,
    locator: passage.locator.replace(/^附則(?:（[^（）]*）)?/u, label),
  }));
  return [...passages.slice(0, last), ...added, ...passages.slice(last)];
}
