import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import { writing } from "../../corpus/store/writing.ts";
import type { ConversationTables } from "./conversation-schema.ts";

/** So many turns are deleted in one transaction, which takes some 20 ms. */
const FORGOTTEN_AT_ONCE = 200;

/** Deletes what was asked before a moment, and threads that have no turn left. @returns how many turns */
export async function forgetBefore(db: Kysely<ConversationTables>, moment: string): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const step = await writing(db, (transaction) => forgetSome(transaction, moment));
    forgotten += step;
    if (step < FORGOTTEN_AT_ONCE) return forgotten;
    // SQLite is called synchronously: without a pause nobody is served until the last step.
    await setImmediate();
  }
}

/** Deletes the oldest turns from before the moment. @returns how many */
async function forgetSome(db: Kysely<ConversationTables>, moment: string): Promise<number> {
  const old = await db
    .selectFrom("turns")
    .select(["key", "thread", "viewer_id"])
    .where("asked_at", "<", moment)
    .orderBy("asked_at")
    .limit(FORGOTTEN_AT_ONCE)
    .execute();
  const keys = old.flatMap(({ key }) => key ?? []);
  if (keys.length > 0) await db.deleteFrom("turns").where("key", "in", keys).execute();
  const threads = new Map(old.map((row) => [JSON.stringify([row.thread, row.viewer_id]), row]));
  for (const { thread, viewer_id } of threads.values()) await retitle(db, thread, viewer_id);
  return old.length;
}

/** Names a thread by its first question; one without turns goes. */
export async function retitle(db: Kysely<ConversationTables>, thread: string, owner: string): Promise<void> {
  const first = await db
    .selectFrom("turns")
    .select("question")
    .where("thread", "=", thread)
    .where("viewer_id", "=", owner)
    .orderBy("asked_at")
    .orderBy("key")
    .limit(1)
    .executeTakeFirst();
  if (first === undefined) {
    await db.deleteFrom("threads").where("thread", "=", thread).where("viewer_id", "=", owner).execute();
    return;
  }
  await db
    .updateTable("threads")
    .set({ title: first.question })
    .where("thread", "=", thread)
    .where("viewer_id", "=", owner)
    .execute();
}
