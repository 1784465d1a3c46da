import type { CalendarDate, Document, DocumentSettings, Revision } from "../document.ts";
import type { NewPassage, NewRevision, RevisionSource } from "../library.ts";
import type { Store } from "./connection.ts";
import { settingsFrom } from "./documents.ts";
import { joinDocument, publishOne, renameDay, renameDocument, renameRevision } from "./publish.ts";
import {
  asDocument,
  asMetadata,
  asRevision,
  asSource,
  documentId,
  FORGET_SOURCES,
  keptPassages,
  REGISTRY_SCHEMA,
  type RegistryTables,
  sourceRow,
} from "./registry-rows.ts";
import { writing } from "./writing.ts";

/** A revision as the registry knows it; `key` is its number in the index. */
export interface RegisteredRevision {
  readonly key: number;
  readonly revision: Revision;
  readonly document: Document;
  readonly withdrawn: boolean;
  /** Where the text itself ends its validity; null where only the next revision does. */
  readonly statedEnd: CalendarDate | null;
  /** null for what was taken in before sources were kept. */
  readonly source: RevisionSource | null;
}

/** Which documents and revisions exist: the truth that the index is derived from. */
export interface Registry {
  /** Everything live, documents by id, revisions by date. `effectiveTo` is the next revision's start where the text sets none. */
  live(): Promise<readonly RegisteredRevision[]>;
  /** Notes revisions whose passages are about to be written. Nobody sees them yet. @returns their keys, in order */
  prepare(revisions: readonly NewRevision[]): Promise<readonly number[]>;
  /** Makes prepared revisions live in one transaction. @returns the keys that they replace */
  publish(keys: readonly number[]): Promise<readonly number[]>;
  /** Keys whose passages have no place in the index: prepared by a process that ended, or replaced. */
  abandoned(): Promise<readonly number[]>;
  /** Notes that the passages of revisions that are not live are gone. What was once live stays in the document's history. */
  forget(keys: readonly number[]): Promise<void>;
  /** The passages of a revision that has no original, or one that would not read the same again, as they were when it came. */
  kept(key: number): Promise<readonly NewPassage[] | undefined>;
  /** Notes how many passages a revision has, where it was read again and has others than it had. */
  setPassages(key: number, passages: number): Promise<void>;
  /** Texts of a document that a later text of the same day has replaced, in the order in which they came: their originals are kept by hash. */
  replaced(documentId: string): Promise<readonly Revision[]>;
  setWithdrawn(documentId: string, withdrawn: boolean): Promise<boolean>;
  /** Puts what those in charge say of a document over what its revisions bring; null leaves it to them again. */
  setSettings(documentId: string, settings: DocumentSettings | null): Promise<boolean>;
  /** @returns false where the document has another live revision of that day, or there is no such revision */
  setEffectiveFrom(key: number, day: CalendarDate): Promise<boolean>;
  /** @returns whether the revision had warnings, which it has no more */
  settleWarnings(key: number): Promise<boolean>;
  /**
   * Makes prepared revisions live in the place of a document's live ones, one for each in the order of their days, in one
   * transaction. What knew the document and its revisions by their old names finds them by the new.
   * They may be revisions of a document that is there, which goes on with its own settings.
   * @returns the keys that they replace
   */
  succeed(documentId: string, keys: readonly number[], as: "another name" | "one more"): Promise<readonly number[]>;
  /** New names of documents and revisions, and new days of these, by their old ones. */
  aliases(): Promise<Aliases>;
}

interface Aliases {
  readonly documents: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<number, number>;
  /** The day on which a revision takes effect now, by its document's id and the day on which it did: `136d16959b7e 2023-04-01`. */
  readonly days: ReadonlyMap<string, CalendarDate>;
}

export async function openRegistry(store: Store): Promise<Registry> {
  const db = store.db.withTables<RegistryTables>();
  for (const statement of REGISTRY_SCHEMA) await statement.execute(db);
  return {
    live: async () => {
      const documents = await db.selectFrom("documents").selectAll().execute();
      const said = await db.selectFrom("document_settings").selectAll().execute();
      const settings = new Map(said.map((row) => [row.document_id, settingsFrom(row.settings)]));
      const sources = new Map(
        (await db.selectFrom("revision_sources").select(SOURCE).execute()).map((row) => [row.key, asSource(row)]),
      );
      const byId = new Map(
        documents.map((row) => [
          row.id,
          { document: { ...asDocument(row), ...settings.get(row.id) }, withdrawn: row.withdrawn === 1 },
        ]),
      );
      const rows = await db
        .selectFrom("revisions")
        .selectAll()
        .where("state", "=", "live")
        .orderBy("document_id")
        .orderBy("effective_from")
        .execute();
      return rows.flatMap((row, index) => {
        const known = byId.get(row.document_id);
        if (known === undefined || row.key === null) return [];
        const next = rows[index + 1];
        const until = next?.document_id === row.document_id ? next.effective_from : null;
        return [
          {
            key: row.key,
            revision: asRevision({ ...row, key: row.key }, until),
            statedEnd: row.effective_to,
            source: sources.get(row.key) ?? null,
            ...known,
          },
        ];
      });
    },
    prepare: (revisions) =>
      writing(db, async (transaction) => {
        const keys: number[] = [];
        for (const revision of revisions) {
          const { insertId } = await transaction
            .insertInto("revisions")
            .values({
              key: null,
              document_id: documentId(revision.document),
              effective_from: revision.effectiveFrom,
              effective_to: revision.effectiveTo,
              content_hash: revision.contentHash,
              file_name: revision.fileName,
              state: "prepared",
              metadata: JSON.stringify(asMetadata(revision.document)),
            })
            .executeTakeFirstOrThrow();
          keys.push(Number(insertId));
          await transaction
            .insertInto("revision_sources")
            .values(sourceRow(Number(insertId), revision))
            .execute();
        }
        return keys;
      }),
    publish: (keys) =>
      writing(db, async (transaction) => {
        const replaced: number[] = [];
        for (const key of keys) replaced.push(...(await publishOne(transaction, key)));
        return replaced;
      }),
    succeed: (id, keys, as) =>
      writing(db, async (transaction) => {
        const former = await transaction
          .updateTable("revisions")
          .set({ state: "replaced" })
          .where("document_id", "=", id)
          .where("state", "=", "live")
          .returning(["key", "effective_from"])
          .execute();
        const replaced = former.toSorted(byDay).flatMap((row) => row.key ?? []);
        for (const [at, key] of keys.entries()) {
          replaced.push(...(await publishOne(transaction, key)));
          const old = replaced[at];
          if (old !== undefined) await renameRevision(transaction, old, key);
        }
        const [first] = keys;
        const end = as === "one more" ? joinDocument : renameDocument;
        if (first !== undefined) await end(transaction, id, first);
        return replaced;
      }),
    aliases: async () => {
      const documents = await db.selectFrom("document_aliases").selectAll().execute();
      const keys = await db.selectFrom("revision_aliases").selectAll().execute();
      const days = await db.selectFrom("day_aliases").selectAll().execute();
      return {
        documents: new Map(documents.map((row) => [row.old_id, row.new_id])),
        keys: new Map(keys.map((row) => [row.old_key, row.new_key])),
        days: new Map(days.map((row) => [`${row.document_id} ${row.old_day}`, row.new_day])),
      };
    },
    abandoned: async () => {
      const rows = await db
        .selectFrom("revisions")
        .select("key")
        .where("state", "in", ["prepared", "replaced"])
        .execute();
      return rows.flatMap((row) => row.key ?? []);
    },
    forget: async (keys) => {
      for (const key of keys) {
        await db.deleteFrom("revisions").where("key", "=", key).where("state", "=", "prepared").execute();
        await db
          .updateTable("revisions")
          .set({ state: "past" })
          .where("key", "=", key)
          .where("state", "=", "replaced")
          .execute();
      }
      if (keys.length > 0) await FORGET_SOURCES.execute(db);
    },
    kept: async (key) => {
      const row = await db.selectFrom("revision_sources").select("kept").where("key", "=", key).executeTakeFirst();
      return keptPassages(row?.kept ?? null);
    },
    setPassages: async (key, passages) => {
      await db.updateTable("revision_sources").set({ passages }).where("key", "=", key).execute();
    },
    replaced: async (id) => {
      const rows = await db
        .selectFrom("revisions")
        .selectAll()
        .where("document_id", "=", id)
        .where("state", "in", ["replaced", "past"])
        .orderBy("key")
        .execute();
      return rows.flatMap((row) => (row.key === null ? [] : [asRevision({ ...row, key: row.key }, null)]));
    },
    setWithdrawn: async (id, withdrawn) => {
      const { numUpdatedRows } = await db
        .updateTable("documents")
        .set({ withdrawn: withdrawn ? 1 : 0 })
        .where("id", "=", id)
        .where("withdrawn", "=", withdrawn ? 0 : 1)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    setSettings: async (id, settings) => {
      const known = await db.selectFrom("documents").select("id").where("id", "=", id).executeTakeFirst();
      if (known === undefined) return false;
      await db.deleteFrom("document_settings").where("document_id", "=", id).execute();
      if (settings === null) return true;
      await db
        .insertInto("document_settings")
        .values({ document_id: id, settings: JSON.stringify(settings) })
        .onConflict((conflict) => conflict.column("document_id").doUpdateSet({ settings: JSON.stringify(settings) }))
        .execute();
      return true;
    },
    settleWarnings: async (key) => {
      const none = JSON.stringify([]);
      const settled = await db
        .updateTable("revision_sources")
        .set({ warnings: none })
        .where("key", "=", key)
        .where("warnings", "!=", none)
        .executeTakeFirst();
      return settled.numUpdatedRows > 0n;
    },
    setEffectiveFrom: (key, day) =>
      writing(db, async (transaction) => {
        const row = await transaction
          .selectFrom("revisions")
          .selectAll()
          .where("key", "=", key)
          .where("state", "=", "live")
          .executeTakeFirst();
        if (row === undefined) return false;
        const taken = await transaction
          .selectFrom("revisions")
          .select("key")
          .where("document_id", "=", row.document_id)
          .where("effective_from", "=", day)
          .where("state", "=", "live")
          .where("key", "!=", key)
          .executeTakeFirst();
        if (taken !== undefined) return false;
        await transaction.updateTable("revisions").set({ effective_from: day }).where("key", "=", key).execute();
        await renameDay(transaction, row.document_id, row.effective_from, day);
        return true;
      }),
  };
}

/** Without the passages, of which there may be many. */
const SOURCE = ["key", "original", "passages", "warnings", "title", "category"] as const;

function byDay(one: { readonly effective_from: string }, other: { readonly effective_from: string }): number {
  return one.effective_from.localeCompare(other.effective_from);
}
