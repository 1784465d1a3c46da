import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";

/** The relational store: one SQLite file that processes may share. */
export interface Store {
  /** Each folder named `store` narrows it to its own tables with `db.withTables<…>()`. */
  readonly db: Kysely<Record<never, never>>;
  /** Rises whenever another connection has committed (SQLite's `PRAGMA data_version`). */
  readonly foreignChanges: () => number;
  close(): Promise<void>;
}

/**
 * Opens the store, creating the file where it is missing. Commits survive a power loss (`synchronous=FULL`);
 * a writer waits up to five seconds for another process's transaction.
 */
export function openStore(file: string): Store {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  const dataVersion = database.prepare("PRAGMA data_version");
  return {
    db: new Kysely({ dialect: new SqliteDialect({ database: asKyselyDatabase(database) }) }),
    foreignChanges: () => Number(dataVersion.get()?.data_version ?? 0),
    close: async () => database.close(),
  };
}

/** Statements kept ready: a store runs a few dozen, over and over; lists of different lengths make more of some. */
const KEPT_STATEMENTS = 200;
const PRAGMA = /^\s*pragma\b/iu;

/** Gives node:sqlite the four methods that Kysely's SQLite dialect calls. */
function asKyselyDatabase(database: DatabaseSync) {
  const kept = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    // A pragma takes effect when it is prepared: https://www.sqlite.org/pragma.html
    if (PRAGMA.test(sql)) return statement;
    if (kept.size >= KEPT_STATEMENTS) kept.clear();
    kept.set(sql, statement);
    return statement;
  };
  return {
    close: () => database.close(),
    prepare: (sql: string) => {
      const statement = prepared(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...bindable(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...bindable(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...bindable(parameters)),
      };
    },
  };
}

function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
      return value;
    if (value instanceof Uint8Array) return value;
    throw new TypeError(`SQLite cannot bind a value of type ${typeof value}`);
  });
}
