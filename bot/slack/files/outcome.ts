import type { Audience, CalendarDate } from "../../../corpus/document.ts";

/** What became of a file and what its sender is told. Names and sentences are as they came: to be made inert. */
export type FileOutcome =
  /** An administrator decides what it is for; the buttons carry `key`. */
  | { readonly kind: "choose"; readonly name: string; readonly key: string }
  /** Questions of the thread go to it. */
  | { readonly kind: "askable"; readonly name: string; readonly warnings: readonly string[] }
  | TakenIn
  /** The library has this very file already. */
  | { readonly kind: "unchanged"; readonly name: string; readonly title: string; readonly effectiveFrom: CalendarDate }
  /** `reason` tells in Japanese why, and what to do. `name` is null where not even that is known any more. */
  | { readonly kind: "refused"; readonly name: string | null; readonly reason: string };

/** A file that is now a document of the library. */
export interface TakenIn {
  readonly kind: "taken-in";
  readonly name: string;
  readonly title: string;
  readonly effectiveFrom: CalendarDate;
  readonly passages: number;
  /** Who may read it from now on. */
  readonly audience: Audience;
  readonly warnings: readonly string[];
}
