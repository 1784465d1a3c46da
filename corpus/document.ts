/** Calendar date in the office's time zone, `YYYY-MM-DD`. Such dates compare correctly as strings. */
export type CalendarDate = string;

export const EMPLOYMENTS = ["常勤職員", "会計年度任用職員", "再任用職員"] as const;
export const BODIES = ["知事部局", "教育庁"] as const;
export const CATEGORIES = [
  "法令",
  "条例",
  "規則",
  "訓令",
  "要綱",
  "要領",
  "通知",
  "マニュアル",
  "事例",
  "FAQ",
  "その他",
] as const;

export type Employment = (typeof EMPLOYMENTS)[number];
export type Body = (typeof BODIES)[number];
export type Category = (typeof CATEGORIES)[number];

/** Whom a rule is about. An empty list leaves that dimension open: the rule is about everyone in it. */
export interface AppliesTo {
  readonly employments: readonly Employment[];
  readonly bodies: readonly Body[];
}

/** Who may read. `limited` lets in whoever matches any entry of any list. */
export type Audience =
  | { readonly kind: "everyone" }
  | {
      readonly kind: "limited";
      readonly departments: readonly string[];
      readonly groups: readonly string[];
      readonly posts: readonly string[];
      readonly people: readonly string[];
    };

/** The person for whom something is found: everything that decides what they may read and which rules are theirs. */
export interface Viewer {
  readonly id: string;
  /** Department and section names, widest first, each also joined: 総務部, 人事課, 総務部人事課. */
  readonly departments: readonly string[];
  readonly post: string | null;
  readonly employment: Employment | null;
  readonly body: Body | null;
  readonly groups: readonly string[];
}

/** Reads only what everyone may read, and no rule is particularly theirs. */
export const ANYONE: Viewer = { id: "", departments: [], post: null, employment: null, body: null, groups: [] };

/** Among documents that answer as well, which comes first. */
export const RANKS = ["high", "normal", "low"] as const;
type Rank = (typeof RANKS)[number];

/** What makes a document the one that it is. */
export interface Identity {
  readonly issuer: string;
  readonly title: string;
  readonly number: string | null;
}

/** What those in charge may say of a document, whatever its file says. */
export interface DocumentSettings {
  readonly category: Category;
  readonly owner: string | null;
  readonly audience: Audience;
  readonly appliesTo: AppliesTo;
  readonly rank: Rank;
}

/** A document is its issuing body, title and number; its texts over time are its revisions. */
export interface Document extends Identity {
  readonly id: string;
  readonly category: Category;
  /** Department in charge, who can be asked when the text does not say. */
  readonly owner: string | null;
  readonly audience: Audience;
  readonly appliesTo: AppliesTo;
  /** Part of the fictional sample corpus: every answer says so. */
  readonly sample: boolean;
  /** `normal` where it is not said. */
  readonly rank?: Rank;
}

/** One text of a document, in force from `effectiveFrom` until the day before `effectiveTo` (null: open). */
export interface Revision {
  readonly id: string;
  readonly documentId: string;
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo: CalendarDate | null;
  /** SHA-256 of the file the text was read from, hexadecimal. */
  readonly contentHash: string;
  /** Name of that file, as people know it. */
  readonly fileName: string;
}

/** A heading and its depth, 1 for the outermost: where in a document a passage stands. */
export interface Section {
  readonly level: number;
  readonly heading: string;
}

/** An `item` is a 号 by itself, said a second time: the passage of its 項 before it holds its text too. */
type PassageKind = "article" | "supplement" | "item" | "table" | "step" | "case" | "faq" | "text";

/** The smallest piece that is found and cited: one 項 with its 号, one step, one answer of a FAQ, one part of a table. */
export interface Passage {
  readonly id: string;
  readonly revisionId: string;
  /** Position in the revision, from 0. */
  readonly position: number;
  readonly kind: PassageKind;
  readonly sections: readonly Section[];
  /** The passage's own heading: 条見出し, the FAQ's question, the step's title. */
  readonly caption: string | null;
  /** How people name the place: 第36条の2第3項, 附則第2項, 別表第1, 手順3, 2ページ. Empty where there is nothing to say. */
  readonly locator: string;
  /** Article with its branches, `36_2` for 第36条の2. */
  readonly article: string | null;
  /** Page of a paged original, from 1. */
  readonly page: number | null;
  readonly text: string;
}

/** A passage with what a reader needs to trust it. */
export interface LocatedPassage {
  readonly document: Document;
  readonly revision: Revision;
  readonly passage: Passage;
}

/** A quotation and where it stands, as INTERFACES has it; `quote` is verbatim from the passage. */
export interface Citation {
  readonly label: number;
  readonly passageId: string;
  readonly documentId: string;
  readonly title: string;
  readonly locator: string;
  readonly article: string | null;
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo: CalendarDate | null;
  readonly quote: string;
  readonly url: string;
}
