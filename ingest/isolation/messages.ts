import { z } from "zod";
import type { ReadResult } from "../block.ts";
import { isRefusalCode, type Refusal } from "../reasons.ts";

/** What a child is asked for; a file's or an archive's bytes go beside it. */
export const Order = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("read"), name: z.string() }),
  z.object({ kind: z.literal("unpack"), budget: z.object({ entries: z.number(), bytes: z.number() }) }),
  /** The next entry of the archive that was last sent to `unpack`. */
  z.object({ kind: z.literal("next") }),
]);
export type Order = z.infer<typeof Order>;

const RefusalReason = z.object({
  code: z.custom<Refusal["code"]>((code) => typeof code === "string" && isRefusalCode(code)),
  detail: z.string(),
});
const Refused = z.object({ kind: z.literal("refused"), reason: RefusalReason });
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const Read = z.object({
  kind: z.literal("read"),
  reading: z.object({
    blocks: z.array(z.custom((block) => isObject(block) && Object.hasOwn(block, "kind"))),
    pictures: z.array(
      z.object({
        hash: z.string(),
        mediaType: z.enum(["image/png", "image/jpeg", "image/gif", "image/webp"]),
        bytes: z.instanceof(Uint8Array),
        alt: z.string(),
        after: z.number(),
      }),
    ),
    title: z.string().nullable(),
    frontMatter: z.custom(isObject),
    warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
    passages: z.array(z.custom(isObject)).optional(),
  }),
});

/** A reading is as large as its document, so that only its outline is looked at. */
export const ReadReply = z.custom<ReadResult>(
  (reply) => Refused.safeParse(reply).success || Read.safeParse(reply).success,
);

/** An entry, whose bytes are beside it; undefined after the last. */
export const EntryReply = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("file"), name: z.string(), fileDate: z.string(), spent: z.number() }),
    Refused.extend({ name: z.string(), spent: z.number() }),
  ])
  .optional();
