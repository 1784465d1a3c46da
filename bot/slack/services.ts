import type { CalendarDate, Viewer } from "../../corpus/document.ts";
import type { Library } from "../../corpus/library.ts";
import type { Conversation } from "../conversation/contract.ts";
import type { FeedbackStore } from "../store/feedback.ts";
import type { WishStore } from "../store/wishes.ts";
import type { Call } from "./delivery/call.ts";
import type { Dispatch } from "./delivery/dispatch.ts";
import type { BeginLive } from "./delivery/live.ts";

/** For whom a reply is made: who asks, and where others read along, who they are and which room it is. */
export interface Audience {
  readonly viewer: Viewer;
  readonly readers?: readonly Viewer[];
  readonly room?: string;
}

/** Where somebody speaks or presses a button; `isAlone` where only they will see the reply. */
export interface Place {
  readonly channel: string;
  /** `im`, `mpim`, `channel` or `group`, where Slack says it. */
  readonly channelType: string | null;
  readonly user: string;
  readonly isAlone: boolean;
}

/** What the listeners work with. */
export interface Services {
  readonly conversation: Conversation;
  readonly wishes: WishStore;
  readonly feedback: FeedbackStore;
  readonly library: Pick<Library, "documents">;
  readonly audienceOf: (place: Place) => Promise<Audience>;
  /** Whether a text asks something, as against what people say to each other. */
  readonly isQuestion: (text: string) => boolean;
  /** Puts a message into the outbox; the same key sends it once. */
  readonly send: (key: string, dispatch: Dispatch) => Promise<void>;
  /** Whether a message, `channel:ts`, was deleted. */
  readonly isDeleted: (source: string) => Promise<boolean>;
  /** For what cannot wait: modals, the Home tab, prompts. */
  readonly call: Call;
  readonly beginLive: BeginLive;
  readonly publicUrl: string;
  readonly clock: () => Date;
  readonly today: () => CalendarDate;
  readonly log: (line: string) => void;
  /** Makes the reference that leads from what a person is told to the log. */
  readonly reference: () => string;
  /** Who the assistant is. */
  readonly botUserId: () => Promise<string>;
}
