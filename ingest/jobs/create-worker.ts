import { setTimeout as pause } from "node:timers/promises";
import { ANYONE, type CalendarDate } from "../../corpus/document.ts";
import type { Library } from "../../corpus/library.ts";
import type { Amendments } from "../../corpus/store/amendments.ts";
import { noteAmendments } from "../amendment/note-amendments.ts";
import { isDiskFull } from "../disk-full.ts";
import { faultOf } from "../fault.ts";
import { type WorkParts, workOff } from "./work-off.ts";

/** Works jobs off for as long as it runs, whoever in whatever process queued them. */
export interface JobWorker {
  /** Looks at once instead of within half a second: said by who has queued something in this process. */
  wake(): void;
  /** Resolves when nothing is left to do and what follows taking in is done. */
  idle(): Promise<void>;
  /** Queues again what is being read, lets what is being stored end. */
  close(): Promise<void>;
}

interface Parts extends Omit<WorkParts, "closing" | "everyMs"> {
  readonly library: Pick<Library, "add" | "inventory" | "named" | "optimise" | "revisionOf" | "revisionText">;
  readonly amendments: Pick<Amendments, "propose">;
  /** Rises whenever another process has written. */
  readonly foreignChanges: () => number;
  readonly today: () => CalendarDate;
  readonly log: (line: string) => void;
  readonly everyMs?: number;
}

/** After a fault that has nothing to do with a file, as a full disk. */
const AFTER_FAULT_MS = 5_000;

/** The worker of the process that writes the library: one at a time, so that whatever another has leased is left over. */
export function createJobWorker(parts: Parts): JobWorker {
  const { jobs, library, amendments, worker, clock, foreignChanges, today, log, everyMs = 500 } = parts;
  const closing = new AbortController();
  let woken = Promise.withResolvers<void>();
  const waiters: (() => void)[] = [];
  const running = run();

  async function run(): Promise<void> {
    let hasStored = false;
    let isNew = true;
    // What was taken in before, as the sample corpus, is no job.
    let isNoted = false;
    while (!closing.signal.aborted) {
      const due = waiters.splice(0);
      const seen = foreignChanges();
      try {
        if (isNew) hasStored = (await jobs.takeOver(worker, clock().toISOString())) > 0;
        isNew = false;
        if ((await workOff({ ...parts, closing: closing.signal, everyMs })) > 0) {
          waiters.push(...due);
          hasStored = true;
          continue;
        }
        if (hasStored) await library.optimise();
        if (hasStored || !isNoted) await noteAmendments(openly(library), amendments, { asOf: today(), viewer: ANYONE });
        hasStored = false;
        isNoted = true;
        for (const rested of due) rested();
        if (waiters.length === 0) await somethingNew(seen);
      } catch (cause) {
        waiters.push(...due);
        log(sentenceOf(cause));
        await pauseUnlessClosing(AFTER_FAULT_MS);
        await jobs.release(worker, clock().toISOString()).catch(() => undefined);
      }
    }
    for (const rested of waiters) rested();
  }
  async function somethingNew(seen: number): Promise<void> {
    const { promise } = woken;
    let isWoken = false;
    promise.then(() => {
      isWoken = true;
    });
    while (!closing.signal.aborted && !isWoken && foreignChanges() === seen) {
      await Promise.race([promise, pauseUnlessClosing(everyMs)]);
    }
    woken = Promise.withResolvers<void>();
  }
  async function pauseUnlessClosing(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: closing.signal }).catch(() => undefined);
  }

  return {
    wake: () => woken.resolve(),
    idle: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiters.push(resolve);
      woken.resolve();
      return promise;
    },
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

/** The library as who runs it sees it, whoever may read what. */
function openly(library: Pick<Library, "inventory" | "revisionText">): Pick<Library, "documents" | "text"> {
  const documents = async () => (await library.inventory()).filter(({ withdrawn }) => !withdrawn);
  return {
    documents,
    text: async (documentId, _scope, effectiveFrom) => {
      const entry = (await documents()).find(({ document }) => document.id === documentId);
      const revision = entry?.revisions.find((each) => each.effectiveFrom === effectiveFrom);
      return revision === undefined ? undefined : library.revisionText(revision.id);
    },
  };
}

function sentenceOf(cause: unknown): string {
  return isDiskFull(cause)
    ? "No space is left where the data folder is: files wait until there is some, and nothing of them is lost."
    : `Taking in files is interrupted and goes on in a moment: ${faultOf(cause)}`;
}
