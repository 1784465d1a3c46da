import { type Kysely, sql } from "kysely";
import { METADATA, type RegistryTables } from "./registry-rows.ts";

type Work = Kysely<RegistryTables>;

/** Makes a prepared revision live in the place of the live one of its document and day. @returns the keys that it replaces */
export async function publishOne(transaction: Work, key: number): Promise<readonly number[]> {
  const row = await transaction.selectFrom("revisions").selectAll().where("key", "=", key).executeTakeFirstOrThrow();
  const earlier = await transaction
    .updateTable("revisions")
    .set({ state: "replaced" })
    .where("document_id", "=", row.document_id)
    .where("effective_from", "=", row.effective_from)
    .where("state", "=", "live")
    .returning("key")
    .execute();
  const metadata = METADATA.parse(JSON.parse(row.metadata));
  const later = await transaction
    .selectFrom("revisions")
    .select("key")
    .where("document_id", "=", row.document_id)
    .where("effective_from", ">", row.effective_from)
    .where("state", "=", "live")
    .executeTakeFirst();
  await transaction
    .insertInto("documents")
    .values({ ...metadata, id: row.document_id, withdrawn: 0 })
    .onConflict((conflict) =>
      later === undefined ? conflict.column("id").doUpdateSet(metadata) : conflict.column("id").doNothing(),
    )
    .execute();
  await transaction.updateTable("revisions").set({ state: "live" }).where("key", "=", key).execute();
  return earlier.flatMap((each) => each.key ?? []);
}

/** Lets a document's settings, its being withdrawn and its old names go over to the one that a published revision is of. */
export async function renameDocument(transaction: Work, oldId: string, publishedKey: number): Promise<void> {
  const newId = await documentOf(transaction, publishedKey);
  const old = await transaction.selectFrom("documents").select("withdrawn").where("id", "=", oldId).executeTakeFirst();
  if (old !== undefined) {
    await transaction.updateTable("documents").set({ withdrawn: old.withdrawn }).where("id", "=", newId).execute();
  }
  await transaction.deleteFrom("document_settings").where("document_id", "=", newId).execute();
  await transaction
    .updateTable("document_settings")
    .set({ document_id: newId })
    .where("document_id", "=", oldId)
    .execute();
  await endDocument(transaction, oldId, newId);
}

/** Lets a document end in the one that a published revision is of, whose settings stay as they are. */
export async function joinDocument(transaction: Work, oldId: string, publishedKey: number): Promise<void> {
  await transaction.deleteFrom("document_settings").where("document_id", "=", oldId).execute();
  await endDocument(transaction, oldId, await documentOf(transaction, publishedKey));
}

async function documentOf(transaction: Work, key: number): Promise<string> {
  const row = await transaction
    .selectFrom("revisions")
    .select("document_id")
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return row.document_id;
}

/** Whoever knew it by its name finds the other. */
async function endDocument(transaction: Work, oldId: string, newId: string): Promise<void> {
  await transaction.deleteFrom("documents").where("id", "=", oldId).execute();
  // A day that both revisions had leads to that of the document that goes on.
  await sql`update or ignore day_aliases set document_id = ${newId} where document_id = ${oldId}`.execute(transaction);
  await transaction.updateTable("document_aliases").set({ new_id: newId }).where("new_id", "=", oldId).execute();
  await transaction.deleteFrom("document_aliases").where("old_id", "=", newId).execute();
  await transaction.insertInto("document_aliases").values({ old_id: oldId, new_id: newId }).execute();
}

export async function renameRevision(transaction: Work, oldKey: number, newKey: number): Promise<void> {
  await transaction.updateTable("revision_aliases").set({ new_key: newKey }).where("new_key", "=", oldKey).execute();
  await transaction.insertInto("revision_aliases").values({ old_key: oldKey, new_key: newKey }).execute();
}

/** Lets a revision that took effect on one day be found under it when it takes effect on another. */
export async function renameDay(transaction: Work, documentId: string, oldDay: string, newDay: string): Promise<void> {
  const own = transaction.updateTable("day_aliases").where("document_id", "=", documentId);
  await own.set({ new_day: newDay }).where("new_day", "=", oldDay).execute();
  await transaction
    .insertInto("day_aliases")
    .values({ document_id: documentId, old_day: oldDay, new_day: newDay })
    .onConflict((conflict) => conflict.columns(["document_id", "old_day"]).doUpdateSet({ new_day: newDay }))
    .execute();
}
