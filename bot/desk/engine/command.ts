import type { Post } from "../../people/organisation.ts";
import type { FieldValues, RequestType } from "./definition.ts";

/** What somebody, or the desk itself, wants to happen to a request. */
export type Command =
  | {
      readonly kind: "submit";
      readonly type: RequestType;
      readonly fields: FieldValues;
      readonly confidential?: boolean;
    }
  | { readonly kind: "resubmit"; readonly fields: FieldValues }
  | { readonly kind: "pull-back" }
  | { readonly kind: "withdraw"; readonly why: string }
  /** Ends an open task of a post that the person acts for. `fields`: what the step fills in. */
  | { readonly kind: "pass" | "agree" | "object" | "approve"; readonly why: string; readonly fields?: FieldValues }
  /** The answer is `why`. */
  | { readonly kind: "answer"; readonly why: string; readonly fields?: FieldValues }
  | { readonly kind: "return" | "reject" | "nothing"; readonly why: string }
  | { readonly kind: "reassign"; readonly to: Post; readonly why: string }
  | { readonly kind: "review" }
  | { readonly kind: "join" }
  | { readonly kind: "leave" }
  | { readonly kind: "comment"; readonly why: string }
  | { readonly kind: "note"; readonly name: string; readonly value: string }
  /** The desk's own: reminds and escalates what is late on the day, moves tasks to posts that succeeded others. */
  | { readonly kind: "tick" };

export type CommandKind = Command["kind"];

/** Why a command has no effect; the sentence for the person is made from it and the state. */
export type Refusal =
  /** The button belongs to a step that is over. */
  | "stale"
  | "ended"
  | "not-yours"
  | "not-now"
  | "reason-missing"
  | "field-missing"
  | "field-wrong"
  | "already-joined"
  | "own-request"
  | "unknown-unit";
