import type { Progress } from "../../../rag/contract.ts";
import type { Call } from "./call.ts";

/** Where a reply will stand and who asked. */
interface LivePlace {
  readonly channel: string;
  readonly threadTs: string;
  readonly user: string;
  readonly team: string | null;
}

/** A reply that is shown while it is being written. */
export interface LiveReply {
  readonly onProgress: (progress: Progress) => void;
  /** Ends it. @returns the stream in which the sentences stand, to be finished; null where none was begun */
  end(): Promise<Stream | null>;
}

/** A stream by its `ts`, and whether every sentence of the model stands in it. */
interface Stream {
  readonly ts: string;
  readonly isWhole: boolean;
}

export type BeginLive = (place: LivePlace) => LiveReply;

interface Parts {
  readonly call: Call;
  /** A sentence as a stream takes it: inert, in pieces. */
  readonly chunks: (sentence: string) => readonly string[];
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Of 20 streams that Slack lets begin in a minute: https://docs.slack.dev/reference/methods/chat.startStream */
const STREAMS_PER_MINUTE = 18;
const MINUTE_MS = 60_000;
/** What is said when a model begins to write: a quotation is there at once and needs no stream. */
const WRITING = "回答を書いています";

/**
 * Streams the sentences of a reply that a model writes, within Slack's budget; a server without streams, or a spent budget,
 * leaves the reply to be posted whole.
 */
export function createLive({ call, chunks, clock }: Parts): BeginLive {
  const begun: number[] = [];
  let isMissing = false;
  let pausedUntil = 0;

  function mayBegin(): boolean {
    const now = clock();
    while (begun[0] !== undefined && begun[0] <= now - MINUTE_MS) begun.shift();
    return !isMissing && now >= pausedUntil && begun.length < STREAMS_PER_MINUTE;
  }

  async function begin({ channel, threadTs, user, team }: LivePlace, text: string): Promise<string | null> {
    begun.push(clock());
    const recipient = { recipient_user_id: user, ...(team === null ? {} : { recipient_team_id: team }) };
    const place = { channel, thread_ts: threadTs, ...recipient };
    const outcome = await call("chat.startStream", { ...place, markdown_text: text });
    if (outcome.kind === "rate-limited") pausedUntil = clock() + outcome.retryAfterMs;
    if (outcome.kind === "refused" && outcome.error === "unknown_method") isMissing = true;
    return outcome.kind === "done" ? tsOf(outcome.result) : null;
  }

  return (place) => {
    let isWriting = false;
    let isRefused = false;
    let stream: string | null = null;
    let sending = Promise.resolve();

    async function add(text: string): Promise<void> {
      if (isRefused) return;
      if (stream === null) {
        stream = mayBegin() ? await begin(place, text) : null;
        isRefused = stream === null;
        return;
      }
      const outcome = await call("chat.appendStream", { channel: place.channel, ts: stream, markdown_text: text });
      isRefused = outcome.kind !== "done";
    }

    return {
      onProgress: (progress) => {
        if (progress.kind === "status") isWriting = progress.text === WRITING;
        if (progress.kind !== "sentence" || !isWriting) return;
        for (const chunk of chunks(progress.text)) sending = sending.then(() => add(chunk));
      },
      end: async () => {
        await sending;
        return stream === null ? null : { ts: stream, isWhole: !isRefused };
      },
    };
  };
}

function tsOf(result: unknown): string | null {
  if (typeof result !== "object" || result === null || !("ts" in result)) return null;
  return typeof result.ts === "string" ? result.ts : null;
}
