import type { Context } from "hono";
import { z } from "zod";
import type { Turn } from "../../../conversation/contract.ts";
import { writtenText } from "../../../conversation/written-text.ts";
import type { Definition, FieldValues } from "../../../desk/engine/definition.ts";

const Given = z.record(z.string(), z.string().max(3000).transform(writtenText));

/** What an address brings into a form, by the names of its fields. */
export function prefillIn(context: Context, { fields }: Definition): FieldValues {
  const query = Given.safeParse(context.req.query()).data ?? {};
  const known = fields.filter(({ filledBy, kind }) => filledBy === "asker" && kind !== "files" && kind !== "choices");
  return Object.fromEntries(
    known.flatMap(({ id }) => {
      const value = query[id];
      return value === undefined || value === "" ? [] : [[id, value]];
    }),
  );
}

/** What a turn of the person's own brings: what they said, and for a question what was found and who is in charge. */
export function prefillFrom(turn: Turn, { type, saidField }: Pick<Definition, "type" | "saidField">): FieldValues {
  const { reply, question, id } = turn;
  const said = reply.kind === "form" ? reply.prefill.text : question;
  if (type === "app" || type === "improvement") return { [saidField]: said };
  if (type === "correction") {
    const cited = reply.kind === "answered" ? reply.citations[0] : undefined;
    const document =
      cited === undefined ? {} : { document: `${cited.title} ${cited.locator}`.trim(), documentId: cited.documentId };
    return reply.kind === "form" ? { [saidField]: said } : document;
  }
  return { [saidField]: said, turn: id, ...foundIn(turn) };
}

function foundIn({ reply }: Turn): FieldValues {
  if (reply.kind === "answered") return { found: reply.text.replace(/\[\d+\]/gu, "") };
  if (reply.kind !== "unanswerable") return {};
  const found = reply.nearest.map(({ title, locator }) => `${title} ${locator ?? ""}`.trim()).join("\n");
  const owner = reply.handOff?.department;
  return { ...(found !== "" && { found }), ...(owner !== undefined && owner !== null && { owner }) };
}
