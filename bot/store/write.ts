import { type Kysely, sql } from "kysely";

/**
 * Runs statements as one transaction that may write: all of them or none. It takes SQLite's write lock at its begin, so
 * that another process's transaction is waited for; one that reads first and writes then is refused instead of waiting.
 */
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

/**
 * Runs a statement whose commit survives the end of the process, but perhaps not a power loss: it does not wait for the disk, which
 * takes longer than everything else that an answer costs. For what is found out anew where it is lost.
 */
export function noting<Tables, Result>(
  db: Kysely<Tables>,
  work: (connection: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });
}
