import type { CalendarDate, Document } from "../../corpus/document.ts";
import type { Draft } from "../structure/draft.ts";
import type { AmendmentTarget } from "./amendment-of.ts";
import { type AppliedAmendment, applyAmendments } from "./apply.ts";
import { revisionMarkdown } from "./revision-markdown.ts";

interface Base {
  readonly document: Pick<Document, "title" | "number" | "issuer" | "category">;
  readonly passages: readonly Draft[];
}

interface DraftRevision extends AppliedAmendment {
  /** To be corrected where `left` says so and then taken in: it becomes the next revision of the same document. */
  readonly markdown: string;
}

/** The next revision of a document as an amendment would make it, for a person to confirm. */
export function draftRevision(base: Base, target: AmendmentTarget, effectiveFrom: CalendarDate): DraftRevision {
  const { title, number, issuer, category } = base.document;
  const applied = applyAmendments(base.passages, target.instructions);
  const head = { title, number, issuer, category, effectiveFrom };
  return { ...applied, markdown: revisionMarkdown(head, applied.passages) };
}
