import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

const STANDINGS = ["member", "external", "bot"] as const;

/** What decides who an account of Slack's is. */
export interface AccountFacts {
  readonly userId: string;
  /** A full member of our workspace; external is a guest, another organisation's, or one that was closed. */
  readonly standing: (typeof STANDINGS)[number];
  /** In small letters; null where Slack does not tell it, or nobody has confirmed it. */
  readonly email: string | null;
}

export interface KeptAccount extends AccountFacts {
  /** When Slack said so, ISO 8601. */
  readonly seenAt: string;
}

/** Accounts as Slack described them last, for all processes. */
export interface AccountStore {
  /** Those of the accounts that are kept, in no particular order. */
  of(userIds: readonly string[]): Promise<readonly KeptAccount[]>;
  /** Those that have the e-mail address, in small letters; the one seen last first. */
  withEmail(email: string): Promise<readonly KeptAccount[]>;
  /** Takes the place of what was kept of them. Every account is named once. */
  keep(accounts: readonly KeptAccount[]): Promise<void>;
}

type Tables = { accounts: { user_id: string; standing: string; email: string | null; seen_at: string } };

const MIGRATIONS: readonly Migration[] = [
  (db) =>
    sql`create table accounts (user_id text primary key, standing text not null, email text, seen_at text not null)`.execute(
      db,
    ),
  (db) => sql`create index accounts_email on accounts (email)`.execute(db),
];

/** SQLite binds at most 32,766 values in a statement: https://sqlite.org/limits.html#max_variable_number */
const AT_ONCE = 5_000;

export async function openAccountStore(store: Store): Promise<AccountStore> {
  await migrate(store, "accounts", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    of: async (userIds) => {
      const found: KeptAccount[] = [];
      for (const some of chunks(userIds)) {
        const rows = await db.selectFrom("accounts").selectAll().where("user_id", "in", some).execute();
        found.push(...rows.map(keptFrom));
      }
      return found;
    },
    withEmail: async (email) => {
      const found = db.selectFrom("accounts").selectAll().where("email", "=", email).orderBy("seen_at", "desc");
      return (await found.execute()).map(keptFrom);
    },
    keep: async (accounts) => {
      for (const some of chunks(accounts)) {
        const rows = some.map(({ userId, standing, email, seenAt }) => ({
          user_id: userId,
          standing,
          email,
          seen_at: seenAt,
        }));
        await db.replaceInto("accounts").values(rows).execute();
      }
    },
  };
}

function keptFrom({ user_id, standing, email, seen_at }: Tables["accounts"]): KeptAccount {
  return { userId: user_id, standing: z.enum(STANDINGS).parse(standing), email, seenAt: seen_at };
}

function chunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, at) =>
    items.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}
