import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { CalendarDate } from "../../corpus/document.ts";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import { writing } from "../../corpus/store/writing.ts";

/** An app that may be used, as the catalogue tells of it. */
export interface AppEntry {
  readonly id: string;
  readonly name: string;
  /** What else it is called. */
  readonly aliases: readonly string[];
  /** Its pages in the stores. */
  readonly links: readonly string[];
  readonly publisher: string | null;
  /** What it is for, in the words of who asked for it. */
  readonly purpose: string;
  readonly install: string;
  readonly conditions: string;
  /** Address of a manual. */
  readonly manual: string | null;
  /** The request that it was approved by; null for what comes with every device. */
  readonly requestId: string | null;
  readonly availableFrom: CalendarDate;
  /** When its approval is looked at again. */
  readonly reviewDate: CalendarDate | null;
  /** From the day `on`, said at the moment `at`, it may not be used any more. */
  readonly withdrawn: { readonly on: CalendarDate; readonly at: string; readonly why: string } | null;
  /** When a withdrawal was last undone, ISO 8601. */
  readonly restoredAt: string | null;
  /** Part of the fictional samples. */
  readonly sample: boolean;
}

/** An entry with how far what follows from it has come. */
export interface KeptApp {
  readonly entry: AppEntry;
  /** Rises with every change. */
  readonly version: number;
  /** The version of which the library, the devices and the users know. */
  readonly settled: number;
  /** First day of the text as it is: a change on a later day is another text from that day on. */
  readonly textFrom: CalendarDate;
  readonly documentId: string | null;
}

export interface AppUser {
  readonly entryId: string;
  readonly personId: string;
}

export interface AppCatalogueStore {
  /**
   * Keeps an entry where it differs from what is kept; its users are added to those it has.
   * @param today the first day of a changed text
   */
  put(entry: AppEntry, users: readonly string[], today: CalendarDate): Promise<KeptApp>;
  find(id: string): Promise<KeptApp | undefined>;
  ofRequest(requestId: string): Promise<KeptApp | undefined>;
  /** By name. */
  all(): Promise<readonly KeptApp[]>;
  unsettled(): Promise<readonly KeptApp[]>;
  settle(id: string, version: number, documentId: string | null): Promise<void>;
  /** Of one entry, or of all; by entry and person. */
  users(entryId?: string): Promise<readonly AppUser[]>;
}

/** An entry as it is kept; its days and moments are as `AppEntry` has them. */
export const APP_ENTRY = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  links: z.array(z.string()),
  publisher: z.string().nullable(),
  purpose: z.string(),
  install: z.string(),
  conditions: z.string(),
  manual: z.string().nullable(),
  requestId: z.string().nullable(),
  availableFrom: z.string(),
  reviewDate: z.string().nullable(),
  withdrawn: z.object({ on: z.string(), at: z.string(), why: z.string() }).nullable(),
  restoredAt: z.string().nullable(),
  sample: z.boolean(),
});

type Tables = {
  app_entries: {
    id: string;
    request_id: string | null;
    name: string;
    entry: string;
    version: number;
    settled: number;
    text_from: string;
    document_id: string | null;
  };
  app_users: { entry_id: string; person_id: string };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table app_entries (id text primary key, request_id text unique, name text not null, entry text not null,
      version integer not null, settled integer not null, text_from text not null, document_id text)`.execute(db);
    await sql`create index app_entries_unsettled on app_entries (id) where settled < version`.execute(db);
    await sql`create table app_users (entry_id text not null, person_id text not null,
      primary key (entry_id, person_id)) without rowid`.execute(db);
  },
];

export async function openAppCatalogueStore(store: Store): Promise<AppCatalogueStore> {
  await migrate(store, "app-catalogue", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  const one = async (column: "id" | "request_id", value: string, connection = db) => {
    const row = await connection.selectFrom("app_entries").selectAll().where(column, "=", value).executeTakeFirst();
    return row === undefined ? undefined : asKept(row);
  };
  return {
    put: (entry, users, today) =>
      writing(db, async (connection) => {
        const added = await addUsers(connection, entry.id, users);
        const kept = changed(await one("id", entry.id, connection), entry, added, today);
        const row = asRow(kept);
        await connection
          .insertInto("app_entries")
          .values(row)
          .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
          .execute();
        return kept;
      }),
    find: (id) => one("id", id),
    ofRequest: (requestId) => one("request_id", requestId),
    all: async () =>
      (await db.selectFrom("app_entries").selectAll().orderBy("name").orderBy("id").execute()).map(asKept),
    unsettled: async () => {
      const rows = await db.selectFrom("app_entries").selectAll().whereRef("settled", "<", "version").execute();
      return rows.map(asKept);
    },
    settle: async (id, version, documentId) => {
      await db
        .updateTable("app_entries")
        .set({ settled: version, document_id: documentId })
        .where("id", "=", id)
        .where("settled", "<", version)
        .execute();
    },
    users: async (entryId) => {
      const every = db.selectFrom("app_users").selectAll().orderBy("entry_id").orderBy("person_id");
      const rows = await (entryId === undefined ? every : every.where("entry_id", "=", entryId)).execute();
      return rows.map(({ entry_id, person_id }) => ({ entryId: entry_id, personId: person_id }));
    },
  };
}

/** @returns how many are new */
async function addUsers(db: Kysely<Tables>, entryId: string, people: readonly string[]): Promise<number> {
  let added = 0n;
  for (const personId of people) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("app_users")
      .values({ entry_id: entryId, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    added += numInsertedOrUpdatedRows ?? 0n;
  }
  return Number(added);
}

/** The entry as it is kept from now on: another version only where something has changed. */
function changed(known: KeptApp | undefined, entry: AppEntry, newUsers: number, today: CalendarDate): KeptApp {
  if (known === undefined) return { entry, version: 1, settled: 0, textFrom: entry.availableFrom, documentId: null };
  const isSame = JSON.stringify(APP_ENTRY.parse(entry)) === JSON.stringify(known.entry);
  if (isSame && newUsers === 0) return known;
  const textFrom = isSame || today < known.textFrom ? known.textFrom : today;
  return { ...known, entry, version: known.version + 1, textFrom };
}

function asRow({ entry, version, settled, textFrom, documentId }: KeptApp): Tables["app_entries"] {
  return {
    ...{ id: entry.id, request_id: entry.requestId, name: entry.name, entry: JSON.stringify(entry) },
    ...{ version, settled, text_from: textFrom, document_id: documentId },
  };
}

function asKept({ entry, version, settled, text_from, document_id }: Tables["app_entries"]): KeptApp {
  return {
    entry: APP_ENTRY.parse(JSON.parse(entry)),
    version,
    settled,
    textFrom: text_from,
    documentId: document_id,
  };
}
