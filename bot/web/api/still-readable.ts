import type { Viewer } from "../../../corpus/document.ts";
import type { Library } from "../../../corpus/library.ts";
import type { Answered, Pointer, Unanswerable } from "../../../rag/contract.ts";
import type { Reply } from "../../conversation/contract.ts";

/**
 * A kept reply as the viewer may see it today: the right to read the documents of an answer may have gone since, and the
 * documents themselves.
 */
export function createStillReadable(library: Pick<Library, "documents" | "currentId">, today: () => string) {
  return async (reply: Reply, viewer: Viewer): Promise<Reply> => {
    if (reply.kind !== "answered" && reply.kind !== "unanswerable") return reply;
    const entries = await library.documents({ asOf: today(), viewer });
    const readable = new Set(entries.map(({ document }) => document.id));
    const still = async <Kind extends Pick<Pointer, "documentId">>(pointers: readonly Kind[]) => {
      // Named anew since, a document is the same still.
      const ids = await Promise.all(pointers.map(({ documentId }) => library.currentId(documentId)));
      return pointers.filter((_, at) => readable.has(ids[at] ?? ""));
    };
    if (reply.kind === "unanswerable") return { ...reply, nearest: await still(reply.nearest) };
    if ((await still(reply.citations)).length < reply.citations.length) return withheld(reply);
    return { ...reply, related: await still(reply.related) };
  };
}

function withheld({ asOf, timings }: Answered): Unanswerable {
  return {
    kind: "unanswerable",
    text: "この回答のもとになった資料は、今は読めません。もう一度質問してください。",
    confidence: 0,
    nearest: [],
    handOff: null,
    notices: [],
    asOf,
    timings,
  };
}
