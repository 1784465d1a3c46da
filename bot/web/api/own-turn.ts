import type { Conversation, Turn } from "../../conversation/contract.ts";

/** A turn of the viewer's own threads; undefined for everybody else's, as for one that does not exist. */
export async function ownTurn(
  conversation: Pick<Conversation, "turn" | "history">,
  id: string,
  viewerId: string,
): Promise<Turn | undefined> {
  const turn = await conversation.turn(id);
  if (turn === undefined) return undefined;
  const turns = await conversation.history(turn.thread, viewerId);
  return turns.find((each) => each.id === id);
}
