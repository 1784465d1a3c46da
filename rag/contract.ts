import type { CalendarDate, Citation, Viewer } from "../corpus/document.ts";

/** What is asked, by whom and when. `asOf` is the day chosen beside the question; a day named in its text goes before it. */
export interface Question {
  readonly text: string;
  readonly today: CalendarDate;
  readonly asOf?: CalendarDate;
  readonly viewer: Viewer;
  /** All who will read the answer, where others than the viewer do: only what every one of them may read is used. */
  readonly readers?: readonly Viewer[];
  /** Documents to leave out, by id. */
  readonly hidden?: ReadonlySet<string>;
}

/** A place worth looking at, without a claim that it answers. */
export interface Pointer {
  readonly documentId: string;
  readonly title: string;
  readonly locator: string;
  readonly url: string;
}

interface Timings {
  readonly retrieveMs: number;
  readonly composeMs: number;
}

export interface Answered {
  readonly kind: "answered";
  /** Sentences with their labels, `…[1]…[2]`, the conclusion first. */
  readonly text: string;
  /** Probability that the first citation answers the question, 0 to 1. */
  readonly confidence: number;
  readonly citations: readonly Citation[];
  readonly related: readonly Pointer[];
  /** `quotation`, or the name of the model that wrote the text. */
  readonly composer: string;
  /** What the reader must know besides, in Japanese: sample data, a model that did not answer, a rule about to change. */
  readonly notices: readonly string[];
  /** The day whose rules were used. */
  readonly asOf: CalendarDate;
  readonly timings: Timings;
}

export interface Unanswerable {
  readonly kind: "unanswerable";
  readonly text: string;
  readonly confidence: number;
  readonly nearest: readonly Pointer[];
  /** The department that is in charge of the nearest document, who may know. */
  readonly handOff: { readonly department: string } | null;
  readonly notices: readonly string[];
  readonly asOf: CalendarDate;
  readonly timings: Timings;
}

/** The answer depends on something the question leaves open; each choice is a whole question. */
export interface Clarify {
  readonly kind: "clarify";
  readonly text: string;
  readonly choices: readonly { readonly label: string; readonly question: string }[];
}

export type Answer = Answered | Unanswerable | Clarify;

/** What can be shown while the answer is being made. Sentences come checked and in order. */
export type Progress =
  | { readonly kind: "status"; readonly text: string }
  | { readonly kind: "sentence"; readonly text: string; readonly labels: readonly number[] }
  | { readonly kind: "citation"; readonly citation: Citation };

/** A ranked passage, best first; `score` falls with the rank, 0 to 1. */
export interface SearchHit {
  readonly rank: number;
  readonly score: number;
  readonly passageId: string;
  readonly documentId: string;
  readonly title: string;
  readonly locator: string;
  readonly text: string;
}

/** Answers questions from the library. */
export interface Answerer {
  answer(question: Question, onProgress?: (progress: Progress) => void): Promise<Answer>;
  /** Ranked passages without an answer, at most `limit`. */
  search(question: Question, limit: number): Promise<readonly SearchHit[]>;
}
