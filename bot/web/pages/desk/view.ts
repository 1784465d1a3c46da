import type { Context } from "hono";
import type { CalendarDate } from "../../../../corpus/document.ts";
import { calendarDate } from "../../../conversation/calendar-date.ts";
import type { SeenRequest } from "../../../desk/contract.ts";
import { type Person, viewerOf } from "../../../people/people.ts";
import type { DeskParts } from "../../api/desk/parts.ts";
import { whoIs } from "../../viewer.ts";
import type { Frame } from "./frame.ts";
import type { NameOf } from "./names.ts";

/** What the desk's pages are made from, for one visit. */
export interface View {
  frame(context: Context): Promise<Frame>;
  /** Names of all who had a part in a request, as they were on each day of it, and today. */
  namesFor(requests: readonly SeenRequest[]): Promise<(day: CalendarDate) => NameOf>;
  /** `14:05` of a moment in ISO 8601. */
  readonly timeOf: (moment: string) => string;
  readonly dayOf: (moment: string) => CalendarDate;
}

/** Stands for who is in no directory of that day or today: the account of a program, or a file that was repaired. */
const UNKNOWN_NAME = "名簿にない職員";

export function createView(
  { desk, people, today }: Pick<DeskParts, "desk" | "people" | "today">,
  timeZone: string,
): View {
  const time = new Intl.DateTimeFormat("ja-JP", { timeZone, hour: "numeric", minute: "2-digit" });
  const dayOf = (moment: string) => calendarDate(new Date(moment), timeZone);
  const named = new WeakMap<readonly Person[], ReadonlyMap<string, string>>();
  // A history goes over many days on which the same people were there.
  const namesOf = async (day: CalendarDate) => {
    const known = await people(day);
    const names = named.get(known) ?? new Map(known.map(({ id, name }) => [id, name]));
    named.set(known, names);
    return names;
  };
  return {
    dayOf,
    timeOf: (moment) => time.format(new Date(moment)),
    frame: async (context) => {
      const choosable = (await people(today())).map((person) => ({ name: person.name, viewer: viewerOf(person) }));
      const who = whoIs(context, choosable);
      const waiting = who.person === null ? 0 : (await desk.list({ scope: "waiting", limit: 1 }, who.viewer.id)).total;
      return { who, people: choosable, today: today(), dayOf, waiting };
    },
    namesFor: async (requests) => {
      const days = new Set([today(), ...requests.flatMap(({ history }) => history.map(({ at }) => dayOf(at)))]);
      const names = new Map(await Promise.all([...days].map(async (day) => [day, await namesOf(day)] as const)));
      const nameIn = (id: string) => [...names.values()].find((each) => each.has(id))?.get(id);
      return (day) => (id) => names.get(day)?.get(id) ?? names.get(today())?.get(id) ?? nameIn(id) ?? UNKNOWN_NAME;
    },
  };
}
