import type { Context } from "hono";
import { z } from "zod";
import type { Viewer } from "../../../corpus/document.ts";
import type { Conversation } from "../../conversation/contract.ts";
import { writtenText } from "../../conversation/written-text.ts";
import { type FeedbackStore, VERDICTS } from "../../store/feedback.ts";
import { refuse } from "../failure.ts";
import { ownTurn } from "./own-turn.ts";
import { tooLong } from "./too-long.ts";

const Body = z.object({
  turn: z.string().min(1).max(100),
  verdict: z.enum(VERDICTS),
  comment: z.string().nullish(),
});

interface Parts {
  readonly conversation: Pick<Conversation, "turn" | "history">;
  readonly feedback: FeedbackStore;
  readonly viewerIn: (context: Context) => Promise<Viewer>;
  readonly clock: () => Date;
}

/** `POST /api/feedback`: what the viewer thinks of an answer of their own; a later verdict takes the earlier's place. */
export function createFeedback({ conversation, feedback, viewerIn, clock }: Parts) {
  return async (context: Context): Promise<Response> => {
    const body = Body.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) {
      const shape = `{"turn": "…", "verdict": "${VERDICTS.join(" | ")}", "comment": "…"}`;
      return refuse(context, 400, `${shape} の形の JSON で送ってください。`);
    }
    const { verdict } = body.data;
    const comment = writtenText(body.data.comment ?? "");
    const sentence = tooLong("コメント", comment);
    if (sentence !== null) return refuse(context, 400, sentence);
    const viewer = await viewerIn(context);
    const turn = await ownTurn(conversation, body.data.turn, viewer.id);
    if (turn === undefined) {
      return refuse(context, 404, "この回答は見つかりません。会話が削除されたか、別の人のものです。");
    }
    if (turn.reply.kind !== "answered" && turn.reply.kind !== "unanswerable") {
      return refuse(context, 400, "回答ではないため、評価を付けられません。");
    }
    await feedback.give({ turnId: turn.id, viewerId: viewer.id, verdict, comment, givenAt: clock().toISOString() });
    return context.json({ turn: turn.id, verdict, comment });
  };
}
