import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CalendarDate } from "../../../corpus/document.ts";
import { openStore } from "../../../corpus/store/connection.ts";
import { isWorkingDay } from "../../calendar.ts";
import type { DeskRequest, Notice } from "../../desk/contract.ts";
import type { OrganisationDay } from "../../people/organisation.ts";
import { exactly, type Figure } from "../verdict.ts";
import { dayIn } from "./behaviour.ts";
import { openDeskOver } from "./desk-over.ts";
import { digestFaults, silentMornings } from "./digest-faults.ts";
import { expectedOf } from "./expected.ts";
import { personIds, TRANSFER_DAY } from "./office.ts";
import { type Step, YEAR, type YearSize } from "./plan.ts";
import { scheduleFaults } from "./schedule.ts";

/** Kinds that the desk sends by itself, in office hours only. */
const OF_ITSELF: ReadonlySet<Notice["kind"]> = new Set(["reminder", "returned-reminder", "escalated", "digest"]);

export interface Judged {
  readonly figures: readonly Figure[];
  /** The first of what was wrong, for the reader. */
  readonly faults: readonly string[];
}

/**
 * Compares every message that was made and that arrived with what the histories call for.
 * @param setBackMs by how much a later step's clock may be behind an earlier one's, in milliseconds
 */
export async function judge(
  folder: string,
  size: YearSize,
  steps: readonly Step[],
  setBackMs: number,
): Promise<Judged> {
  const store = openStore(join(folder, "do.sqlite"));
  try {
    const last = steps.at(-1)?.day ?? "";
    const over = await openDeskOver({ store, folder, clock: () => new Date(`${last}T12:00:00+09:00`) });
    const requests = await allRequests(over);
    const offices = await officesOn(steps, over.organisation.on);
    const officeOn = (day: string) => offices.get(day) ?? fail(day);
    const notices = await allNotices(over, size);
    const made = notices.filter(({ kind }) => kind !== "digest").map(asLine);
    const expected = requests
      .flatMap((request) =>
        expectedOf(request, over.definitions.of(request.state.type, request.state.version), officeOn),
      )
      .map(({ requestId, kind, personId, at }) => [requestId, kind, personId, at].join(" "));
    const [skipped, uncalled] = [without(expected, made), without(made, expected)];
    const arrived = (await readFile(join(folder, "arrived.log"), "utf8")).trim().split("\n");
    const [lost, strange] = [
      without(
        notices.map(({ key }) => key),
        [...new Set(arrived)],
      ),
      without(
        [...new Set(arrived)],
        notices.map(({ key }) => key),
      ),
    ];
    const outside = notices.filter((notice) => OF_ITSELF.has(notice.kind) && !isOfficeHour(notice.madeAt));
    const schedule = requests.flatMap((request) => scheduleFaults(request, over.definitions, last, officeOn));
    const stuck = requests.filter((request) => isStuck(request, officeOn(last)));
    const mornings = steps
      .filter(({ hour }) => hour === 0)
      .map(({ day }) => ({ day, opens: morningOf(day, "07:30"), noon: morningOf(day, "12:00") }));
    const digests = [
      ...digestFaults(requests, notices, over.definitions, officeOn, setBackMs),
      ...silentMornings(requests, notices, over.definitions, mornings),
    ];
    const moved = requests.flatMap(({ history }) => history.filter(({ what }) => what.kind === "transferred"));
    return {
      figures: [
        { name: "requests", value: requests.length, least: YEAR[size].requests, most: YEAR[size].requests },
        { name: "events of their histories", value: requests.reduce((sum, { history }) => sum + history.length, 0) },
        { name: "requests that ended", value: requests.filter(({ state }) => state.phase.kind === "ended").length },
        { name: "messages made", value: notices.length, least: 1 },
        { name: "of them digests", value: notices.length - made.length, least: 1 },
        { name: `tasks moved to a successor on ${TRANSFER_DAY}`, value: moved.length, least: 1 },
        exactly("messages that a history calls for and that were not made", skipped.length, 0),
        exactly("messages that no history calls for, or made twice", uncalled.length, 0),
        exactly("messages that never arrived", lost.length, 0),
        exactly("arrivals that nothing was made for", strange.length, 0),
        { name: "handed over again after a kill, under the same key", value: arrived.length - new Set(arrived).size },
        exactly("reminders and escalations skipped, twice or on another day", schedule.length, 0),
        exactly("reminders, escalations and digests outside of office hours", outside.length, 0),
        exactly("digests missing, of nothing, or twice on a morning", digests.length, 0),
        exactly("requests without somebody to act and without an end", stuck.length, 0),
      ],
      faults: [
        ...skipped.map((line) => `not made: ${line}`),
        ...uncalled.map((line) => `not called for: ${line}`),
        ...lost.map((key) => `never arrived: ${key}`),
        ...schedule,
        ...outside.map(({ key, madeAt }) => `outside of office hours: ${key} ${madeAt}`),
        ...digests,
        ...stuck.map(({ number }) => `nobody can act: ${number}`),
      ],
    };
  } finally {
    await store.close();
  }
}

type Over = Awaited<ReturnType<typeof openDeskOver>>;

async function allRequests({ deskStore }: Over): Promise<readonly DeskRequest[]> {
  const ids = new Set<string>();
  for (let after = 0; ; ) {
    const events = await deskStore.requests.eventsAfter(after, 1000);
    const last = events.at(-1);
    if (last === undefined) break;
    for (const { requestId } of events) ids.add(requestId);
    after = last.seq;
  }
  const requests: DeskRequest[] = [];
  for (const id of ids) {
    const request = await deskStore.requests.find(id);
    if (request !== undefined) requests.push(request);
  }
  return requests;
}

async function officesOn(steps: readonly Step[], on: (day: CalendarDate) => Promise<OrganisationDay>) {
  const offices = new Map<string, OrganisationDay>();
  for (const { day } of steps) if (!offices.has(day)) offices.set(day, await on(day));
  return offices;
}

async function allNotices({ deskStore }: Over, size: YearSize): Promise<readonly Notice[]> {
  const all: Notice[] = [];
  for (const personId of personIds(YEAR[size].people)) all.push(...(await deskStore.notices.of(personId, 1_000_000)));
  return all;
}

function asLine({ requestId, kind, to, madeAt }: Notice): string {
  return [requestId, kind, to.kind === "person" ? to.personId : to.channel, madeAt].join(" ");
}

/** What is in one list and, counted, not in the other. */
function without(these: readonly string[], those: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const each of those) left.set(each, (left.get(each) ?? 0) + 1);
  return these.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

function isOfficeHour(at: string): boolean {
  const time = new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(11, 16);
  return isWorkingDay(dayIn(at)) && time >= "08:30" && time <= "17:15";
}

function morningOf(day: CalendarDate, time: string): string {
  return new Date(`${day}T${time}:00+09:00`).toISOString();
}

function isStuck({ state }: DeskRequest, office: OrganisationDay): boolean {
  if (state.phase.kind !== "at") return false;
  const open = state.phase.tasks.filter(({ done }) => done === null);
  const someone = open.some(({ post }) => office.acting(post).some(({ personId }) => personId !== state.askerId));
  return !someone;
}

function fail(day: string): never {
  throw new RangeError(`No office was worked out for ${day}`);
}
