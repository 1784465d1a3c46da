import { hostname } from "node:os";
import { DatabaseSync } from "node:sqlite";

/** The right to write the library, held by one process. */
export interface WriteLock {
  release(): void;
}

/**
 * Takes the lock: an open transaction on a small SQLite file. The operating system gives it back when the process ends,
 * however it ends, so there are no stale locks to judge.
 * @throws LibraryLocked naming the process that holds it
 */
export function lockForWriting(file: string): WriteLock {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("CREATE TABLE IF NOT EXISTS holder (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    database
      .prepare("INSERT OR REPLACE INTO holder VALUES (1, ?)")
      .run(`process ${process.pid} on ${hostname()}, since ${new Date().toISOString()}`);
    database.exec("BEGIN IMMEDIATE");
    return { release: () => database.close() };
  } catch (cause) {
    const isHeld = cause instanceof Error && /locked|busy/u.test(cause.message);
    const name = isHeld ? database.prepare("SELECT name FROM holder").get()?.name : undefined;
    database.close();
    throw isHeld ? new LibraryLocked(`${name ?? "another process"}`, cause) : cause;
  }
}

/** Who holds the lock, or held it last. */
export function holderOf(file: string): string {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    return `${database.prepare("SELECT name FROM holder").get()?.name ?? "another process"}`;
  } finally {
    database.close();
  }
}

class LibraryLocked extends Error {
  override readonly name = "LibraryLocked";
  constructor(holder: string, cause: unknown) {
    super(`The library is being written by ${holder}; stop that process or wait for it.`, { cause });
  }
}
