import { type Kysely, sql } from "kysely";

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
