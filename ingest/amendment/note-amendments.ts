import type { Library, Scope } from "../../corpus/library.ts";
import type { Amendments } from "../../corpus/store/amendments.ts";
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
    // The 附則 is known by its place only: its heading is no text of a passage.
    return (text?.passages ?? []).flatMap((passage) =>
      passage.kind === "supplement" ? ["附則", passage.text] : [passage.text],
    );
  };
  const { attachments, open } = await linkAmendments(
    entries.map(({ document }) => document),
    textsOf,
  );
  for (const attachment of attachments) {
    const stated = attachment.effectiveFrom ?? newest.get(attachment.amendmentId) ?? null;
    await amendments.propose({ ...attachment, effectiveFrom: stated });
  }
  return open;
}
