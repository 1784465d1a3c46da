import type { Post } from "../people/organisation.ts";
import type { Command, CommandKind, Refusal } from "./engine/command.ts";
import type { Definition, FieldValues, RequestType } from "./engine/definition.ts";
import type { DeskEvent } from "./engine/event.ts";
import type { RequestState } from "./engine/state.ts";

/** A request with what happened to it, as somebody who may see it gets it. */
export interface DeskRequest {
  readonly id: string;
  /** As people name it: 要望-0123. */
  readonly number: string;
  readonly title: string;
  readonly state: RequestState;
  /** Oldest first. */
  readonly history: readonly DeskEvent[];
  readonly submittedAt: string;
  readonly changedAt: string;
}

/** A request as one person sees it. */
export interface SeenRequest extends DeskRequest {
  /** Who asked, as this person may know them: 水沢 佳織（総務部人事課）, 総務部人事課 or 匿名. `state.askerId` is empty where it is hidden. */
  readonly asker: string;
  /** How many joined, also where `state.joiners` does not say who. */
  readonly joined: number;
  /** What the person may do now; a button for anything else is not shown. */
  readonly may: readonly CommandKind[];
  /** The posts that the person may act for on the open step, in the order in which they would. */
  readonly actsFor: readonly Post[];
}

export interface DeskFilter {
  /**
   * `mine` is what the person asked or joined; `waiting` what waits for them, late first, and `deciding` those of them
   * that others asked; `all` needs an administrator.
   */
  readonly scope: "mine" | "waiting" | "deciding" | "all";
  readonly type?: RequestType | undefined;
  readonly status?: "open" | "returned" | "ended" | undefined;
  readonly isLate?: boolean | undefined;
  /** Words of the title or the number. */
  readonly text?: string | undefined;
  readonly limit: number;
  readonly offset?: number | undefined;
}

export type Outcome =
  /** `sentence` tells the person in Japanese what has happened and what comes next. */
  | { readonly kind: "done"; readonly request: SeenRequest; readonly sentence: string }
  /** Nothing has changed; `sentence` says why and what to do. `field` is the one that is wrong. */
  | {
      readonly kind: "refused";
      readonly reason: Refusal | "unknown-request" | "unknown-person";
      readonly sentence: string;
      readonly field?: string | undefined;
    };

export interface DeskCommand {
  /** Said again under the same key, by a double click or a redelivery, it has its effect once and gets the same outcome. */
  readonly key: string;
  readonly personId: string;
  /** Absent for `submit`. */
  readonly requestId?: string | undefined;
  readonly round?: number | undefined;
  readonly command: Exclude<Command, { readonly kind: "tick" }>;
}

/** What is begun and not sent: kept per person and type until it is sent or thrown away. */
export interface Draft {
  readonly type: RequestType;
  readonly fields: FieldValues;
  readonly savedAt: string;
}

/** Why somebody gets a message, in the words of the product's rules. */
export const NOTICE_KINDS = [
  "received",
  "your-turn",
  "reminder",
  "escalated",
  "returned",
  "returned-reminder",
  "ended",
  "joined-ended",
  "commented",
  "reassigned",
  "review",
  "transferred",
  "digest",
  "case-published",
  "app-review",
  "app-withdrawn",
  "faq-suspended",
  "rule-changed",
  "award",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A message to one person or one channel, kept in the same transaction as what it tells of, and delivered once. */
export interface Notice {
  /** Decides that it is sent once: what it tells of, to whom. */
  readonly key: string;
  readonly kind: NoticeKind;
  readonly to:
    | { readonly kind: "person"; readonly personId: string }
    | { readonly kind: "channel"; readonly channel: string };
  /** null where it is about no single request. */
  readonly requestId: string | null;
  /** Of the request when it was made, for its buttons; null where it has none. */
  readonly round: number | null;
  /** Why this person: 承認者として, 代理として, 申請者として, 賛同者として …. */
  readonly why: string;
  readonly title: string;
  /** Plain text in Japanese, paragraphs separated by line feeds. */
  readonly text: string;
  readonly madeAt: string;
}

/** One service under Slack, the web pages and the conversation. */
export interface Desk {
  /** The newest version of a type, or the one that a request is pinned to. @throws DefinitionUnknown */
  definition(type: RequestType, version?: number): Definition;
  do(command: DeskCommand): Promise<Outcome>;
  /** Keeps something with a request in the desk's own name: the published case, the FAQ entry. The same again changes nothing. */
  note(requestId: string, name: string, value: string): Promise<void>;
  /** Whatever may be needed to follow up a request, with nothing hidden; never for showing it to anybody. */
  whole(requestId: string): Promise<DeskRequest | undefined>;
  /** Everything that waits for somebody, also for its asker or for a 後閲; with nothing hidden, never for showing it to anybody. */
  unfinished(): Promise<readonly DeskRequest[]>;
  /** undefined where there is none, or the person may not see it. */
  request(id: string, personId: string): Promise<SeenRequest | undefined>;
  list(
    filter: DeskFilter,
    personId: string,
  ): Promise<{ readonly requests: readonly SeenRequest[]; readonly total: number }>;
  draft(type: RequestType, personId: string): Promise<Draft | undefined>;
  /** Replaces the person's draft of the type; null throws it away. */
  keepDraft(type: RequestType, personId: string, fields: FieldValues | null): Promise<void>;
  /** Substitutes (代理) that a person named for their posts, and who may act for them meanwhile. */
  substitutions(personId: string): Promise<readonly Substitution[]>;
  substitute(
    substitution: Omit<Substitution, "id">,
    personId: string,
  ): Promise<Outcome | { readonly kind: "kept"; readonly sentence: string }>;
  endSubstitution(id: string, personId: string): Promise<boolean>;
  /** Messages for a person, newest first. */
  notices(personId: string, limit: number): Promise<readonly Notice[]>;
  /** Messages about a request, to whomever, oldest first; never for showing them to anybody else. */
  noticesAbout(requestId: string): Promise<readonly Notice[]>;
  /** Keeps a message of a desk of one type; the same key keeps it once. */
  notify(notice: Omit<Notice, "madeAt">): Promise<void>;
  /** Reminds, escalates, transfers, sends the morning's digests: whatever is due at the clock's moment and not yet done. Ended by the signal, it goes on at the next. */
  tick(signal?: AbortSignal): Promise<void>;
  /**
   * Hands every event to a consumer in the order in which they were kept, from where it stopped, also over restarts.
   * An event whose handling fails is handed out again at the next call: handling has to be idempotent.
   */
  feed(consumer: string, handle: (event: DeskEvent, request: DeskRequest) => Promise<void>): Promise<void>;
}

export interface Substitution {
  readonly id: string;
  readonly post: Post;
  readonly substituteId: string;
  readonly from: string;
  /** Last day. */
  readonly to: string;
}
