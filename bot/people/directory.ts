import { readFile, stat } from "node:fs/promises";
import type { CalendarDate } from "../../corpus/document.ts";
import { type Person, parsePeople, peopleOn } from "./people.ts";

/** Who works here, as the people file has it. */
export interface Directory {
  /** Who has the e-mail address, in small or capital letters, in the position they hold on the day. */
  personOf(email: string, day: CalendarDate): Promise<Person | undefined>;
  /** All who hold a position on the day: the same list, by identity, while the file stays as it is. */
  people(day: CalendarDate): Promise<readonly Person[]>;
}

interface Parts {
  /** The first of these that exists is the people file. */
  readonly files: readonly string[];
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

/** A permission that is taken away must be gone within a minute, with what is remembered of it elsewhere. */
const LOOKED_AT_EVERY_MS = 10_000;

/**
 * The people file, read again where it has changed. A version that cannot be used is logged once and the last good one
 * stays; before there is a good one, nobody is known.
 */
export function createDirectory({ files, clock, log }: Parts): Directory {
  let held = indexed([]);
  let version = "";
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const found = await newest(files);
    if (found === undefined || found.version === version) return;
    version = found.version;
    try {
      held = indexed(parsePeople(await readFile(found.file, "utf8")));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      log(`${found.file} is not used, the last good version stays until it is repaired: ${reason}`);
    }
  }
  async function current(): Promise<Indexed> {
    const now = clock().getTime();
    // A clock set back must not make an old version last.
    if (Math.abs(now - lookedAt) >= LOOKED_AT_EVERY_MS) {
      lookedAt = now;
      looking = look();
    }
    await looking;
    return held;
  }

  return {
    personOf: async (email, day) => {
      const { all, idOf } = await current();
      return peopleOn(all.get(idOf.get(email.toLowerCase()) ?? "") ?? [], day)[0];
    },
    people: async (day) => {
      const { all, onDay } = await current();
      const known = onDay.get(day);
      if (known !== undefined) return known;
      const people = peopleOn([...all.values()].flat(), day);
      if (onDay.size >= DAYS_KEPT) onDay.clear();
      onDay.set(day, people);
      return people;
    },
  };
}

/** Nearly everybody asks for today, and who plans for a later day for that. */
const DAYS_KEPT = 8;

interface Indexed {
  /** Everybody's positions, by id. */
  readonly all: ReadonlyMap<string, readonly Person[]>;
  /** Of an e-mail address. It is the person's, whichever of their positions it is noted at. */
  readonly idOf: ReadonlyMap<string, string>;
  /** What was worked out of it for days that were asked for. */
  readonly onDay: Map<CalendarDate, readonly Person[]>;
}

function indexed(people: readonly Person[]): Indexed {
  return {
    all: Map.groupBy(people, ({ id }) => id),
    idOf: new Map(people.flatMap(({ email, id }) => (email === null ? [] : [[email, id] as const]))),
    onDay: new Map(),
  };
}

/** The first file that exists, and what is different after every change of it. */
async function newest(files: readonly string[]) {
  for (const file of files) {
    const state = await stat(file, { bigint: true }).catch(() => undefined);
    if (state === undefined) continue;
    return { file, version: [file, state.ino, state.size, state.mtimeNs, state.ctimeNs].join() };
  }
  return undefined;
}
