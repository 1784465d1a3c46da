import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

const STANDINGS = ["open", "approved", "rejected", "withdrawn"] as const;

/** A request for an app as everybody may know of it, to join it instead of asking again. */
export interface AppRequest {
  readonly id: string;
  /** 要望-0123. */
  readonly number: string;
  readonly name: string;
  /** Empty where none was given. */
  readonly link: string;
  readonly standing: (typeof STANDINGS)[number];
  /** The step it is at, or why it ended. */
  readonly where: string;
  readonly askerId: string;
  readonly joiners: readonly string[];
  /** Number of the request's events that this is the state after. */
  readonly length: number;
}

export interface AppRequestStore {
  /** Keeps the newest state of a request: an older one that comes later changes nothing. */
  put(request: AppRequest): Promise<void>;
  all(): Promise<readonly AppRequest[]>;
}

type Row = {
  id: string;
  number: string;
  name: string;
  link: string;
  standing: string;
  at_step: string;
  asker_id: string;
  joiners: string;
  length: number;
};
type Tables = { app_requests: Row };

const MIGRATIONS: readonly Migration[] = [
  (db) =>
    sql`create table app_requests (id text primary key, number text not null, name text not null, link text not null,
      standing text not null, at_step text not null, asker_id text not null, joiners text not null,
      length integer not null)`.execute(db),
];

export async function openAppRequestStore(store: Store): Promise<AppRequestStore> {
  await migrate(store, "app-requests", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    put: async ({ where, askerId, joiners, ...rest }) => {
      const row: Row = { ...rest, at_step: where, asker_id: askerId, joiners: JSON.stringify(joiners) };
      await db
        .insertInto("app_requests")
        .values(row)
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row).where("app_requests.length", "<=", row.length))
        .execute();
    },
    all: async () => (await db.selectFrom("app_requests").selectAll().orderBy("number").execute()).map(asRequest),
  };
}

function asRequest({ at_step, asker_id, joiners, standing, ...rest }: Row): AppRequest {
  return {
    ...rest,
    standing: z.enum(STANDINGS).parse(standing),
    where: at_step,
    askerId: asker_id,
    joiners: z.array(z.string()).parse(JSON.parse(joiners)),
  };
}
