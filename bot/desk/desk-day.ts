import type { CalendarDate } from "../../corpus/document.ts";
import { calendarDate } from "../conversation/calendar-date.ts";
import type { OrganisationDay } from "../people/organisation.ts";
import type { Person } from "../people/people.ts";
import type { DeskParts } from "./desk-parts.ts";
import type { DecisionContext } from "./engine/context.ts";
import type { Definition } from "./engine/definition.ts";

/** A moment at the office, and who is where in it. */
export interface DeskDay {
  /** ISO 8601. */
  readonly at: string;
  readonly today: CalendarDate;
  /** Minutes since midnight. */
  readonly minute: number;
  readonly organisation: OrganisationDay;
  /** Somebody's name; a phrase for who is no longer here. */
  readonly nameOf: (personId: string) => string;
  readonly isHere: (personId: string) => boolean;
}

type Parts = Pick<DeskParts, "organisation" | "directory" | "timeZone">;

/** Reads the office as it stands at a moment. Names are looked up in one index while the people stay the same. */
export function createDeskDays(parts: Parts): (moment: Date) => Promise<DeskDay> {
  const indices = new WeakMap<readonly Person[], ReadonlyMap<string, Person>>();
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: parts.timeZone, hour: "2-digit", minute: "2-digit" });
  return async (moment) => {
    const today = calendarDate(moment, parts.timeZone);
    const people = await parts.directory.people(today);
    const byId = indices.get(people) ?? new Map(people.map((person) => [person.id, person]));
    indices.set(people, byId);
    const [hours = 0, minutes = 0] = time.format(moment).split(":").map(Number);
    return {
      at: moment.toISOString(),
      today,
      minute: hours * 60 + minutes,
      organisation: await parts.organisation.on(today),
      nameOf: (personId) => byId.get(personId)?.name ?? "異動・退職した職員",
      isHere: (personId) => byId.has(personId),
    };
  };
}

/** What the engine decides over. */
export function contextOf(
  { at, today, organisation }: DeskDay,
  definition: Definition,
  personId: string | null,
  round?: number,
): DecisionContext {
  return { at, today, organisation, definition, personId, round };
}
