import type { CalendarDate } from "../../../../corpus/document.ts";
import type { Post } from "../../../people/organisation.ts";

export interface Criterion {
  readonly id: string;
  readonly label: string;
  /** Against those of the other criteria; above 0. */
  readonly weight: number;
}

/** An adopted case that is judged. */
export interface Candidate {
  readonly caseId: string;
  readonly title: string;
}

/** A prize goes to everybody whose rank is at most `upTo` and who has no better one. */
interface Prize {
  readonly name: string;
  readonly upTo: number;
}

export interface AwardPlan {
  readonly name: string;
  /** Cases adopted from the first to the last of these days are candidates. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Last day of scoring, as the judges are told; closing is the organiser's. */
  readonly scoreUntil: CalendarDate;
  readonly criteria: readonly Criterion[];
  /** Best first. */
  readonly prizes: readonly Prize[];
  /** Whose scores count: posts and groups, resolved to people when the round is opened. */
  readonly judges: readonly Post[];
  /** Whether a judge's scores are shifted and stretched to the mean and spread of all, so that strict and mild judges weigh alike. */
  readonly normalised: boolean;
}

export const CONFLICTS = ["own-case", "own-section", "joined", "declared"] as const;
/** Why a judge does not judge a case. */
export type Conflict = (typeof CONFLICTS)[number];

/** From 1 to 5, by criterion. */
export type Scores = Readonly<Record<string, number>>;

/** What has happened in a round. Append-only. */
export type AwardWhat =
  | {
      readonly kind: "opened";
      readonly plan: AwardPlan;
      readonly judgeIds: readonly string[];
      readonly candidates: readonly Candidate[];
    }
  | { readonly kind: "excluded"; readonly judgeId: string; readonly caseId: string; readonly conflict: Conflict }
  | {
      readonly kind: "scored";
      readonly judgeId: string;
      readonly caseId: string;
      readonly scores: Scores;
      readonly comment: string;
    }
  /** The successor judges what is left; what was scored by then stays. */
  | { readonly kind: "judge-replaced"; readonly from: string; readonly to: string }
  /** A case that was taken back or unpublished is judged no longer. */
  | { readonly kind: "candidate-removed"; readonly caseId: string }
  | { readonly kind: "closed" }
  | { readonly kind: "announced" };

export interface AwardEvent {
  readonly what: AwardWhat;
  readonly at: string;
  /** null is the desk itself. */
  readonly by: string | null;
}
