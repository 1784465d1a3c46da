import type { Desk, DeskFilter, DeskRequest, SeenRequest } from "./contract.ts";
import { createDeskDays, type DeskDay } from "./desk-day.ts";
import type { DeskParts } from "./desk-parts.ts";
import { tick } from "./desk-tick.ts";
import { DESK_OFFICE } from "./engine/context.ts";
import { feedFrom } from "./feed.ts";
import { keepNote } from "./keep-note.ts";
import { obey } from "./obey.ts";
import { turnsFor } from "./open-turns.ts";
import { seenBy } from "./seen-request.ts";
import { createSubstitutes } from "./substitutes.ts";

/** Requests of one statement. */
const READ_AT_ONCE = 500;

/** The one service beneath Slack, the web pages and the conversation. */
export function createDesk(parts: DeskParts): Desk {
  const { store, definitions, clock, onNotices } = parts;
  const { requests, notices, kept } = store;
  const days = createDeskDays(parts);
  const now = () => days(clock());
  const substitutes = createSubstitutes(parts, now);

  return {
    ...substitutes,
    definition: definitions.of,
    do: async (command) => {
      const outcome = await obey(parts, command, await now());
      onNotices();
      return outcome;
    },
    note: async (requestId, name, value) => keepNote(parts, { requestId, name, value }, await now()),
    whole: requests.find,
    unfinished: async () => {
      const found: DeskRequest[] = [];
      const ids = await requests.unfinished();
      for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
        found.push(...(await requests.findAll(ids.slice(from, from + READ_AT_ONCE))));
      }
      return found;
    },
    request: async (id, personId) => (await seen([id], personId, await now()))[0],
    list: (filter, personId) => list(filter, personId),
    draft: kept.draft,
    keepDraft: (type, personId, fields) =>
      kept.keepDraft(type, personId, fields === null ? null : { fields, savedAt: clock().toISOString() }),
    notices: notices.of,
    noticesAbout: notices.about,
    notify: async (notice) => {
      await notices.keep([{ ...notice, madeAt: clock().toISOString() }]);
      onNotices();
    },
    tick: async (signal) => {
      await tick(parts, await now(), signal);
      onNotices();
    },
    feed: (consumer, handle) => feedFrom(store, consumer, handle),
  };

  async function seen(ids: readonly string[], personId: string, day: DeskDay): Promise<readonly SeenRequest[]> {
    const found = await requests.findAll(ids);
    return found.flatMap((request) => {
      const definition = definitions.of(request.state.type, request.state.version);
      return seenBy({ request, personId, definition, day }) ?? [];
    });
  }

  async function list({ scope, ...filter }: DeskFilter, personId: string) {
    const day = await now();
    const among = await amongOf(scope, personId, day);
    if (among === null) return { requests: [], total: 0 };
    const { ids, total } = await requests.list({ ...filter, among, today: day.today });
    return { requests: await seen(ids, personId, day), total };
  }

  async function amongOf(scope: DeskFilter["scope"], personId: string, { organisation }: DeskDay) {
    switch (scope) {
      case "mine":
        return { kind: "person", personId } as const;
      case "waiting":
      case "deciding": {
        const turns = turnsFor(personId, await requests.turnKeys(), organisation);
        const meant = scope === "waiting" ? turns : turns.filter(({ kind }) => kind !== "asker");
        return { kind: "turns", turns: meant, personId } as const;
      }
      case "all":
        return organisation.postsOf(personId).includes(DESK_OFFICE) ? ({ kind: "open-to-office" } as const) : null;
    }
  }
}
