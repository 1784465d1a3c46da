/** A passage as it is offered to a composer; `label` is what a sentence cites. */
export interface OfferedPassage {
  readonly label: number;
  readonly title: string;
  readonly locator: string;
  readonly caption: string | null;
  readonly text: string;
  readonly effectiveFrom: string;
}

/** A sentence and the labels of the passages it says to stand on. Nothing is checked yet. */
export interface DraftSentence {
  readonly text: string;
  readonly labels: readonly number[];
}

/** Writes an answer from passages, sentence by sentence, the conclusion first. */
export interface Composer {
  /** Shown to the reader as the author. */
  readonly name: string;
  /** @throws where the model cannot be reached, stops midway or answers something unreadable */
  compose(question: string, passages: readonly OfferedPassage[], signal?: AbortSignal): AsyncIterable<DraftSentence>;
}
