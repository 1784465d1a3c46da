import type { CalendarDate } from "../../../corpus/document.ts";
import type { AppRequest, AppRequestStore } from "../../store/app-requests.ts";
import type { DeskRequest } from "../contract.ts";
import type { Definition } from "../engine/definition.ts";
import type { DeskEvent } from "../engine/event.ts";
import type { RequestState } from "../engine/state.ts";
import type { AppCatalogue } from "./catalogue.ts";
import { entryFromRequest, textOf } from "./entry-from-request.ts";

interface Parts {
  readonly requests: AppRequestStore;
  readonly catalogue: Pick<AppCatalogue, "entries" | "put" | "same">;
  readonly definition: (version: number) => Pick<Definition, "steps">;
  readonly dayOf: (moment: string) => CalendarDate;
  /** When an approval of a day is looked at again. */
  readonly reviewAfter: (day: CalendarDate) => Promise<CalendarDate>;
}

/** Takes over what happens to requests for apps; the same event again changes nothing. */
export type FollowRequests = (event: DeskEvent, request: DeskRequest) => Promise<void>;

export function createFollowRequests(parts: Parts): FollowRequests {
  const { requests, catalogue, dayOf, reviewAfter } = parts;
  return async (_event, { id, number, state }) => {
    if (state.type !== "app" || state.confidential) return;
    await requests.put({
      ...{ id, number, ...standingOf(state, parts) },
      name: textOf(state.fields.appName),
      link: textOf(state.fields.storeLink),
      askerId: state.askerId,
      joiners: state.joiners,
      length: state.length,
    });
    const { phase } = state;
    if (phase.kind !== "ended" || phase.ending !== "approved") return;
    const users = [state.askerId, ...state.joiners];
    const day = dayOf(phase.at);
    const entry = entryFromRequest({ id, state, day, reviewDate: await reviewAfter(day) });
    const kept = await catalogue.entries({ withEnded: true });
    const own = kept.find((each) => each.entry.requestId === id);
    // What the office has changed since the approval stays as it is.
    if (own !== undefined) return void (await catalogue.put(own.entry, own.entry.withdrawn === null ? users : []));
    const same = await catalogue.same({ name: entry.name, link: entry.links[0] ?? "" });
    const isSame = same !== undefined && !same.entry.sample;
    await catalogue.put(isSame ? { ...same.entry, links: union(same.entry.links, entry.links) } : entry, users);
  };
}

function standingOf({ phase, version }: RequestState, { definition }: Parts): Pick<AppRequest, "standing" | "where"> {
  switch (phase.kind) {
    case "at":
      return { standing: "open", where: definition(version).steps[phase.step]?.name ?? "受付" };
    case "returned":
      return { standing: "open", where: "差戻し" };
    case "ended":
      if (phase.ending === "approved") return { standing: "approved", where: "承認" };
      if (phase.ending === "withdrawn") return { standing: "withdrawn", where: "取下げ" };
      return { standing: "rejected", where: phase.why ?? "" };
  }
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])];
}
