import { Hono } from "hono";
import { z } from "zod";
import { answerOutcome, createEntry, refuseSentence, UNREADABLE } from "./answers.ts";
import { bodyOf } from "./body.ts";
import type { AdminParts } from "./parts.ts";

/** More than the longest table that is taken. */
const LIMIT_BYTES = 2 * 1024 * 1024;
const Table = z.object({ csv: z.string(), seen: z.string() });

/** Questions that are handed on, and the office's own words. */
export function createOfficeApi({ librarian, personIn }: Pick<AdminParts, "librarian" | "personIn">): Hono {
  const entered = createEntry(librarian, personIn);
  return new Hono()
    .post(
      "/questions/:id/hand-over",
      entered(async (context, personId) => {
        const outcome = await librarian.handOver(context.req.param("id") ?? "", personId);
        return answerOutcome(context, outcome, "/admin/questions");
      }),
    )
    .post(
      "/questions/:id/settle",
      entered(async (context, personId) => {
        const outcome = await librarian.settleQuestion(context.req.param("id") ?? "", personId);
        return answerOutcome(context, outcome, "/admin/questions");
      }),
    )
    .put(
      "/synonyms",
      entered(async (context, personId) => {
        const body = await bodyOf(context.req.raw, LIMIT_BYTES, "表が長すぎます。使わない行を消してください。");
        if (body.kind === "refused") return refuseSentence(context, body.status, body.sentence);
        const table = tableIn(body.bytes);
        if (table === undefined) return refuseSentence(context, 400, UNREADABLE);
        const outcome = await librarian.setSynonyms(table.csv, personId, table.seen);
        return answerOutcome(context, outcome, "/admin/synonyms");
      }),
    );
}

function tableIn(bytes: Uint8Array): z.infer<typeof Table> | undefined {
  try {
    return Table.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}
