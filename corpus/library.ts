import type {
  CalendarDate,
  Category,
  Document,
  DocumentSettings,
  Identity,
  LocatedPassage,
  Passage,
  Revision,
  Viewer,
} from "./document.ts";

/** On which day and for whom. Every question to the library carries it; the library never answers beyond it. */
export interface Scope {
  readonly asOf: CalendarDate;
  readonly viewer: Viewer;
  /**
   * All who will see what is found, where others than the viewer do: only what every one of them may read is seen, and
   * with nobody in the list what everyone may read. Lists are told apart by identity: change one by replacing it.
   */
  readonly readers?: readonly Viewer[];
  /** Documents to leave out whatever the viewer may read, by id. */
  readonly hidden?: ReadonlySet<string>;
}

/** What to look for: terms as `createAnalyser` cuts them, without repetition. */
export interface LibraryQuery {
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
  /** An article named in the question, `36_2`: its passages become candidates in the documents named by `titles`. */
  readonly article?: { readonly key: string; readonly documentIds: readonly string[] };
  /** How many candidates each of the library's indices may contribute. */
  readonly depth: number;
}

/** A passage's terms in order, headings (title, chapters, caption) apart from the text. */
export interface PassageTerms {
  /** How many of the first `headWords` belong to what stands above: the rest is the passage's own heading. */
  readonly contextWords: number;
  readonly headWords: readonly string[];
  readonly bodyWords: readonly string[];
  readonly headBigrams: readonly string[];
  readonly bodyBigrams: readonly string[];
}

type TermField = Exclude<keyof PassageTerms, "contextWords">;

/** A passage that may answer, with its terms; ranking is the asker's business. */
export interface Candidate extends LocatedPassage {
  readonly terms: PassageTerms;
}

/** How common terms are over all passages of the library, for weighing them. */
export interface TermStatistics {
  readonly passages: number;
  /** Mean number of terms of a passage. */
  readonly meanLength: Readonly<Record<TermField, number>>;
  /** Number of passages whose head or body holds the word or bigram. */
  readonly frequency: (term: string) => number;
}

/** A revision to take in. Its passages carry no ids yet: the library gives them. */
export interface NewRevision {
  readonly document: Omit<Document, "id">;
  readonly effectiveFrom: CalendarDate;
  /** Set where the text itself ends its validity; otherwise the next revision ends it. */
  readonly effectiveTo: CalendarDate | null;
  readonly contentHash: string;
  readonly fileName: string;
  readonly passages: readonly NewPassage[];
  /** Kept with the revision where it is known. */
  readonly source?: Pick<RevisionSource, "original" | "warnings"> & {
    /** Whether its passages are kept as well, since its original would not read the same again. */
    readonly keepsText?: boolean;
  };
}

type Joined =
  | { readonly kind: "joined"; readonly documentId: string }
  /** Both have a revision of that day: nothing is changed. */
  | { readonly kind: "same-day"; readonly day: CalendarDate }
  /** One of them is not there, or both are one. */
  | { readonly kind: "unknown" };

export type NewPassage = Omit<Passage, "id" | "revisionId" | "position">;

/** What a revision was read from, and what came of it. */
export interface RevisionSource {
  /** SHA-256 under which the original is kept; null where it is not. */
  readonly original: string | null;
  /** In Japanese, each a sentence. */
  readonly warnings: readonly string[];
  readonly passages: number;
  /** What the document was called when it was read: its structure was recognised under that name. */
  readonly readAs: { readonly title: string; readonly category: Category };
}

export interface RevisionText {
  readonly document: Document;
  readonly revision: Revision;
  readonly passages: readonly Passage[];
}

/** A document that the viewer may read, with its revisions, oldest first. */
export interface DocumentEntry {
  readonly document: Document;
  readonly revisions: readonly Revision[];
}

/** A document as who runs the library sees it, whoever may read it. */
export interface InventoryEntry extends DocumentEntry {
  readonly withdrawn: boolean;
  /** By revision; those taken in before sources were kept have none. */
  readonly sources: ReadonlyMap<string, RevisionSource>;
  /** How many passages of each revision the index holds. */
  readonly passages: ReadonlyMap<string, number>;
}

interface NamedDocuments {
  /** The one that a revision of that name would be of. */
  readonly document: DocumentEntry | undefined;
  /** Others of the same title and issuer, of which it cannot be said: one of the two has no number. */
  readonly namesakes: readonly Document[];
}

/**
 * What the assistant knows. Reading methods see only documents that the scope's viewer may read;
 * `find` sees only revisions in force on the scope's day.
 */
export interface Library {
  /**
   * Takes revisions in; each is visible at once and whole, or not at all. A revision of the same document and
   * `effectiveFrom` replaces the earlier text. A document that is there keeps its name, however the revision spells it.
   * @returns the stored revisions, in the order given
   */
  add(revisions: readonly NewRevision[]): Promise<readonly Revision[]>;
  /** Takes a document out of every answer. Its texts are kept for `restore`. @returns whether there was such a document */
  withdraw(documentId: string): Promise<boolean>;
  /** @returns whether there was such a withdrawn document */
  restore(documentId: string): Promise<boolean>;
  /** Puts what those in charge say of a document over what its files say; null takes that back. @returns whether there is such a document */
  setSettings(documentId: string, settings: DocumentSettings | null): Promise<boolean>;
  /** Moves the day on which a revision takes effect. @returns false where there is no such revision, or another of that day */
  setEffectiveFrom(revisionId: string, day: CalendarDate): Promise<boolean>;
  /** Takes the warnings of a revision for looked at. @returns whether there were any */
  settleWarnings(revisionId: string): Promise<boolean>;
  /**
   * Names a document anew. It is another document then, with the same revisions, under which its old name and citations
   * are still found. @returns its id; undefined where there is no such document or the new name is another's
   */
  identify(documentId: string, identity: Identity): Promise<string | undefined>;
  /** Makes the revisions of a document revisions of another, which keeps its settings; its old name and citations find them there. */
  join(documentId: string, intoId: string): Promise<Joined>;
  /** Candidates in no particular order, without repetition. */
  find(query: LibraryQuery, scope: Scope): Promise<readonly Candidate[]>;
  /** A passage of any revision, in force or not: a citation stays readable for whoever may read the document. */
  passage(id: string, scope: Scope): Promise<LocatedPassage | undefined>;
  /** The revision in force on `scope.asOf`, or the one that starts, or was said to start, on `effectiveFrom` where given. */
  text(documentId: string, scope: Scope, effectiveFrom?: CalendarDate): Promise<RevisionText | undefined>;
  documents(scope: Scope): Promise<readonly DocumentEntry[]>;
  /** Everything, whoever may read it and also what was withdrawn: for who runs the library, never for what is shown to others. */
  inventory(): Promise<readonly InventoryEntry[]>;
  /** What is there of a document's name, however it is spelled and whoever may read it: for who takes revisions in. */
  named(identity: Identity): Promise<NamedDocuments>;
  /** What a document is known by now, by an id that it has or had. */
  currentId(documentId: string): Promise<string>;
  /** Every id that the document has or had, the present one first. */
  idsOf(documentId: string): Promise<readonly string[]>;
  /** The text of a live revision, whoever may read it: for who runs the library. */
  revisionText(revisionId: string): Promise<RevisionText | undefined>;
  /** The library as if it held one document, which everybody may read: what that document would answer by itself. */
  alone(documentId: string): Library;
  /** The live revision that was read from a file of this hash, whoever may read it: re-reading that file changes nothing. */
  revisionOf(contentHash: string): Promise<Revision | undefined>;
  statistics(): TermStatistics;
  /** Rebuilds the index over what was added. Called once after a batch; finding works without it, slower. */
  optimise(): Promise<void>;
  close(): Promise<void>;
}
