import { Hono } from "hono";
import { z } from "zod";
import { REQUEST_TYPES } from "../../../desk/engine/definition.ts";
import type { DeskParts } from "./parts.ts";
import { unchecked, WrittenFields } from "./read-fields.ts";
import { CHOOSE_FIRST, refuseSentence } from "./refusals.ts";

const Type = z.enum(REQUEST_TYPES);
const Body = z.object({ fields: WrittenFields });

/** `PUT /api/desk/drafts/:type` keeps what is written so far; `DELETE` throws it away. */
export function createDeskDrafts({ desk, personIn }: Pick<DeskParts, "desk" | "personIn">): Hono {
  return new Hono()
    .put("/:type", async (context) => {
      const personId = await personIn(context);
      if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
      const type = Type.safeParse(context.req.param("type"));
      const body = Body.safeParse(await context.req.json().catch(() => undefined));
      if (!type.success || !body.success) return refuseSentence(context, 400, "下書きを保存できませんでした。");
      await desk.keepDraft(type.data, personId, unchecked(body.data.fields, desk.definition(type.data)));
      return context.json({ sentence: "下書きを保存しました" });
    })
    .delete("/:type", async (context) => {
      const personId = await personIn(context);
      if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
      const type = Type.safeParse(context.req.param("type"));
      if (!type.success) return refuseSentence(context, 404, "その下書きはありません。");
      await desk.keepDraft(type.data, personId, null);
      return context.body(null, 204);
    });
}
