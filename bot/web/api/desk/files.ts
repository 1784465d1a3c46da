import { type Context, Hono } from "hono";
import type { DeskParts } from "./parts.ts";
import { CHOOSE_FIRST, refuseSentence } from "./refusals.ts";

/** `PUT /api/desk/files?name=…` with the bytes as its body: keeps a file for a request that is still to be sent. */
export function createDeskFiles({ attachments, personIn }: Pick<DeskParts, "attachments" | "personIn">): Hono {
  return new Hono().put("/", async (context: Context) => {
    const personId = await personIn(context);
    if (personId === null) return refuseSentence(context, 403, CHOOSE_FIRST);
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const kept = await attachments.keep(context.req.query("name") ?? "", bytes, personId);
    if (kept.kind === "refused") return refuseSentence(context, 422, kept.sentence);
    return context.json({ hash: kept.hash, name: kept.name });
  });
}
