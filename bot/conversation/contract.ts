import type { CalendarDate, Viewer } from "../../corpus/document.ts";
import type { Answer, Progress } from "../../rag/contract.ts";

/** What somebody says in a thread, from whichever front door. */
export interface Utterance {
  readonly text: string;
  readonly viewer: Viewer;
  /** Thread it belongs to; a new one is begun without it. */
  readonly thread?: string;
  readonly asOf?: CalendarDate;
}

/** What cannot be asked at all: `sentence` tells the person in Japanese what to do. */
export interface Rejected {
  readonly kind: "rejected";
  readonly sentence: string;
}

export type Reply = Answer | { readonly kind: "chat"; readonly text: string };

export interface Turn {
  readonly id: string;
  readonly thread: string;
  readonly askedAt: string;
  readonly question: string;
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
  /** Turns of a thread, oldest first; empty where it is not the viewer's. */
  history(thread: string, viewerId: string): Promise<readonly Turn[]>;
  /** @returns whether there was such a thread of the viewer's */
  forget(thread: string, viewerId: string): Promise<boolean>;
}
