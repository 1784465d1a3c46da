import { type Kysely, sql } from "kysely";

/** One transaction that takes SQLite's write lock at its begin: another process's is waited for, never run into. All or nothing. */
export function writing<Tables, Result>(
  db: Kysely<Tables>,
  work: (transaction: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      const result = await work(connection);
      await sql`commit`.execute(connection);
      return result;
    } catch (cause) {
      // A full disk makes SQLite roll back by itself; what went wrong first is to be told.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw cause;
    }
  });
}
