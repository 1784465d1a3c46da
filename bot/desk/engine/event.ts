import type { CalendarDate } from "../../../corpus/document.ts";
import type { Acting, Post } from "../../people/organisation.ts";
import type { FieldValues, RequestType } from "./definition.ts";

/** Who did it. The desk itself has no person: reminders, escalations, transfers. */
export type By =
  | { readonly kind: "asker"; readonly personId: string }
  | { readonly kind: "post"; readonly personId: string; readonly post: Post; readonly as: Acting["as"] | "deputy" }
  | { readonly kind: "person"; readonly personId: string }
  | { readonly kind: "desk" };

/** How a request ended. `nothing` is 該当なし: who was asked does not know. */
export type Ending = "approved" | "rejected" | "withdrawn" | "answered" | "nothing";

/** What a task's post did. */
export type Act = "pass" | "agree" | "object" | "approve" | "answer";

/** Somebody's turn, as it is given out: the post never changes but by `reassigned` and `transferred`. */
interface GivenTask {
  readonly post: Post;
  readonly due: CalendarDate;
}

/** What has happened to a request. Append-only: the state is what these add up to. */
export type What =
  | {
      readonly kind: "submitted";
      readonly type: RequestType;
      readonly version: number;
      readonly askerId: string;
      /** The asker's unit on that day. */
      readonly unit: string;
      readonly fields: FieldValues;
      /** Seen only by the asker and who has to act: 休職, ハラスメント, 懲戒 and the like. */
      readonly confidential: boolean;
    }
  /** A step begins, for the `round`th time that any step does. Of a serial step only the first post's task is open. */
  | { readonly kind: "entered"; readonly step: number; readonly round: number; readonly tasks: readonly GivenTask[] }
  | { readonly kind: "acted"; readonly act: Act; readonly post: Post; readonly fields: FieldValues }
  /** 代決: the post is shown it afterwards. */
  | { readonly kind: "review-asked"; readonly post: Post; readonly due: CalendarDate }
  /** 後閲. */
  | { readonly kind: "reviewed"; readonly post: Post }
  /** 差戻し. */
  | { readonly kind: "returned"; readonly due: CalendarDate }
  /** 引戻し. */
  | { readonly kind: "pulled-back"; readonly due: CalendarDate }
  | { readonly kind: "resubmitted"; readonly fields: FieldValues }
  | { readonly kind: "ended"; readonly ending: Ending }
  | { readonly kind: "joined"; readonly personId: string }
  | { readonly kind: "left"; readonly personId: string }
  | { readonly kind: "commented" }
  | { readonly kind: "reassigned"; readonly from: Post; readonly to: Post; readonly due: CalendarDate }
  | { readonly kind: "transferred"; readonly from: Post; readonly to: Post }
  | { readonly kind: "reminded"; readonly post: Post | null; readonly day: CalendarDate; readonly nth: string }
  | { readonly kind: "escalated"; readonly post: Post; readonly to: Post; readonly day: CalendarDate }
  /** Anything a desk of one type keeps with the request: 決裁番号, the published case, the FAQ entry. */
  | { readonly kind: "noted"; readonly name: string; readonly value: string };

/** One entry of a request's history. */
export interface DeskEvent {
  readonly what: What;
  /** ISO 8601. */
  readonly at: string;
  readonly by: By;
  /** The reason or comment in the person's words; null where none was given. */
  readonly why: string | null;
}
