import type { KeptJob } from "../../corpus/store/ingest-job-rows.ts";
import type { IngestJobs } from "../../corpus/store/ingest-jobs.ts";
import type { JobProgress } from "../../ingest/jobs/job-progress.ts";

type Listener = (changed: readonly KeptJob[]) => Promise<void>;

/** What a person sees as at once, in milliseconds. */
const EVERY_MS = 300;

/**
 * Tells listeners of every change of a job, whichever process made it, and of the pages that this one has read, from their
 * beginning on. One look at the table serves all of them, and there is none while nobody listens.
 */
export function createJobWatch(
  jobs: Pick<IngestJobs, "changedAfter" | "version" | "find">,
  progress: Pick<JobProgress, "moved">,
): (listener: Listener) => () => void {
  const listeners = new Set<{ readonly tell: Listener; since: number | undefined }>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      const version = await jobs.version();
      const known = [...listeners].flatMap(({ since }) => since ?? []);
      const oldest = Math.min(version, ...known);
      const changed = oldest < version ? await jobs.changedAfter(oldest) : [];
      const moved = await movedBesides(changed);
      for (const listener of listeners) {
        const { since } = listener;
        listener.since = changed.at(-1)?.version ?? version;
        const news = since === undefined ? [] : [...changed.filter((job) => job.version > since), ...moved];
        if (news.length > 0) await listener.tell(news);
      }
    } finally {
      isLooking = false;
    }
  }
  async function movedBesides(changed: readonly KeptJob[]): Promise<readonly KeptJob[]> {
    const told = new Set(changed.map(({ id }) => id));
    const found = progress.moved().map((id) => (told.has(id) ? undefined : jobs.find(id)));
    return (await Promise.all(found)).filter((job) => job !== undefined);
  }
  return (tell) => {
    const listener = { tell, since: undefined };
    listeners.add(listener);
    // A fault of the store shows wherever else it is used.
    const lookUnless = () => void look().catch(() => undefined);
    lookUnless();
    timer ??= setInterval(lookUnless, EVERY_MS).unref();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
}
