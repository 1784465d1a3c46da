import { z } from "zod";

/** What the process under measurement is told to do; it answers each order by its number. */
const ORDER = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("clock"), moment: z.number() }),
  z.object({ kind: z.literal("work") }),
  z.object({ kind: z.literal("forget") }),
  z.object({ kind: z.literal("measure") }),
  z.object({ kind: z.literal("stop") }),
]);
export type Order = z.infer<typeof ORDER>;
export const NUMBERED = z.object({ number: z.number(), order: ORDER });

export const ANSWERED = z.object({ number: z.number(), answer: z.unknown() });

/** What waits and what is worked on in inbox and outbox. */
export const WORK = z.object({ waiting: z.number(), held: z.number() });

/** The relational store's tables; the age of what is forgotten in time by its oldest row, milliseconds since 1970. */
export const TABLES = z.array(z.object({ name: z.string(), rows: z.number(), oldest: z.number().nullable() }));

export const MEASURED = z.object({
  /** Bytes after a garbage collection. */
  heap: z.number(),
  rss: z.number(),
  /** Milliseconds of processor time used so far, which other load on the machine does not lengthen. */
  cpu: z.number(),
  tables: TABLES,
});
export type Measured = z.infer<typeof MEASURED>;
