import type { Library } from "../../corpus/library.ts";
import type { Conversation } from "../conversation/contract.ts";
import type { FeedbackStore } from "../store/feedback.ts";
import type { Audiences } from "./audience/audience.ts";
import type { Call } from "./delivery/call.ts";
import type { Dispatch } from "./delivery/dispatch.ts";
import type { BeginLive } from "./delivery/live.ts";
import type { DeskServices } from "./desks/desk-services.ts";
import type { FileDesk } from "./files/desk.ts";

/** What the listeners work with. */
export interface Services {
  readonly conversation: Conversation;
  readonly feedback: FeedbackStore;
  readonly library: Pick<Library, "documents" | "passage">;
  readonly audienceOf: Audiences["audienceOf"];
  /** Files that people send; null where none are taken. */
  readonly files: FileDesk | null;
  readonly desks: DeskServices;
  /** The account of a person who is a member of the workspace; undefined where there is none. */
  readonly slackUserOf: (personId: string) => Promise<string | undefined>;
  /** A person's name; empty where it is not known. */
  readonly nameOf: (viewerId: string) => Promise<string>;
  /** Whether a text asks something, as against what people say to each other. */
  readonly isQuestion: (text: string) => boolean;
  /** Whether a text asks for an app, also where that is in doubt. */
  readonly asksForApp: (text: string) => boolean;
  /** Puts a message into the outbox; the same key sends it once. */
  readonly send: (key: string, dispatch: Dispatch) => Promise<void>;
  /** What Slack calls a message that was sent under a key, as `Delivered` has it; undefined where it was not, or is forgotten. */
  readonly sentAs: (key: string) => Promise<string | undefined>;
  /** Whether a message, `channel:ts`, was deleted. */
  readonly isDeleted: (source: string) => Promise<boolean>;
  /** Resolves when questions can be answered. */
  readonly ready: Promise<void>;
  /** Whether a status tells people that their question is being answered. */
  readonly showsStatus: () => boolean;
  /** Milliseconds after which a message does, where no status is shown. */
  readonly slowAfterMs: number;
  /** For what cannot wait: modals, the Home tab, prompts. */
  readonly call: Call;
  readonly beginLive: BeginLive;
  readonly publicUrl: string;
  readonly clock: () => Date;
  /** IANA name of the office's time zone. */
  readonly timeZone: string;
  readonly log: (line: string) => void;
  /** Makes the reference that leads from what a person is told to the log. */
  readonly reference: () => string;
  /** Who the assistant is. */
  readonly botUserId: () => Promise<string>;
}
