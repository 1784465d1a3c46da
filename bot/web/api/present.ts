import type { Citation, Viewer } from "../../../corpus/document.ts";
import type { Library, Scope } from "../../../corpus/library.ts";
import type { Answered, Pointer, Unanswerable } from "../../../rag/contract.ts";
import type { Reply, Turn } from "../../conversation/contract.ts";
import { keptReply } from "../../conversation/form-reply.ts";
import type { FeedbackStore } from "../../store/feedback.ts";
import type { WishStore } from "../../store/wishes.ts";
import { appliesToWords } from "../../wording.ts";

interface Parts {
  readonly library: Pick<Library, "passage" | "documents">;
  readonly feedback: Pick<FeedbackStore, "of">;
  readonly wishes: Pick<WishStore, "find">;
  readonly today: () => string;
}

/**
 * A turn's reply as the page and scripts read it: with its thread and turn, whom each cited rule is about, what the viewer
 * thinks of the answer, and what was sent with a form. An answer is kept, the right to read its documents may have gone:
 * then it is not shown again.
 */
export function createPresent({ library, feedback, wishes, today }: Parts) {
  const cited = async (citation: Citation, scope: Scope) => {
    const located = await library.passage(citation.passageId, scope);
    return { ...citation, appliesTo: located === undefined ? null : appliesToWords(located.document.appliesTo) };
  };
  const readableOf = async (given: Reply, scope: Scope): Promise<Reply> => {
    if (given.kind !== "answered" && given.kind !== "unanswerable") return given;
    const readable = new Set((await library.documents(scope)).map(({ document }) => document.id));
    const still = (pointers: readonly Pointer[]) => pointers.filter(({ documentId }) => readable.has(documentId));
    if (given.kind === "unanswerable") return { ...given, nearest: still(given.nearest) };
    if (!given.citations.every(({ documentId }) => readable.has(documentId))) return withheld(given);
    return { ...given, related: still(given.related) };
  };
  const verdict = async (turn: Turn, viewer: Viewer) => {
    const given = (await feedback.of(turn.id)).find(({ viewerId }) => viewerId === viewer.id);
    return given === undefined ? null : { verdict: given.verdict, comment: given.comment };
  };
  const sent = async (turn: Turn) => {
    const wish = await wishes.find(turn.id);
    return wish === undefined ? null : { text: wish.text, message: keptReply(wish.kind).text };
  };
  const besides = async (reply: Reply, turn: Turn, scope: Scope) => {
    if (reply.kind === "unanswerable") return { feedback: await verdict(turn, scope.viewer) };
    if (reply.kind === "form") return { sent: await sent(turn) };
    if (reply.kind !== "answered") return {};
    const citations = await Promise.all(reply.citations.map((each) => cited(each, scope)));
    return { citations, feedback: await verdict(turn, scope.viewer) };
  };
  return async (turn: Turn, viewer: Viewer) => {
    const scope = { asOf: today(), viewer };
    const reply = await readableOf(turn.reply, scope);
    return { ...reply, ...(await besides(reply, turn, scope)), thread: turn.thread, turn: turn.id };
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
