import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Viewer } from "../../../corpus/document.ts";
import type { Conversation } from "../../conversation/contract.ts";
import { keptReply, WISH_STATE, wishFrom } from "../../conversation/form-reply.ts";
import { writtenText } from "../../conversation/written-text.ts";
import type { WishStore } from "../../store/wishes.ts";
import { refuse } from "../failure.ts";
import { ownTurn } from "./own-turn.ts";
import { tooLong } from "./too-long.ts";

const Body = z.object({ turn: z.string().min(1).max(100), text: z.string().nullish() });

interface Parts {
  readonly conversation: Pick<Conversation, "turn" | "history">;
  readonly wishes: WishStore;
  readonly viewerIn: (context: Context) => Promise<Viewer>;
  readonly clock: () => Date;
}

/**
 * `POST /api/wishes`: confirms the form of one of the viewer's own turns, with the text as the person left it; confirming
 * it twice keeps it once. `DELETE /api/wishes/:turn` takes it back.
 */
export function createWishes({ conversation, wishes, viewerIn, clock }: Parts): Hono {
  return new Hono()
    .post("/", async (context) => {
      const body = Body.safeParse(await context.req.json().catch(() => undefined));
      if (!body.success) return refuse(context, 400, '{"turn": "…", "text": "…"} の形の JSON で送ってください。');
      const viewer = await viewerIn(context);
      const turn = await ownTurn(conversation, body.data.turn, viewer.id);
      if (turn === undefined) return refuse(context, 404, UNKNOWN);
      const given = { viewerId: viewer.id, wishedAt: clock().toISOString() };
      const written = typeof body.data.text === "string" ? writtenText(body.data.text) : undefined;
      const wish = wishFrom(turn, { ...given, text: written });
      if (wish === undefined) return refuse(context, 400, "このやり取りには、送る内容がありません。");
      if (wish.text === "") return refuse(context, 400, "送る内容を入力してください。");
      const sentence = tooLong("送る内容", wish.text);
      if (sentence !== null) return refuse(context, 400, sentence);
      const isNew = await wishes.keep(wish);
      const kept = (await wishes.find(wish.key)) ?? wish;
      const shown = { turn: turn.id, kind: kept.kind, text: kept.text, state: WISH_STATE };
      return context.json({ ...shown, message: keptReply(kept.kind).text }, isNew ? 201 : 200);
    })
    .delete("/:turn", async (context) => {
      const withdrawn = await wishes.withdraw(context.req.param("turn"), (await viewerIn(context)).id);
      return withdrawn ? context.body(null, 204) : refuse(context, 404, UNKNOWN);
    });
}

const UNKNOWN = "この内容は見つかりません。会話が削除されたか、別の人のものです。";
