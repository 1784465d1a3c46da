import type { Citation, Viewer } from "../../../corpus/document.ts";
import type { Library, Scope } from "../../../corpus/library.ts";
import type { Turn } from "../../conversation/contract.ts";
import { keptReply } from "../../conversation/form-reply.ts";
import type { FeedbackStore } from "../../store/feedback.ts";
import type { WishStore } from "../../store/wishes.ts";
import { appliesToWords } from "../../wording.ts";

interface Parts {
  readonly library: Pick<Library, "passage">;
  readonly feedback: Pick<FeedbackStore, "of">;
  readonly wishes: Pick<WishStore, "find">;
  readonly today: () => string;
}

/**
 * A turn's reply as the page and scripts read it: with its thread and turn, whom each cited rule is about, what the viewer
 * thinks of the answer, and what was sent with a form.
 */
export function createPresent({ library, feedback, wishes, today }: Parts) {
  const cited = async (citation: Citation, scope: Scope) => {
    const located = await library.passage(citation.passageId, scope);
    return { ...citation, appliesTo: located === undefined ? null : appliesToWords(located.document.appliesTo) };
  };
  const verdict = async (turn: Turn, viewer: Viewer) => {
    const given = (await feedback.of(turn.id)).find(({ viewerId }) => viewerId === viewer.id);
    return given === undefined ? null : { verdict: given.verdict, comment: given.comment };
  };
  const sent = async (turn: Turn) => {
    const wish = await wishes.find(turn.id);
    return wish === undefined ? null : { text: wish.text, message: keptReply(wish.kind).text };
  };
  const besides = async (turn: Turn, scope: Scope) => {
    const { reply } = turn;
    if (reply.kind === "unanswerable") return { feedback: await verdict(turn, scope.viewer) };
    if (reply.kind === "form") return { sent: await sent(turn) };
    if (reply.kind !== "answered") return {};
    const citations = await Promise.all(reply.citations.map((each) => cited(each, scope)));
    return { citations, feedback: await verdict(turn, scope.viewer) };
  };
  return async (turn: Turn, viewer: Viewer) => {
    const { reply, thread, id } = turn;
    return { ...reply, ...(await besides(turn, { asOf: today(), viewer })), thread, turn: id };
  };
}
