import type { Kysely } from "kysely";
import { writing } from "../../corpus/store/writing.ts";
import type { DeskRequest, Notice } from "../desk/contract.ts";
import type { Definition } from "../desk/engine/definition.ts";
import type { DeskEvent } from "../desk/engine/event.ts";
import { evolve, type RequestState } from "../desk/engine/state.ts";
import { keepNotices } from "./desk-notices.ts";
import type { OpenTurn } from "./desk-requests.ts";
import type { DeskTables } from "./desk-schema.ts";

/** What is to be kept of one command, all of it or nothing. */
interface Appending {
  readonly id: string;
  /** As it was when the events were decided; undefined for a new request. */
  readonly before: RequestState | undefined;
  readonly events: readonly [DeskEvent, ...DeskEvent[]];
  readonly definition: Definition;
  readonly title: string;
  /** Whose turn it is after the events. */
  readonly turns: (after: RequestState) => readonly Omit<OpenTurn, "requestId">[];
  /** The day up to which the desk itself needs not look at it. */
  readonly checkedOn: string;
  /** What follows once the request has its number. */
  readonly told: (request: Pick<DeskRequest, "id" | "number" | "title">, after: RequestState) => Told;
  /** Of the command that it comes from; null for the desk's own. */
  readonly command: { readonly personId: string; readonly key: string } | null;
}

interface Told {
  readonly notices: readonly Notice[];
  readonly sentence: string;
}

/** @returns `conflict` where the request has changed since, `repeated` where the command was obeyed before. */
export type Append = (appending: Appending) => Promise<"kept" | "conflict" | "repeated">;

export function createAppend(db: Kysely<DeskTables>): Append {
  return (appending) =>
    writing(db, async (transaction) => {
      const { id, before, events, command } = appending;
      if (command !== null && (await isRepeated(transaction, command))) return "repeated";
      const length = await lengthOf(transaction, id);
      if (length !== (before?.length ?? 0)) return "conflict";
      const after = events.reduce(evolve, before);
      if (after === undefined) throw new RangeError(`The events of ${id} do not begin a request`);
      await transaction
        .insertInto("desk_events")
        .values(
          events.map((event, index) => ({
            ...{ seq: null, request_id: id, position: length + index, event: JSON.stringify(event) },
          })),
        )
        .execute();
      const number = await project(transaction, appending, after);
      const { notices, sentence } = appending.told({ id, number, title: appending.title }, after);
      await keepNotices(transaction, notices);
      if (command !== null) {
        const { personId, key } = command;
        await transaction
          .insertInto("desk_outcomes")
          .values({ person_id: personId, key, request_id: id, sentence })
          .execute();
      }
      return "kept";
    });
}

async function isRepeated(db: Kysely<DeskTables>, { personId, key }: { personId: string; key: string }) {
  const row = await db
    .selectFrom("desk_outcomes")
    .select("key")
    .where("person_id", "=", personId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row !== undefined;
}

async function lengthOf(db: Kysely<DeskTables>, id: string): Promise<number> {
  const { length } = await db
    .selectFrom("desk_events")
    .select(({ fn }) => fn.countAll<number>().as("length"))
    .where("request_id", "=", id)
    .executeTakeFirstOrThrow();
  return length;
}

/** Brings what lists are read from to the state. @returns the request's number */
async function project(db: Kysely<DeskTables>, appending: Appending, after: RequestState): Promise<string> {
  const { id, before, events, definition, title, turns, checkedOn } = appending;
  const { phase, reviews, joiners, type } = after;
  const isOver = phase.kind === "ended" && reviews.length === 0;
  const changed = {
    ...{ title, status: phase.kind === "at" ? "open" : phase.kind, changed_at: events[0].at },
    checked_on: isOver ? null : checkedOn,
  };
  let number: string;
  if (before === undefined) {
    const ordinal = await nextOrdinal(db, type);
    number = `${definition.prefix}-${String(ordinal).padStart(4, "0")}`;
    await db
      .insertInto("desk_requests")
      .values({
        ...{ id, type, ordinal, number, version: after.version, asker_id: after.askerId, unit: after.unit },
        ...{ confidential: after.confidential ? 1 : 0, submitted_at: events[0].at, ...changed },
      })
      .execute();
  } else {
    const row = await db
      .updateTable("desk_requests")
      .set(changed)
      .where("id", "=", id)
      .returning("number")
      .executeTakeFirstOrThrow();
    number = row.number;
  }
  await db.deleteFrom("desk_turns").where("request_id", "=", id).execute();
  const open = turns(after).map(({ kind, post, due }) => ({ request_id: id, kind, post, due }));
  if (open.length > 0) {
    await db
      .insertInto("desk_turns")
      .values(open)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (events.some(({ what }) => what.kind === "joined" || what.kind === "left")) {
    await db.deleteFrom("desk_joiners").where("request_id", "=", id).execute();
    const joined = joiners.map((personId) => ({ request_id: id, person_id: personId }));
    if (joined.length > 0) await db.insertInto("desk_joiners").values(joined).execute();
  }
  return number;
}

async function nextOrdinal(db: Kysely<DeskTables>, type: string): Promise<number> {
  const { last } = await db
    .selectFrom("desk_requests")
    .select(({ fn }) => fn.max("ordinal").as("last"))
    .where("type", "=", type)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
