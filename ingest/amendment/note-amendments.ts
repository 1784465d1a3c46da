import type { Library, Scope } from "../../corpus/library.ts";
import type { Amendments } from "../../corpus/store/amendments.ts";
import { amendingTexts } from "./amendment-of.ts";
import { type AmendmentLinks, linkAmendments } from "./link-amendments.ts";

/** Notes which of the documents in the scope amend which. Called when documents have come. @returns those whose base a person must name */
export async function noteAmendments(
  library: Pick<Library, "documents" | "text">,
  amendments: Pick<Amendments, "propose">,
  scope: Scope,
): Promise<AmendmentLinks["open"]> {
  const entries = await library.documents(scope);
  const newest = new Map(entries.map(({ document, revisions }) => [document.id, revisions.at(-1)?.effectiveFrom]));
  const textsOf = async (id: string) => {
    const day = newest.get(id);
    const text = day === undefined ? undefined : await library.text(id, scope, day);
    return amendingTexts(text?.passages ?? []);
  };
  const { attachments, open } = await linkAmendments(
    entries.map(({ document }) => document),
    textsOf,
  );
  for (const attachment of attachments) {
    // The document's own day: what its text says, or what a person has said instead.
    const stated = newest.get(attachment.amendmentId) ?? attachment.effectiveFrom;
    await amendments.propose({ ...attachment, effectiveFrom: stated });
  }
  return open;
}
