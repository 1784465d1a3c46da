import { sql } from "kysely";
import type { CalendarDate } from "../../corpus/document.ts";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

/** 横展開: a department does as a case did. */
export interface Adoption {
  readonly caseId: string;
  readonly unit: string;
  readonly since: CalendarDate;
  /** What the department itself gains in a year; 0 where that is not known yet. */
  readonly hours: number;
  readonly money: number;
  /** What it did otherwise; empty for nothing. */
  readonly remark: string;
  readonly markedBy: string;
  /** ISO 8601. */
  readonly markedAt: string;
}

/** How cases spread: who likes one, and which departments adopted it. */
export interface SpreadStore {
  /** Says it, not toggles it, so that a double click is one like. @returns how many like the case now */
  like(caseId: string, personId: string, likes: boolean): Promise<number>;
  likes(
    caseIds: readonly string[],
    personId: string,
  ): Promise<ReadonlyMap<string, { readonly count: number; readonly mine: boolean }>>;
  /** One for each case and unit: the later takes the place of the earlier. */
  adopt(adoption: Adoption): Promise<void>;
  /** @returns whether the unit had adopted the case */
  undoAdoption(caseId: string, unit: string): Promise<boolean>;
  /** Oldest first. */
  adoptions(caseId?: string): Promise<readonly Adoption[]>;
}

type Tables = {
  improvement_likes: { case_id: string; person_id: string };
  improvement_adoptions: {
    case_id: string;
    unit: string;
    since: string;
    hours: number;
    money: number;
    remark: string;
    marked_by: string;
    marked_at: string;
  };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table improvement_likes (case_id text not null, person_id text not null,
      primary key (case_id, person_id))`.execute(db);
    await sql`create table improvement_adoptions (case_id text not null, unit text not null, since text not null,
      hours real not null, money real not null, remark text not null, marked_by text not null, marked_at text not null,
      primary key (case_id, unit))`.execute(db);
  },
];

export async function openSpreadStore(store: Store): Promise<SpreadStore> {
  await migrate(store, "improvement-spread", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  const count = async (caseId: string) => {
    const { likes } = await db
      .selectFrom("improvement_likes")
      .select(({ fn }) => fn.countAll<number>().as("likes"))
      .where("case_id", "=", caseId)
      .executeTakeFirstOrThrow();
    return likes;
  };
  return {
    like: async (caseId, personId, likes) => {
      if (likes) {
        await db
          .insertInto("improvement_likes")
          .values({ case_id: caseId, person_id: personId })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      } else {
        await db
          .deleteFrom("improvement_likes")
          .where("case_id", "=", caseId)
          .where("person_id", "=", personId)
          .execute();
      }
      return count(caseId);
    },
    likes: async (caseIds, personId) => {
      if (caseIds.length === 0) return new Map();
      const rows = await db
        .selectFrom("improvement_likes")
        .select(({ fn }) => [
          "case_id",
          fn.countAll<number>().as("likes"),
          fn.max<number>(sql`person_id = ${personId}`).as("mine"),
        ])
        .where("case_id", "in", [...caseIds])
        .groupBy("case_id")
        .execute();
      return new Map(rows.map(({ case_id, likes, mine }) => [case_id, { count: likes, mine: mine === 1 }]));
    },
    adopt: async ({ caseId, unit, markedBy, markedAt, ...rest }) => {
      const row = { ...rest, marked_by: markedBy, marked_at: markedAt };
      await db
        .insertInto("improvement_adoptions")
        .values({ case_id: caseId, unit, ...row })
        .onConflict((conflict) => conflict.columns(["case_id", "unit"]).doUpdateSet(row))
        .execute();
    },
    undoAdoption: async (caseId, unit) => {
      const { numDeletedRows } = await db
        .deleteFrom("improvement_adoptions")
        .where("case_id", "=", caseId)
        .where("unit", "=", unit)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    adoptions: async (caseId) => {
      const rows = await db
        .selectFrom("improvement_adoptions")
        .selectAll()
        .$if(caseId !== undefined, (query) => query.where("case_id", "=", caseId ?? ""))
        .orderBy("since")
        .orderBy("unit")
        .execute();
      return rows.map(({ case_id, marked_by, marked_at, ...rest }) => ({
        ...rest,
        caseId: case_id,
        markedBy: marked_by,
        markedAt: marked_at,
      }));
    },
  };
}
