import { type Kysely, sql } from "kysely";
import type { Store } from "./connection.ts";

/** One step of an area's schema, from the version before to the next. */
export type Migration = (db: Kysely<Record<never, never>>) => Promise<unknown>;

/**
 * Brings an area's tables to the newest version. Every step runs once for a store, all of them or none, also where two
 * processes open it at the same time: the second waits for the first. Kysely's own Migrator takes no lock on SQLite.
 * @param steps in order; a released one is never changed, only followed by another
 */
export async function migrate(store: Store, area: string, steps: readonly Migration[]): Promise<void> {
  await store.db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await sql`create table if not exists schema_versions (area text primary key, version integer not null)`.execute(
        connection,
      );
      const { rows } = await sql<{
        version: number;
      }>`select version from schema_versions where area = ${area}`.execute(connection);
      const done = rows[0]?.version ?? 0;
      for (const step of steps.slice(done)) await step(connection);
      await sql`insert into schema_versions values (${area}, ${Math.max(done, steps.length)})
        on conflict (area) do update set version = excluded.version`.execute(connection);
      await sql`commit`.execute(connection);
    } catch (cause) {
      // A full disk makes SQLite roll back by itself; what went wrong first is to be told.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw cause;
    }
  });
}
