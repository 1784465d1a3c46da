/** What a sentence may say only as its passages say it. */
export type ExactKind =
  | "link"
  | "mention"
  | "e-mail"
  | "phone"
  | "date"
  | "article"
  | "time"
  | "amount"
  | "percentage"
  | "number"
  | "term"
  | "word"
  | "markup";

/** A stretch of normalised text, found in order to be compared. */
export interface Exact {
  readonly kind: ExactKind;
  readonly text: string;
  readonly index: number;
}
