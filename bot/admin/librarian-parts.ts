import type { CalendarDate } from "../../corpus/document.ts";
import type { OpenLibrary } from "../../corpus/open.ts";
import type { Amendments } from "../../corpus/store/amendments.ts";
import type { IngestJobs } from "../../corpus/store/ingest-jobs.ts";
import type { JobProgress } from "../../ingest/jobs/job-progress.ts";
import type { Originals } from "../../ingest/originals/originals.ts";
import type { Assistant } from "../assistant.ts";
import type { Desk } from "../desk/contract.ts";
import type { Organisation } from "../people/organisation.ts";
import type { AskedQuestions } from "../store/asked-questions.ts";
import type { Audit } from "../store/audit.ts";
import type { Access } from "./roles.ts";

/** What the librarian is made of. */
export interface LibrarianParts {
  readonly library: OpenLibrary;
  readonly jobs: IngestJobs;
  readonly progress: JobProgress;
  readonly originals: Originals;
  readonly amendments: Amendments;
  readonly audit: Audit;
  readonly questions: AskedQuestions;
  readonly assistant: Pick<Assistant, "over" | "reloadSynonyms">;
  readonly desk: Pick<Desk, "do">;
  readonly organisation: Organisation;
  readonly dataFolder: string;
  readonly clock: () => Date;
  /** The office's, which decides what day it is. */
  readonly timeZone: string;
  readonly newId: () => string;
  /** Said when something was queued here. */
  readonly onQueued: () => void;
}

/** The parts with what each of the librarian's duties asks of them again and again. */
export interface Duty extends LibrarianParts {
  readonly today: () => CalendarDate;
  readonly now: () => string;
  readonly accessOf: (personId: string) => Promise<Access>;
  readonly note: (personId: string, action: string, subject: string, detail?: string) => Promise<void>;
}
