import { z } from "zod";
import { DOORS } from "../../rag/question/door.ts";
import type { Reply } from "../conversation/contract.ts";

const CITATION = z
  .object({
    label: z.number(),
    passageId: z.string(),
    documentId: z.string(),
    title: z.string(),
    locator: z.string(),
    article: z.string().nullable(),
    effectiveFrom: z.string(),
    effectiveTo: z.string().nullable(),
    quote: z.string(),
    url: z.string(),
  })
  .readonly();
const POINTER = z
  .object({ documentId: z.string(), title: z.string(), locator: z.string(), url: z.string() })
  .readonly();
const TIMINGS = z.object({ retrieveMs: z.number(), composeMs: z.number() }).readonly();

const REPLY = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("answered"),
    text: z.string(),
    confidence: z.number(),
    citations: z.array(CITATION).readonly(),
    related: z.array(POINTER).readonly(),
    composer: z.string(),
    notices: z.array(z.string()).readonly(),
    asOf: z.string(),
    timings: TIMINGS,
  }),
  z.object({
    kind: z.literal("unanswerable"),
    text: z.string(),
    confidence: z.number(),
    nearest: z.array(POINTER).readonly(),
    handOff: z.object({ department: z.string() }).readonly().nullable(),
    notices: z.array(z.string()).readonly(),
    asOf: z.string(),
    timings: TIMINGS,
  }),
  z.object({
    kind: z.literal("clarify"),
    text: z.string(),
    choices: z
      .array(z.object({ label: z.string(), question: z.string(), door: z.enum(DOORS).optional() }).readonly())
      .readonly(),
  }),
  z.object({
    kind: z.literal("form"),
    form: z.enum(["app", "improvement", "correction"]),
    text: z.string(),
    prefill: z.object({ text: z.string() }).readonly(),
  }),
  z.object({ kind: z.enum(["status", "person", "chat"]), text: z.string() }),
]);

/** @returns the reply as it is stored; the types prove that what is written can be read back */
export function replyAsText(reply: Reply): string {
  return JSON.stringify(reply satisfies z.input<typeof REPLY>);
}

export function replyFromText(text: string): Reply {
  return REPLY.parse(JSON.parse(text));
}
