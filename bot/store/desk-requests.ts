import { type Kysely, sql } from "kysely";
import type { DeskRequest } from "../desk/contract.ts";
import type { RequestType } from "../desk/engine/definition.ts";
import type { DeskEvent } from "../desk/engine/event.ts";
import { replay } from "../desk/engine/state.ts";
import type { Post } from "../people/organisation.ts";
import { type DeskTables, eventOf, type STATUSES, TYPE } from "./desk-schema.ts";

/** Which requests a list has. */
interface RequestQuery {
  readonly among:
    | { readonly kind: "person"; readonly personId: string }
    /** Those in which a turn is one of these; of what the person asked themselves only what has been returned. */
    | { readonly kind: "turns"; readonly turns: readonly TurnKey[]; readonly personId: string }
    /** All but those that only who is concerned may see. */
    | { readonly kind: "open-to-office" };
  readonly type?: RequestType | undefined;
  readonly status?: (typeof STATUSES)[number] | undefined;
  readonly isLate?: boolean | undefined;
  readonly text?: string | undefined;
  readonly today: string;
  readonly limit: number;
  readonly offset?: number | undefined;
}

/** `deputy` may decide in the stead of another, whose turn it is; `asker` is to mend what was returned. */
type TurnKind = "task" | "escalated" | "deputy" | "review" | "asker";
export interface TurnKey {
  readonly kind: TurnKind;
  /** Of `asker`, who holds no post, the person's id. */
  readonly post: Post;
}
export interface OpenTurn extends TurnKey {
  readonly requestId: string;
  readonly due: string;
}

export interface RequestReader {
  find(id: string): Promise<DeskRequest | undefined>;
  /** In the order of the ids. */
  findAll(ids: readonly string[]): Promise<readonly DeskRequest[]>;
  /** What waits for somebody comes by its due day, everything else newest first. */
  list(query: RequestQuery): Promise<{ readonly ids: readonly string[]; readonly total: number }>;
  /** Every kind and post that it is the turn of anywhere. */
  turnKeys(): Promise<readonly TurnKey[]>;
  /** All turns, earliest due first. */
  turns(): Promise<readonly OpenTurn[]>;
  /** Everything that waits for somebody, also for its asker or for a 後閲 after its end. */
  unfinished(): Promise<readonly string[]>;
  /** At most `limit` of what the desk has not looked at since before the day. */
  unchecked(day: string, limit: number): Promise<readonly string[]>;
  checked(ids: readonly string[], day: string): Promise<void>;
  /** The definitions that there are requests of. */
  versions(): Promise<readonly { readonly type: RequestType; readonly version: number }[]>;
  /** Of a command that was obeyed before. */
  outcome(
    personId: string,
    key: string,
  ): Promise<{ readonly requestId: string; readonly sentence: string } | undefined>;
  /** Events after a place in the order in which they were kept. */
  eventsAfter(seq: number, limit: number): Promise<readonly KeptEvent[]>;
}

interface KeptEvent {
  readonly seq: number;
  readonly requestId: string;
  readonly event: DeskEvent;
}

const KINDS: readonly TurnKind[] = ["task", "escalated", "deputy", "review", "asker"];

export function createRequestReader(db: Kysely<DeskTables>): RequestReader {
  const findAll = (ids: readonly string[]) => readAll(db, ids);
  return {
    findAll,
    find: async (id) => (await findAll([id]))[0],
    list: async (query) => {
      const found = matching(db, query);
      const { total } = await found.select(sql<number>`count(*)`.as("total")).executeTakeFirstOrThrow();
      const page = found
        .select("id")
        .limit(query.limit)
        .offset(query.offset ?? 0);
      const ordered =
        query.among.kind === "turns"
          ? page.orderBy(dueOf(query.among.turns)).orderBy("id")
          : page.orderBy("changed_at", "desc").orderBy("id");
      return { ids: (await ordered.execute()).map(({ id }) => id), total };
    },
    turnKeys: async () => {
      const rows = await db.selectFrom("desk_turns").select(["kind", "post"]).distinct().execute();
      return rows.map(({ kind, post }) => ({ kind: kindOf(kind), post }));
    },
    turns: async () => {
      const rows = await db.selectFrom("desk_turns").selectAll().orderBy("due").orderBy("request_id").execute();
      return rows.map(({ request_id, kind, post, due }) => ({ requestId: request_id, kind: kindOf(kind), post, due }));
    },
    unfinished: async () => {
      const waiting = db.selectFrom("desk_turns").select("request_id");
      const rows = await db
        .selectFrom("desk_requests")
        .select("id")
        .where((each) => each.or([each("status", "!=", "ended"), each("id", "in", waiting)]))
        .orderBy("submitted_at")
        .orderBy("id")
        .execute();
      return rows.map(({ id }) => id);
    },
    unchecked: async (day, limit) => {
      const rows = await db
        .selectFrom("desk_requests")
        .select("id")
        .where("checked_on", "<", day)
        .orderBy("checked_on")
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
    checked: async (ids, day) => {
      await db
        .updateTable("desk_requests")
        .set({ checked_on: day })
        .where("id", "in", ids)
        .where("checked_on", "<", day)
        .execute();
    },
    versions: async () => {
      const rows = await db.selectFrom("desk_requests").select(["type", "version"]).distinct().execute();
      return rows.map(({ type, version }) => ({ type: TYPE.parse(type), version }));
    },
    outcome: async (personId, key) => {
      const row = await db
        .selectFrom("desk_outcomes")
        .select(["request_id", "sentence"])
        .where("person_id", "=", personId)
        .where("key", "=", key)
        .executeTakeFirst();
      return row === undefined ? undefined : { requestId: row.request_id, sentence: row.sentence };
    },
    eventsAfter: async (seq, limit) => {
      const rows = await db
        .selectFrom("desk_events")
        .selectAll()
        .where("seq", ">", seq)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map((row) => ({ seq: row.seq ?? 0, requestId: row.request_id, event: eventOf(row.event) }));
    },
  };
}

async function readAll(db: Kysely<DeskTables>, ids: readonly string[]): Promise<readonly DeskRequest[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("desk_requests").selectAll().where("id", "in", ids).execute();
  const kept = await db
    .selectFrom("desk_events")
    .select(["request_id", "event"])
    .where("request_id", "in", ids)
    .orderBy("request_id")
    .orderBy("position")
    .execute();
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const historyOf = Map.groupBy(kept, ({ request_id }) => request_id);
  return ids.flatMap((id) => {
    const row = rowOf.get(id);
    const history = (historyOf.get(id) ?? []).map(({ event }) => eventOf(event));
    const state = replay(history);
    if (row === undefined || state === undefined) return [];
    const { number, title, submitted_at, changed_at } = row;
    return [{ id, number, title, state, history, submittedAt: submitted_at, changedAt: changed_at }];
  });
}

function matching(db: Kysely<DeskTables>, { among, type, status, isLate, text, today }: RequestQuery) {
  let found = db.selectFrom("desk_requests");
  if (among.kind === "person") {
    const { personId } = among;
    found = found.where((each) =>
      each.or([
        each("asker_id", "=", personId),
        each("id", "in", each.selectFrom("desk_joiners").select("request_id").where("person_id", "=", personId)),
      ]),
    );
  }
  if (among.kind === "turns") {
    const { turns, personId } = among;
    found = found
      .where("id", "in", db.selectFrom("desk_turns").select("request_id").where(isTurn(turns)))
      .where((each) => each.or([each("asker_id", "!=", personId), each("status", "=", "returned")]));
  }
  if (among.kind === "open-to-office") found = found.where("confidential", "=", 0);
  if (type !== undefined) found = found.where("type", "=", type);
  if (status !== undefined) found = found.where("status", "=", status);
  if (isLate !== undefined) {
    const late = db.selectFrom("desk_turns").select("request_id").where("due", "<", today);
    found = found.where("id", isLate ? "in" : "not in", late);
  }
  if (text !== undefined && text.trim() !== "") {
    for (const word of text.trim().split(/\s+/u)) {
      found = found.where(sql<boolean>`instr(lower(title || ' ' || number), ${word.toLowerCase()}) > 0`);
    }
  }
  return found;
}

/** Short lists of posts, by kind: a person has a few. */
function isTurn(turns: readonly TurnKey[]) {
  return sql<boolean>`(kind || ' ' || post) in (select value from json_each(${namesOf(turns)}))`;
}

/** What is a person's own comes before what they may do in another's stead. */
function dueOf(turns: readonly TurnKey[]) {
  return sql`(select min((kind = 'deputy') || due) from desk_turns where request_id = desk_requests.id
    and (kind || ' ' || post) in (select value from json_each(${namesOf(turns)})))`;
}

function namesOf(turns: readonly TurnKey[]): string {
  return JSON.stringify(turns.map(({ kind, post }) => `${kind} ${post}`));
}

function kindOf(kind: string): TurnKind {
  return KINDS.find((each) => each === kind) ?? "task";
}
