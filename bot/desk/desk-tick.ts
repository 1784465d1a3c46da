import { isWorkingDay } from "../calendar.ts";
import type { DeskRequest } from "./contract.ts";
import { contextOf, type DeskDay } from "./desk-day.ts";
import type { DeskParts } from "./desk-parts.ts";
import { sendDigests } from "./digest.ts";
import { decide } from "./engine/decide.ts";
import { keep } from "./keep.ts";

type Parts = Pick<DeskParts, "store" | "definitions" | "channelOf">;

/** Office hours in minutes since midnight: nobody is reminded outside of them. */
const OPENS = 8 * 60 + 30;
const CLOSES = 17 * 60 + 15;
const AT_ONCE = 200;

/**
 * Does what is due and not yet done. What is moved to another post is moved at any hour; people are reminded in office
 * hours, where every open request is looked at once a day. Safe to run at once in several processes.
 */
export async function tick(parts: Parts, day: DeskDay, signal?: AbortSignal): Promise<void> {
  const { store } = parts;
  await transfer(parts, day, signal);
  if (!isOpen(day)) return;
  for (;;) {
    const ids = await store.requests.unchecked(day.today, AT_ONCE);
    if (ids.length === 0) break;
    for (const request of await store.requests.findAll(ids)) {
      if (signal?.aborted === true) return;
      await look(parts, request, day, () => true);
    }
    await store.requests.checked(ids, day.today);
  }
  await sendDigests(parts, day);
}

function isOpen({ today, minute }: Pick<DeskDay, "today" | "minute">): boolean {
  return isWorkingDay(today) && minute >= OPENS && minute <= CLOSES;
}

async function transfer(parts: Parts, day: DeskDay, signal: AbortSignal | undefined): Promise<void> {
  const { requests } = parts.store;
  const keys = await requests.turnKeys();
  const given = keys.filter(({ kind }) => kind === "task" || kind === "review").map(({ post }) => post);
  const moved = new Set(given.filter((post) => day.organisation.successor(post) !== post));
  if (moved.size === 0) return;
  const turns = await requests.turns();
  const ids = new Set(turns.filter(({ post }) => moved.has(post)).map(({ requestId }) => requestId));
  for (const request of await requests.findAll([...ids])) {
    if (signal?.aborted === true) return;
    await look(parts, request, day, (kind) => kind === "transferred");
  }
}

/** Decides and keeps what the desk does by itself with a request; again where somebody changed it meanwhile. */
async function look(parts: Parts, found: DeskRequest, day: DeskDay, wants: (kind: string) => boolean): Promise<void> {
  for (let request: DeskRequest | undefined = found; request !== undefined; ) {
    const { id, state } = request;
    const definition = parts.definitions.of(state.type, state.version);
    const decision = decide(state, { kind: "tick" }, contextOf(day, definition, null));
    const decided = decision.kind === "events" ? decision.events : [];
    const [first, ...rest] = decided.filter(({ what }) => wants(what.kind));
    if (first === undefined) return;
    const kept = await keep(parts, { id, request, events: [first, ...rest], definition, day, by: null });
    if (kept !== "conflict") return;
    request = await parts.store.requests.find(id);
  }
}
