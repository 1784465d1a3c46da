import type { Metadata } from "../check-message.ts";
import type { Clock } from "../clock.ts";
import type { SlackFile } from "./files.ts";

/** A message as the workspace keeps it: every block and element has its id. */
export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  /** Whether the app wrote it. */
  readonly byApp: boolean;
  readonly text: string;
  readonly blocks: readonly object[];
  readonly threadTs: string | null;
  readonly metadata: Metadata | null;
  readonly editedAt: string | null;
  readonly files: readonly SlackFile[];
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  /** Null unless it is being streamed. */
  readonly stream: { readonly mode: "markdown" | "chunks" | null; readonly startedAt: number } | null;
}
export type Draft = Pick<StoredMessage, "channel" | "user" | "text"> & Partial<StoredMessage>;

export interface Messages {
  /** The next timestamp, later than all before it. */
  nextTs(): string;
  post(draft: Draft): StoredMessage;
  get(channel: string, ts: string): StoredMessage | undefined;
  replace(message: StoredMessage, changes: Partial<StoredMessage>): StoredMessage;
  remove(message: StoredMessage): void;
  /** Oldest first. */
  in(channel: string): Iterable<StoredMessage>;
  /** The root and its replies, oldest first; nothing where there is no such root. */
  thread(channel: string, root: string): readonly StoredMessage[];
}

interface Shelf {
  readonly all: Map<string, StoredMessage>;
  readonly replies: Map<string, Set<string>>;
}

/** @param keep how many messages of a conversation to remember, the latest */
export function createMessages(clock: Clock, keep: number): Messages {
  const shelves = new Map<string, Shelf>();
  let last = 0;

  const shelf = (channel: string): Shelf => {
    const known = shelves.get(channel) ?? { all: new Map(), replies: new Map() };
    shelves.set(channel, known);
    return known;
  };
  const nextTs = () => {
    last = Math.max(clock.now() * 1_000, last) + 1;
    return `${Math.floor(last / 1_000_000)}.${`${last % 1_000_000}`.padStart(6, "0")}`;
  };
  const remove = ({ channel, ts, threadTs }: StoredMessage) => {
    const { all, replies } = shelf(channel);
    all.delete(ts);
    replies.delete(ts);
    if (threadTs !== null) replies.get(threadTs)?.delete(ts);
  };

  return {
    nextTs,
    post: (draft) => {
      const message = { ...EMPTY, ...draft, ts: draft.ts ?? nextTs() };
      const { all, replies } = shelf(message.channel);
      all.set(message.ts, message);
      if (message.threadTs !== null && message.threadTs !== message.ts) {
        replies.set(message.threadTs, (replies.get(message.threadTs) ?? new Set()).add(message.ts));
      }
      if (all.size > keep) for (const oldest of all.values().take(1)) remove(oldest);
      return message;
    },
    get: (channel, ts) => shelves.get(channel)?.all.get(ts),
    replace: (message, changes) => {
      const changed = { ...message, ...changes };
      shelf(message.channel).all.set(message.ts, changed);
      return changed;
    },
    remove,
    in: (channel) => shelves.get(channel)?.all.values() ?? [],
    thread: (channel, root) => {
      const known = shelves.get(channel);
      if (known === undefined || !known.all.has(root)) return [];
      return [root, ...(known.replies.get(root) ?? [])].flatMap((ts) => known.all.get(ts) ?? []);
    },
  };
}

const EMPTY = {
  byApp: false,
  blocks: [],
  threadTs: null,
  metadata: null,
  editedAt: null,
  files: [],
  reactions: [],
  stream: null,
} as const;
