import type { Citation, Viewer } from "../../../corpus/document.ts";
import type { Library, Scope } from "../../../corpus/library.ts";
import type { Answered, Pointer, Unanswerable } from "../../../rag/contract.ts";
import type { Reply, Turn } from "../../conversation/contract.ts";
import { appliesToWords } from "../wording.ts";

/**
 * A turn's reply as the page and scripts read it: with its thread and turn, and whom each cited rule is about. An answer
 * is kept, the right to read its documents may have gone: then it is not shown again.
 */
export function createPresent(library: Pick<Library, "passage" | "documents">, today: () => string) {
  const cited = async (citation: Citation, scope: Scope) => {
    const located = await library.passage(citation.passageId, scope);
    return { ...citation, appliesTo: located === undefined ? null : appliesToWords(located.document.appliesTo) };
  };
  const reply = async (given: Reply, scope: Scope) => {
    if (given.kind !== "answered" && given.kind !== "unanswerable") return given;
    const readable = new Set((await library.documents(scope)).map(({ document }) => document.id));
    const still = (pointers: readonly Pointer[]) => pointers.filter(({ documentId }) => readable.has(documentId));
    if (given.kind === "unanswerable") return { ...given, nearest: still(given.nearest) };
    if (!given.citations.every(({ documentId }) => readable.has(documentId))) return withheld(given);
    const citations = await Promise.all(given.citations.map((each) => cited(each, scope)));
    return { ...given, citations, related: still(given.related) };
  };
  return async (turn: Turn, viewer: Viewer) => ({
    ...(await reply(turn.reply, { asOf: today(), viewer })),
    thread: turn.thread,
    turn: turn.id,
  });
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
