/** Pages through, of those that take long to read. */
interface PagesRead {
  readonly done: number;
  readonly total: number;
}

/** How far the files have come that this process is reading. It is kept nowhere: what is read again begins anew. */
export interface JobProgress {
  note(jobId: string, pages: PagesRead): void;
  /** undefined where the reader told nothing. */
  of(jobId: string): PagesRead | undefined;
  /** Jobs of which something was noted since this was asked before. */
  moved(): readonly string[];
  forget(jobId: string): void;
}

export function createJobProgress(): JobProgress {
  const noted = new Map<string, PagesRead>();
  const moved = new Set<string>();
  return {
    note: (jobId, pages) => {
      noted.set(jobId, pages);
      moved.add(jobId);
    },
    of: (jobId) => noted.get(jobId),
    moved: () => {
      const ids = [...moved];
      moved.clear();
      return ids;
    },
    forget: (jobId) => {
      noted.delete(jobId);
      moved.delete(jobId);
    },
  };
}
