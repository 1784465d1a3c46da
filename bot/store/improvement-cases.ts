import { sql } from "kysely";
import { z } from "zod";
import type { CalendarDate } from "../../corpus/document.ts";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import { writing } from "../../corpus/store/writing.ts";

export const AREAS = ["process", "workstyle", "culture"] as const;
export const CASE_KINDS = ["improvement", "telework"] as const;
export const CREDITS = ["name", "unit", "anonymous"] as const;
const STATUSES = ["draft", "publishing", "published", "withdrawn"] as const;

/** What is read of a case, as the editor leaves it. */
const TEXT = z.object({ title: z.string(), before: z.string(), action: z.string(), effect: z.string() });
export type CaseText = Readonly<z.infer<typeof TEXT>>;

/** An adopted improvement on its way to a published case study. */
export interface ImprovementCase {
  readonly id: string;
  /** Never shown where the case is anonymous: whoever may see the request would know whose it is. */
  readonly requestId: string;
  /** `publishing`: an editor has released it, and it is being taken into the library. */
  readonly status: (typeof STATUSES)[number];
  /** As it stands in the editor. */
  readonly text: CaseText;
  /** As it was published last, which is what others see; null before. */
  readonly publishedText: CaseText | null;
  readonly area: (typeof AREAS)[number];
  readonly caseKind: (typeof CASE_KINDS)[number];
  readonly credit: (typeof CREDITS)[number];
  /** As far as `credit` lets them be told: null otherwise, also here. */
  readonly name: string | null;
  readonly unit: string | null;
  /** A year, as the asker stated them; 0 where they did not. */
  readonly hours: number;
  readonly money: number;
  readonly adoptedOn: CalendarDate;
  /** The first day of publication; null before. */
  readonly publishedOn: CalendarDate | null;
  /** Within the fiscal year of publication, from 1; null before. */
  readonly number: number | null;
  /** In the library; null before it was there. */
  readonly documentId: string | null;
  /** Rises with every change: what a change expects to find. */
  readonly version: number;
}

export interface CaseStore {
  /** Keeps a draft once for each request. @returns whether it is new */
  draft(
    draft: Omit<ImprovementCase, "status" | "publishedText" | "publishedOn" | "number" | "documentId" | "version">,
  ): Promise<boolean>;
  find(id: string): Promise<ImprovementCase | undefined>;
  ofRequest(requestId: string): Promise<ImprovementCase | undefined>;
  /** By day of adoption, oldest first. */
  all(status?: ImprovementCase["status"]): Promise<readonly ImprovementCase[]>;
  /** @returns whether the case still had that version */
  change(
    id: string,
    version: number,
    change: Partial<Pick<ImprovementCase, "status" | "text" | "publishedText" | "documentId">>,
  ): Promise<boolean>;
  /**
   * Releases a draft or a withdrawn case: with a number of its own within the year and the day, which stay when it is
   * released again. @returns it as it is then, or undefined where it has not that version
   */
  release(
    id: string,
    version: number,
    on: { readonly day: CalendarDate; readonly from: CalendarDate; readonly to: CalendarDate },
  ): Promise<ImprovementCase | undefined>;
}

type Row = {
  id: string;
  request_id: string;
  status: string;
  text: string;
  published_text: string | null;
  area: string;
  case_kind: string;
  credit: string;
  name: string | null;
  unit: string | null;
  hours: number;
  money: number;
  adopted_on: string;
  published_on: string | null;
  number: number | null;
  document_id: string | null;
  version: number;
};
type Tables = { improvement_cases: Row };

const MIGRATIONS: readonly Migration[] = [
  (db) =>
    sql`create table improvement_cases (id text primary key, request_id text not null unique, status text not null,
      text text not null, published_text text, area text not null, case_kind text not null, credit text not null, name text, unit text,
      hours real not null, money real not null, adopted_on text not null, published_on text, number integer,
      document_id text, version integer not null)`.execute(db),
];

export async function openCaseStore(store: Store): Promise<CaseStore> {
  await migrate(store, "improvement-cases", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  const find = async (column: "id" | "request_id", value: string) => {
    const row = await db.selectFrom("improvement_cases").selectAll().where(column, "=", value).executeTakeFirst();
    return row === undefined ? undefined : asCase(row);
  };
  return {
    draft: async ({ requestId, caseKind, adoptedOn, text, ...rest }) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("improvement_cases")
        .values({
          ...rest,
          request_id: requestId,
          case_kind: caseKind,
          adopted_on: adoptedOn,
          text: JSON.stringify(text),
          status: "draft",
          published_text: null,
          published_on: null,
          number: null,
          document_id: null,
          version: 1,
        })
        .onConflict((conflict) => conflict.column("request_id").doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    find: (id) => find("id", id),
    ofRequest: (requestId) => find("request_id", requestId),
    all: async (status) => {
      const rows = await db
        .selectFrom("improvement_cases")
        .selectAll()
        .$if(status !== undefined, (query) => query.where("status", "=", status ?? ""))
        .orderBy("adopted_on")
        .orderBy("id")
        .execute();
      return rows.map(asCase);
    },
    change: async (id, version, { status, text, publishedText, documentId }) => {
      const { numUpdatedRows } = await db
        .updateTable("improvement_cases")
        .set({
          version: version + 1,
          ...(status !== undefined && { status }),
          ...(text !== undefined && { text: JSON.stringify(text) }),
          ...(publishedText !== undefined && { published_text: JSON.stringify(publishedText) }),
          ...(documentId !== undefined && { document_id: documentId }),
        })
        .where("id", "=", id)
        .where("version", "=", version)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    release: (id, version, { day, from, to }) =>
      writing(db, async (transaction) => {
        const row = await transaction
          .selectFrom("improvement_cases")
          .selectAll()
          .where("id", "=", id)
          .where("version", "=", version)
          .executeTakeFirst();
        if (row === undefined) return undefined;
        const { last } = await transaction
          .selectFrom("improvement_cases")
          .select(({ fn }) => fn.max("number").as("last"))
          .where("published_on", ">=", from)
          .where("published_on", "<=", to)
          .executeTakeFirstOrThrow();
        const released = {
          status: "publishing",
          version: version + 1,
          published_on: row.published_on ?? day,
          number: row.number ?? (last ?? 0) + 1,
        };
        await transaction.updateTable("improvement_cases").set(released).where("id", "=", id).execute();
        return asCase({ ...row, ...released });
      }),
  };
}

function asCase(stored: Row): ImprovementCase {
  const { request_id, case_kind, adopted_on, published_on, published_text, document_id, ...row } = stored;
  return {
    ...row,
    requestId: request_id,
    status: z.enum(STATUSES).parse(row.status),
    text: TEXT.parse(JSON.parse(row.text)),
    publishedText: published_text === null ? null : TEXT.parse(JSON.parse(published_text)),
    area: z.enum(AREAS).parse(row.area),
    caseKind: z.enum(CASE_KINDS).parse(case_kind),
    credit: z.enum(CREDITS).parse(row.credit),
    adoptedOn: adopted_on,
    publishedOn: published_on,
    documentId: document_id,
  };
}
