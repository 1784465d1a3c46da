import type { Citation, Viewer } from "../../../corpus/document.ts";
import type { Library, Scope } from "../../../corpus/library.ts";
import type { Reply, Turn } from "../../conversation/contract.ts";
import { appliesToWords } from "../wording.ts";

/** A turn's reply as the page and scripts read it: with its thread and turn, and whom each cited rule is about. */
export function createPresent(library: Pick<Library, "passage">, today: () => string) {
  const cited = async (citation: Citation, scope: Scope) => {
    const located = await library.passage(citation.passageId, scope);
    return { ...citation, appliesTo: located === undefined ? null : appliesToWords(located.document.appliesTo) };
  };
  const reply = async (given: Reply, scope: Scope) =>
    given.kind === "answered"
      ? { ...given, citations: await Promise.all(given.citations.map((each) => cited(each, scope))) }
      : given;
  return async (turn: Turn, viewer: Viewer) => ({
    ...(await reply(turn.reply, { asOf: today(), viewer })),
    thread: turn.thread,
    turn: turn.id,
  });
}
