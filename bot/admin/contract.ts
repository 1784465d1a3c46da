import type {
  CalendarDate,
  Category,
  Document,
  DocumentSettings,
  Identity,
  Passage,
  Revision,
} from "../../corpus/document.ts";
import type { Job } from "../../corpus/ingest-job.ts";
import type { RevisionText } from "../../corpus/library.ts";
import type { Answer } from "../../rag/contract.ts";

export interface AdminDocument {
  readonly document: Document;
  readonly settings: DocumentSettings;
  readonly revisions: readonly Revision[];
  readonly withdrawn: boolean;
  /** Of the revision in force, or the next one. */
  readonly passages: number;
  readonly warnings: readonly string[];
  /** When something of it was last taken in or changed here, ISO 8601; null where that was before anything was noted. */
  readonly changedAt: string | null;
  /** Amending texts that were taken in and are attached to it. */
  readonly amendments: readonly {
    readonly documentId: string;
    readonly title: string;
    /** null where its text leaves that open. */
    readonly effectiveFrom: CalendarDate | null;
  }[];
  /** What it amends itself, as far as that is known; null for what amends nothing. */
  readonly amends: readonly { readonly documentId: string; readonly title: string }[] | null;
}

export interface DocumentQuery {
  readonly text?: string | undefined;
  readonly category?: Category | undefined;
  readonly owner?: string | undefined;
  readonly status?: "in-force" | "future" | "withdrawn" | "warned" | "unowned" | undefined;
  readonly sort: "title" | "owner" | "changed" | "passages" | "effectiveFrom";
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** Of all jobs that a person may see: how many are on their way, and how many somebody has to look at. */
export interface JobCounts {
  readonly total: number;
  readonly open: number;
  readonly attention: number;
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

/** `administrator` has everything, `owner` what the units of their posts own. */
export type Role = "administrator" | "owner";

/** What a document answers by itself. */
export interface Tried {
  readonly answer: Answer;
  /** Those that the question finds first, best first; `score` falls with the rank, 0 to 1. */
  readonly passages: readonly { readonly passage: Passage; readonly score: number }[];
}

export type AdminOutcome =
  | { readonly kind: "done"; readonly sentence: string }
  | { readonly kind: "refused"; readonly sentence: string; readonly field?: string };

/**
 * What administrators (everything) and document owners (what their post's unit owns) do with the library. Every method
 * takes the person who does it and refuses what is not theirs as if it did not exist. Whatever changes something, opens a
 * text or a file or asks a document leaves an entry in the audit log.
 */
export interface Librarian {
  /** null for who has no business here, to whom every list is empty. */
  role(personId: string): Promise<Role | null>;
  /** Names of the units whose documents are a person's; null where every document is. */
  units(personId: string): Promise<readonly string[] | null>;
  /**
   * Keeps the file and queues it; it is accepted once this resolves, whatever ends then. A file that is too large, empty or
   * of an impossible name becomes a refused job at once.
   * @param file `name` with the folders in which it lay, separated by slashes; `batch` is the same for what was dropped together
   * @throws NotALibrarian for who has no role; NoSpaceLeft, whose message is a sentence for the person
   */
  upload(
    file: { readonly name: string; readonly bytes: Uint8Array; readonly batch: string },
    personId: string,
  ): Promise<Job>;
  jobs(
    filter: {
      readonly batch?: string | undefined;
      /** Only those in a state in which somebody has to look at the file. */
      readonly attention?: boolean | undefined;
      readonly limit: number;
    },
    personId: string,
  ): Promise<readonly Job[]>;
  jobCounts(personId: string): Promise<JobCounts>;
  /** Calls with every change of the person's jobs from now on. @returns ends it */
  watch(personId: string, onChange: (job: Job) => void): () => void;
  /** Ends what is on its way, or what was refused and is given up. */
  cancel(jobId: string, personId: string): Promise<AdminOutcome>;
  /** Ends everything that the person brought and that is on its way. */
  cancelAll(personId: string): Promise<AdminOutcome>;
  retry(jobId: string, personId: string): Promise<AdminOutcome>;
  documents(
    query: DocumentQuery,
    personId: string,
  ): Promise<{ readonly documents: readonly AdminDocument[]; readonly total: number }>;
  /** Titles of all of them by their ids, also those that they had under other names. */
  titles(personId: string): Promise<ReadonlyMap<string, string>>;
  /** Departments that are in charge of any of them, in order. */
  owners(personId: string): Promise<readonly string[]>;
  document(documentId: string, personId: string): Promise<AdminDocument | undefined>;
  text(documentId: string, revisionId: string, personId: string): Promise<RevisionText | undefined>;
  /** The file a revision was read from. */
  original(
    documentId: string,
    revisionId: string,
    personId: string,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;
  /**
   * Reaches every query and every earlier citation at once in this process, within 10 s in others.
   * @param seen the settings that the person had before them: what others changed since stays, unless the person changes it too,
   *   which is refused. Left out, all of `settings` holds.
   */
  setSettings(
    documentId: string,
    settings: DocumentSettings,
    personId: string,
    seen?: DocumentSettings,
  ): Promise<AdminOutcome>;
  /** Title, number and issuer make the document what it is: named anew it is another document, found under its old id too. */
  setIdentity(
    documentId: string,
    identity: Identity,
    personId: string,
  ): Promise<AdminOutcome & { readonly documentId?: string }>;
  /**
   * Documents of the person's that it might be a text of, or an amendment of, by their titles, the most alike first.
   * @param words those with all these words in title, number or issuer instead, however they are called
   */
  alike(documentId: string, personId: string, words?: string): Promise<readonly Document[]>;
  /** Makes its revisions another's, which keeps who may read and all else that is set; there is no way back. */
  join(documentId: string, intoId: string, personId: string): Promise<AdminOutcome & { readonly documentId?: string }>;
  /** Says what an amending text amends, where that was not found or is another. */
  attach(amendmentId: string, baseId: string, personId: string): Promise<AdminOutcome>;
  /** Parts an amending text from what it does not amend: the two are not put together again by themselves. */
  detach(amendmentId: string, baseId: string, personId: string): Promise<AdminOutcome>;
  setEffectiveFrom(documentId: string, revisionId: string, day: CalendarDate, personId: string): Promise<AdminOutcome>;
  /** Takes what the readers warned of for looked at, in the revision in force or the next one. */
  settleWarnings(documentId: string, personId: string): Promise<AdminOutcome>;
  /**
   * Puts back what the last change of settings changed; said again, it changes it anew.
   * @param number of the log's entry that the person means: refused where it is not the last one any more
   */
  undoSettings(documentId: string, personId: string, number?: number): Promise<AdminOutcome>;
  withdraw(documentId: string, why: string, personId: string): Promise<AdminOutcome>;
  restore(documentId: string, personId: string): Promise<AdminOutcome>;
  /** What a document would answer on its own, today or from the day on which it takes effect, withdrawn or not. */
  tryQuestion(documentId: string, question: string, personId: string): Promise<Tried | undefined>;
  unanswered(personId: string, limit: number): Promise<readonly UnansweredGroup[]>;
  /** Hands a group to its owner as a task of the desk. */
  handOver(groupId: string, personId: string): Promise<AdminOutcome>;
  /** Takes a group out of what was not answered, until the like is asked in vain again. */
  settleQuestion(groupId: string, personId: string): Promise<AdminOutcome>;
  /** What is asked most, by likeness. */
  mostAsked(
    personId: string,
    limit: number,
  ): Promise<readonly { readonly question: string; readonly asked: number; readonly answered: number }[]>;
  synonyms(personId: string): Promise<string>;
  /**
   * The office's own words as CSV; used from the next question on.
   * @param seen the table that the person had before them: lines that others added or removed since stay so
   */
  setSynonyms(csv: string, personId: string, seen?: string): Promise<AdminOutcome>;
  /** Newest first; empty for who is no administrator. */
  audit(query: LogQuery, personId: string): Promise<readonly AuditEntry[]>;
  /** What was changed of a document, newest first, for who looks after it. */
  history(documentId: string, personId: string): Promise<readonly AuditEntry[]>;
  /** Ids of all who did something, whom one may ask about; empty for who is no administrator. */
  auditedPeople(personId: string): Promise<readonly string[]>;
  /** Whether the log's chain is whole; undefined for who is no administrator. */
  isAuditWhole(personId: string): Promise<boolean | undefined>;
  /** The whole log, one JSON object per line, oldest first; undefined for who is no administrator. */
  exportAudit(personId: string): Promise<string | undefined>;
}

/** What of the log is looked for; what is left out is not asked. */
export interface LogQuery {
  readonly personId?: string | undefined;
  readonly action?: string | undefined;
  /** A document's id. */
  readonly subject?: string | undefined;
  /** In the title of the document or in what was noted. */
  readonly text?: string | undefined;
  /** The first day and the last, of the office. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly limit: number;
}

/** Something that somebody did, in a chain: each entry's hash covers the one before. */
export interface AuditEntry {
  /** 1 for the first. */
  readonly number: number;
  readonly at: string;
  readonly personId: string;
  /** document.withdraw, upload, … */
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  /** SHA-256 over the entry and the hash before it, hexadecimal. */
  readonly hash: string;
}
