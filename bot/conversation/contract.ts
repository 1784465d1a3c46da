import type { CalendarDate, Viewer } from "../../corpus/document.ts";
import type { Answered, Progress, Unanswerable } from "../../rag/contract.ts";
import type { Door } from "../../rag/question/door.ts";

/** What somebody says in a thread, from whichever front door. */
export interface Utterance {
  readonly text: string;
  readonly viewer: Viewer;
  /** All who will read the reply, where others than the viewer do: only what every one of them may read is used. */
  readonly readers?: readonly Viewer[];
  /** The room whose members share the thread, a channel; without it the thread is the viewer's own. */
  readonly room?: string;
  /** Thread it belongs to; a new one is begun without it. */
  readonly thread?: string;
  readonly asOf?: CalendarDate;
  /** What the person said they want; without it, it is worked out from the text. */
  readonly door?: Door;
  /**
   * Names the utterance. Said again with the same text it gets the turn it got before; with another text, an edited
   * message, its turn is replaced.
   */
  readonly key?: string;
}

/** What cannot be asked at all: `sentence` tells the person in Japanese what to do. */
export interface Rejected {
  readonly kind: "rejected";
  readonly sentence: string;
}

/** The desks' forms that an utterance may want. */
export type Form = Extract<Door, "app" | "improvement" | "correction">;

/** A wish for a form, to be confirmed by one tap; `text` asks for it. */
export interface FormReply {
  readonly kind: "form";
  readonly form: Form;
  readonly text: string;
  /** What the person has said already, by field of the form; `text` is the whole. */
  readonly prefill: { readonly text: string };
}

/** A question back. A choice with a door settles what is wanted; one without is a whole question. */
export interface ClarifyReply {
  readonly kind: "clarify";
  readonly text: string;
  readonly choices: readonly { readonly label: string; readonly question: string; readonly door?: Door | undefined }[];
}

/** What needs no document: the state of the person's requests, whom to ask, small talk. */
export interface TextReply {
  readonly kind: "status" | "person" | "chat";
  readonly text: string;
}

export type Reply = Answered | Unanswerable | ClarifyReply | FormReply | TextReply;

export interface Turn {
  readonly id: string;
  readonly thread: string;
  readonly askedAt: string;
  readonly question: string;
  /** The question that was answered, understandable without the thread; null where none was put to the documents. */
  readonly asked: string | null;
  readonly asOf: CalendarDate | null;
  readonly reply: Reply;
}

export interface ThreadSummary {
  readonly thread: string;
  /** Its first question. */
  readonly title: string;
  readonly lastAskedAt: string;
}

/** One conversation service for every front door: it routes an utterance, answers it and keeps the thread. */
export interface Conversation {
  receive(
    utterance: Utterance,
    onProgress?: (progress: Progress) => void,
  ): Promise<{ readonly kind: "turn"; readonly turn: Turn } | Rejected>;
  /** A viewer's own threads, newest first, at most `limit`. */
  threads(viewerId: string, limit: number): Promise<readonly ThreadSummary[]>;
  /** Turns of a thread, oldest first; empty where it is not the owner's: a viewer's id, or a room's. */
  history(thread: string, owner: string): Promise<readonly Turn[]>;
  /** What a viewer asked, wherever it was, newest first, at most `limit`. */
  asked(viewerId: string, limit: number): Promise<readonly Turn[]>;
  /** A turn by its id, whoever's it is: for buttons, whose values only Slack and we have seen. */
  turn(id: string): Promise<Turn | undefined>;
  /** The turn of the utterance that was said under a key. */
  turnOf(key: string): Promise<Turn | undefined>;
  /** @returns whether there was such a thread of the owner's */
  forget(thread: string, owner: string): Promise<boolean>;
}
