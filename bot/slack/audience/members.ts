import { setTimeout as pause } from "node:timers/promises";
import { ANYONE, type Viewer } from "../../../corpus/document.ts";
import type { Accounts } from "./accounts.ts";
import { createSparingLog } from "./sparing-log.ts";
import type { Workspace } from "./workspace.ts";

/** Who reads along in channels. */
export interface Members {
  /**
   * Everybody in the channel, as one list for as long as it is remembered. `NOBODY` with anybody in it who is not known
   * to be staff, and where the members cannot be told, or not in time. Never rejects.
   */
  readersOf(channel: string): Promise<readonly Viewer[]>;
  /** Somebody has come or gone. */
  forget(channel: string): void;
  /** It is no longer certain whom accounts stand for. */
  forgetAll(): void;
}

interface Parts {
  readonly workspace: Workspace;
  readonly accounts: Pick<Accounts, "all">;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
  /** Resolves when an answer has waited long enough for the members. */
  readonly patience?: () => Promise<unknown>;
}

/** Reads only what everyone may read. */
export const NOBODY: readonly Viewer[] = [ANYONE];

/** With the ten seconds after which the directory looks at its file, within the minute that a permission may outlive its end. */
const REMEMBERED_MS = 45_000;
/** Where people keep asking, a list of this age is read anew meanwhile, so that nobody waits for it. */
const RENEWED_AFTER_MS = 25_000;
const PATIENCE_MS = 3_000;
/** How often members are read for who waits while people come and go. */
const ATTEMPTS = 3;

interface Kept {
  readonly readers: readonly Viewer[];
  /** When reading them began, milliseconds since 1970. */
  readonly since: number;
}

export function createMembers({ workspace, accounts, clock, log, patience = threeSeconds }: Parts): Members {
  const report = createSparingLog(log, clock);
  const remembered = new Map<string, Kept>();
  const underWay = new Map<string, Promise<readonly Viewer[]>>();
  const age = ({ since }: Kept) => Math.abs(clock().getTime() - since);

  /** Reads the members for all who ask meanwhile. What somebody's coming or going has overtaken is read again. */
  function start(channel: string, attempts = ATTEMPTS): Promise<readonly Viewer[]> {
    const since = clock().getTime();
    const reading: Promise<readonly Viewer[]> = read(channel).then(
      (readers) => {
        if (underWay.get(channel) !== reading) return overtaken(channel, attempts - 1);
        underWay.delete(channel);
        for (const [other, kept] of remembered) if (age(kept) >= REMEMBERED_MS) remembered.delete(other);
        remembered.set(channel, { readers, since });
        return readers;
      },
      (fault: unknown) => {
        if (underWay.get(channel) === reading) underWay.delete(channel);
        report(fault);
        return NOBODY;
      },
    );
    underWay.set(channel, reading);
    return reading;
  }
  function overtaken(channel: string, attempts: number): Promise<readonly Viewer[]> | readonly Viewer[] {
    if (attempts === 0) return NOBODY;
    return underWay.get(channel) ?? start(channel, attempts);
  }
  async function read(channel: string): Promise<readonly Viewer[]> {
    const [{ userId }, isShared] = await Promise.all([workspace.self(), workspace.isShared(channel)]);
    if (isShared) return NOBODY;
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await workspace.members(channel, cursor);
      ids.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    const people = (await accounts.all(ids.filter((id) => id !== userId))).filter(({ kind }) => kind !== "bot");
    if (people.length === 0 || people.some(({ kind }) => kind !== "staff")) return NOBODY;
    return people.map(({ viewer }) => viewer);
  }

  return {
    readersOf: async (channel) => {
      const kept = remembered.get(channel);
      if (kept !== undefined && age(kept) < REMEMBERED_MS) {
        if (age(kept) >= RENEWED_AFTER_MS && !underWay.has(channel)) start(channel).catch(report);
        return kept.readers;
      }
      return Promise.race([underWay.get(channel) ?? start(channel), patience().then(() => NOBODY)]);
    },
    forget: (channel) => {
      remembered.delete(channel);
      underWay.delete(channel);
    },
    forgetAll: () => {
      remembered.clear();
      underWay.clear();
    },
  };
}

function threeSeconds(): Promise<unknown> {
  return pause(PATIENCE_MS, undefined, { ref: false });
}
