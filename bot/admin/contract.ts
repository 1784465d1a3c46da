import type {
  CalendarDate,
  Category,
  Document,
  DocumentSettings,
  Identity,
  Passage,
  Revision,
} from "../../corpus/document.ts";
import type { RevisionText } from "../../corpus/library.ts";

/** Where one file of an upload stands. */
export type JobState =
  | { readonly kind: "queued" }
  /** `done` of `total` is what the reader tells of its pages, where it tells. */
  | { readonly kind: "reading"; readonly done: number; readonly total: number }
  | {
      readonly kind: "done" | "unchanged";
      readonly documentId: string;
      readonly effectiveFrom: CalendarDate;
      readonly passages: number;
      /** In Japanese, each a sentence. */
      readonly warnings: readonly string[];
    }
  /** Taken in, with today as the day it takes effect until somebody says which: `candidates` are the days that its text names. */
  | {
      readonly kind: "needs-date";
      readonly documentId: string;
      readonly effectiveFrom: CalendarDate;
      readonly candidates: readonly CalendarDate[];
    }
  /** `reason` is a sentence in Japanese that says what to do. A refused file is refused again by a retry unless it changes. */
  | { readonly kind: "refused"; readonly reason: string }
  /** The dead letter: it failed again and again, through no fault that a reader could name. */
  | { readonly kind: "failed"; readonly reason: string; readonly attempts: number }
  | { readonly kind: "cancelled" };

export interface Job {
  readonly id: string;
  /** Of the files that were dropped together. */
  readonly batch: string;
  /** With the folders in which it lay: 規程/旅費規程.docx; a file of an archive after the archive's. */
  readonly file: string;
  readonly bytes: number;
  readonly by: string;
  readonly at: string;
  readonly changedAt: string;
  readonly state: JobState;
}

export interface AdminDocument {
  readonly document: Document;
  readonly settings: DocumentSettings;
  readonly revisions: readonly Revision[];
  readonly withdrawn: boolean;
  readonly passages: number;
  readonly warnings: readonly string[];
  /** Amending texts that were taken in and are attached to it. */
  readonly amendments: readonly {
    readonly documentId: string;
    readonly title: string;
    readonly effectiveFrom: CalendarDate;
  }[];
}

export interface DocumentQuery {
  readonly text?: string | undefined;
  readonly category?: Category | undefined;
  readonly owner?: string | undefined;
  readonly status?: "in-force" | "future" | "withdrawn" | "warned" | undefined;
  readonly sort: "title" | "owner" | "changed" | "passages" | "effectiveFrom";
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** A group of questions that the documents did not answer, by likeness. */
export interface UnansweredGroup {
  readonly id: string;
  /** The question that stands for it. */
  readonly question: string;
  readonly asked: number;
  readonly lastAskedAt: string;
  /** Others of the group, at most ten, without repetition. */
  readonly others: readonly string[];
  /** Department whose documents come nearest, to whom it may be handed. */
  readonly owner: string | null;
  readonly handedOverAt: string | null;
}

export type AdminOutcome =
  | { readonly kind: "done"; readonly sentence: string }
  | { readonly kind: "refused"; readonly sentence: string; readonly field?: string };

/**
 * What administrators (everything) and document owners (what their post's unit owns) do with the library. Every method
 * takes the person who does it, refuses what is not theirs as if it did not exist, and leaves an entry in the audit log.
 */
export interface Librarian {
  /** Keeps the file and queues it; it is accepted once this resolves, whatever ends then. */
  upload(
    file: { readonly name: string; readonly bytes: Uint8Array; readonly batch: string },
    personId: string,
  ): Promise<Job>;
  jobs(
    filter: { readonly batch?: string | undefined; readonly limit: number },
    personId: string,
  ): Promise<readonly Job[]>;
  /** Calls with every change of the person's jobs from now on. @returns ends it */
  watch(personId: string, onChange: (job: Job) => void): () => void;
  cancel(jobId: string, personId: string): Promise<AdminOutcome>;
  retry(jobId: string, personId: string): Promise<AdminOutcome>;
  documents(
    query: DocumentQuery,
    personId: string,
  ): Promise<{ readonly documents: readonly AdminDocument[]; readonly total: number }>;
  document(documentId: string, personId: string): Promise<AdminDocument | undefined>;
  text(documentId: string, revisionId: string, personId: string): Promise<RevisionText | undefined>;
  /** The file a revision was read from. */
  original(
    documentId: string,
    revisionId: string,
    personId: string,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;
  /** Reaches every query and every earlier citation at once in this process, within 10 s in others. */
  setSettings(documentId: string, settings: DocumentSettings, personId: string): Promise<AdminOutcome>;
  /** Title, number and issuer make the document what it is: changing them moves its revisions to another document. */
  setIdentity(documentId: string, identity: Identity, personId: string): Promise<AdminOutcome>;
  setEffectiveFrom(documentId: string, revisionId: string, day: CalendarDate, personId: string): Promise<AdminOutcome>;
  withdraw(documentId: string, why: string, personId: string): Promise<AdminOutcome>;
  restore(documentId: string, personId: string): Promise<AdminOutcome>;
  /** What a document would answer: the passages of it that a question finds first, and the answer from it alone. */
  tryQuestion(
    documentId: string,
    question: string,
    personId: string,
  ): Promise<readonly { readonly passage: Passage; readonly score: number }[]>;
  unanswered(personId: string, limit: number): Promise<readonly UnansweredGroup[]>;
  /** Hands a group to its owner as a task of the desk. */
  handOver(groupId: string, personId: string): Promise<AdminOutcome>;
  /** What is asked most, by likeness. */
  mostAsked(
    personId: string,
    limit: number,
  ): Promise<readonly { readonly question: string; readonly asked: number; readonly answered: number }[]>;
  synonyms(personId: string): Promise<string>;
  /** The office's own words as CSV; used from the next question on. */
  setSynonyms(csv: string, personId: string): Promise<AdminOutcome>;
  audit(personId: string, limit: number): Promise<readonly AuditEntry[]>;
}

/** Something that somebody did, in a chain: each entry's hash covers the one before. */
export interface AuditEntry {
  readonly at: string;
  readonly personId: string;
  /** document.withdraw, upload, … */
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  /** SHA-256 over the entry and the hash before it, hexadecimal. */
  readonly hash: string;
}
