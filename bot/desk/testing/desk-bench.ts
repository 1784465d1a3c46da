import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openStore, type Store } from "../../../corpus/store/connection.ts";
import { createOrganisation } from "../../people/create-organisation.ts";
import type { Organisation, Post } from "../../people/organisation.ts";
import { type Person, parsePeople, peopleOn } from "../../people/people.ts";
import type { Succession } from "../../people/successions.ts";
import { type DeskStore, openDeskStore } from "../../store/desk.ts";
import type { Desk, DeskCommand, Outcome, SeenRequest } from "../contract.ts";
import { createDesk } from "../create-desk.ts";
import type { DeskParts } from "../desk-parts.ts";
import { DESK_OFFICE } from "../engine/context.ts";
import type { FieldValues } from "../engine/definition.ts";
import { type Definitions, loadDefinitions, OWN_DEFINITIONS } from "../load-definitions.ts";
import { createStandIns } from "../substitutes.ts";

export interface DeskBench {
  readonly desk: Desk;
  readonly store: Store;
  readonly deskStore: DeskStore;
  readonly organisation: Organisation;
  readonly directory: DeskParts["directory"];
  readonly people: readonly Person[];
  readonly definitions: Definitions;
  /** Milliseconds since 1970; set it to move the clock. */
  readonly clock: { now: number };
  /** Another service over the same file, as another process would have. */
  another(): Promise<Desk>;
  /** Says a command under a key of its own. */
  say(personId: string, command: DeskCommand["command"], requestId?: string, round?: number): Promise<Outcome>;
  /** Submits, and fails unless it is taken. */
  ask(personId: string, fields?: FieldValues): Promise<SeenRequest>;
}

interface Settings {
  /** The sample people where there are none. */
  readonly people?: readonly Person[];
  readonly successions?: readonly Succession[];
  readonly channelOf?: (post: Post) => string | null;
  readonly definitions?: Definitions;
  /** ISO 8601; Wednesday, 10 in the morning of the office where it is missing. */
  readonly at?: string;
  /** A folder of the caller's own; a temporary one where it is missing. */
  readonly folder?: string;
}

const SAMPLE_PEOPLE = join(import.meta.dirname, "../../../corpus/samples/people.csv");

/** An app that p014, of an office without a chief, asks for; p001's section has one. */
export const APP: FieldValues = {
  ...{ appName: "写真で報告", purpose: "現場の写真をその場で報告書に入れる", users: "道路課の現場担当", count: 12 },
  ...{ personalData: "none", external: "domestic" },
};

/** The service over a real file, with a clock that only the test moves. Inside of a test it is closed at its end. */
export async function openDesk(settings: Settings = {}): Promise<DeskBench> {
  const folder = settings.folder ?? (await temporary());
  const store = openStore(join(folder, "desk.sqlite"));
  onTestFinished(() => store.close());
  const people = settings.people ?? parsePeople(await readFile(SAMPLE_PEOPLE, "utf8"));
  const definitions = settings.definitions ?? loadDefinitions([OWN_DEFINITIONS]);
  const clock = { now: Date.parse(settings.at ?? "2026-11-25T10:00:00+09:00") };
  const onDay = new Map<string, readonly Person[]>();
  const directory = {
    people: async (day: string) => {
      const known = onDay.get(day) ?? peopleOn(people, day);
      onDay.set(day, known);
      return known;
    },
  };
  const ids = { last: 0 };
  const prefix = crypto.randomUUID().slice(0, 4);
  const newId = () => {
    ids.last += 1;
    return `${prefix}-${ids.last}`;
  };
  const deskStore = await openDeskStore(store);
  const organisation = createOrganisation({
    ...{ directory, standIns: createStandIns(deskStore), fallback: DESK_OFFICE },
    successions: async () => settings.successions ?? [],
  });
  const deskOver = (over: DeskStore) =>
    createDesk({
      ...{ store: over, definitions, organisation, directory, newId, timeZone: "Asia/Tokyo" },
      ...{
        clock: () => new Date(clock.now),
        channelOf: settings.channelOf ?? (() => null),
        onNotices: () => undefined,
      },
    });
  const desk = deskOver(deskStore);
  const say: DeskBench["say"] = (personId, command, requestId, round) =>
    desk.do({ key: newId(), personId, requestId, round, command });
  return {
    ...{ desk, store, deskStore, organisation, directory, people, definitions, clock, say },
    another: async () => {
      const other = openStore(join(folder, "desk.sqlite"));
      onTestFinished(() => other.close());
      return deskOver(await openDeskStore(other));
    },
    ask: async (personId, fields = APP) => {
      const outcome = await say(personId, { kind: "submit", type: "app", fields });
      if (outcome.kind === "refused") throw new Error(outcome.sentence);
      return outcome.request;
    },
  };
}

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "desk-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
