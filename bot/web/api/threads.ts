import { type Context, Hono } from "hono";
import type { Viewer } from "../../../corpus/document.ts";
import type { Conversation, Turn } from "../../conversation/contract.ts";
import { refuse } from "../failure.ts";

const SHOWN_THREADS = 50;

interface Parts {
  readonly conversation: Conversation;
  readonly viewerIn: (context: Context) => Promise<Viewer>;
  readonly present: (turn: Turn, viewer: Viewer) => Promise<object>;
}

/** The viewer's own threads: the list, the turns of one, and forgetting one. */
export function createThreads({ conversation, viewerIn, present }: Parts): Hono {
  const unknown = (context: Context) =>
    refuse(context, 404, "この会話は見つかりません。削除されたか、別の人の会話です。");
  return new Hono()
    .get("/", async (context) => {
      const viewer = await viewerIn(context);
      return context.json({ threads: await conversation.threads(viewer.id, SHOWN_THREADS) });
    })
    .get("/:thread", async (context) => {
      const viewer = await viewerIn(context);
      const thread = context.req.param("thread");
      const turns = await conversation.history(thread, viewer.id);
      if (turns.length === 0) return unknown(context);
      const shown = turns.map(async (turn) => ({
        id: turn.id,
        askedAt: turn.askedAt,
        question: turn.question,
        asOf: turn.asOf,
        reply: await present(turn, viewer),
      }));
      return context.json({ thread, turns: await Promise.all(shown) });
    })
    .delete("/:thread", async (context) => {
      const viewer = await viewerIn(context);
      const forgotten = await conversation.forget(context.req.param("thread"), viewer.id);
      return forgotten ? context.body(null, 204) : unknown(context);
    });
}
