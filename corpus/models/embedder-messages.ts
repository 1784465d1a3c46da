import { z } from "zod";

/** What the embedder and its child say to each other. */
export const Order = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("load"), folder: z.string(), dtype: z.enum(["q8", "fp32"]) }),
  z.object({ kind: z.literal("embed"), texts: z.array(z.string()).readonly() }),
]);

/** One reply to each order, in their order. */
export const Reply = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("loaded"), dimensions: z.int().positive() }),
  z.object({ kind: z.literal("embedded"), vectors: z.array(z.instanceof(Float32Array)).readonly() }),
  z.object({ kind: z.literal("failed"), reason: z.string() }),
]);

export type Order = z.infer<typeof Order>;
export type Reply = z.infer<typeof Reply>;
