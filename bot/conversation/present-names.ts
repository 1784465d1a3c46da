import type { Citation } from "../../corpus/document.ts";
import type { DocumentEntry, Library, Scope } from "../../corpus/library.ts";
import type { Reply } from "./contract.ts";

/** A reply whose citations name documents and passages as they are called now: either may have been named anew, or joined to another, since. */
export async function underPresentNames(
  reply: Reply,
  entries: readonly DocumentEntry[],
  library: Pick<Library, "passage">,
  scope: Scope,
): Promise<Reply> {
  if (reply.kind !== "answered") return reply;
  const known = new Set(entries.map(({ document }) => document.id));
  const present = async (citation: Citation): Promise<Citation> => {
    if (known.has(citation.documentId)) return citation;
    const now = await library.passage(citation.passageId, scope);
    if (now === undefined) return citation;
    const { id: documentId, title } = now.document;
    return { ...citation, documentId, title, passageId: now.passage.id };
  };
  return { ...reply, citations: await Promise.all(reply.citations.map(present)) };
}
