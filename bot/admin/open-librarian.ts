import { openAmendments } from "../../corpus/store/amendments.ts";
import { openIngestJobs } from "../../corpus/store/ingest-jobs.ts";
import { openPictures } from "../../corpus/store/pictures.ts";
import type { DocumentReader } from "../../ingest/document-reader.ts";
import { createJobWorker } from "../../ingest/jobs/create-worker.ts";
import { createJobProgress } from "../../ingest/jobs/job-progress.ts";
import { openAskedQuestions } from "../store/asked-questions.ts";
import { openAudit } from "../store/audit.ts";
import type { Librarian } from "./contract.ts";
import { createLibrarian } from "./create-librarian.ts";
import type { LibrarianParts } from "./librarian-parts.ts";

interface Parts extends Omit<LibrarianParts, "jobs" | "progress" | "amendments" | "audit" | "questions" | "onQueued"> {
  readonly reader: DocumentReader;
  /** Whether this process writes the library, and so works off what any process queues. */
  readonly mode: "read" | "write";
  /** Names this process among those of the data folder, anew at every start. */
  readonly worker: string;
  readonly log: (line: string) => void;
}

export interface OpenLibrarian {
  readonly librarian: Librarian;
  /** Begins to work off what is queued: once the library has what it begins with. */
  start(): void;
  /** Queues again what is being read; it goes on with the next start. */
  close(): Promise<void>;
}

/** The librarian over the tables of a data folder, whose conversations and feedback are open already. */
export async function openLibrarian({ reader, mode, worker, log, ...parts }: Parts): Promise<OpenLibrarian> {
  const { library, originals, clock, timeZone, newId } = parts;
  const { store } = library;
  const jobs = await openIngestJobs(store);
  const amendments = await openAmendments(store);
  const pictures = await openPictures(store);
  const [audit, questions] = [await openAudit(store), await openAskedQuestions(store)];
  const progress = createJobProgress();
  let working: ReturnType<typeof createJobWorker> | undefined;
  let isClosed = false;
  return {
    librarian: createLibrarian({
      ...{ ...parts, jobs, progress, amendments, audit, questions },
      onQueued: () => working?.wake(),
    }),
    start: () => {
      if (mode === "read" || isClosed) return;
      working ??= createJobWorker({
        ...{ jobs, progress, library, reader, originals, pictures, amendments, clock, newId, worker, log },
        foreignChanges: store.foreignChanges,
        today: () => clock().toLocaleDateString("sv-SE", { timeZone }),
      });
    },
    close: async () => {
      isClosed = true;
      await working?.close();
    },
  };
}
