import { z } from "zod";
import type { Call, Outcome } from "./call.ts";
import type { Content, Ephemeral, Post, Response, StoredDispatch } from "./dispatch.ts";
import { type FindPosted, metadataOf } from "./find-posted.ts";

/** What became of a dispatch. */
export type Delivered =
  /** `reference`: the message's `ts`, after its channel's id where it was addressed to a person, `D1:1.2`; null for what has none. */
  | { readonly kind: "sent"; readonly reference: string | null }
  /** To be tried again, after `waitMs` where Slack names it. `isUnsure`: it may have arrived. */
  | { readonly kind: "later"; readonly waitMs: number | null; readonly isUnsure: boolean }
  | { readonly kind: "refused"; readonly error: string };

/** @param isUnsure whether an earlier attempt may have arrived */
export type Deliver = (key: string, dispatch: StoredDispatch, isUnsure: boolean) => Promise<Delivered>;

interface Parts {
  readonly call: Call;
  /** Posts to the address that Slack gave with a command. */
  readonly respond: (url: string, body: object) => Promise<Outcome>;
  readonly findPosted: FindPosted;
  /** The `ts` of an earlier dispatch's message; undefined where it was not sent. */
  readonly referenceOf: (key: string) => Promise<string | undefined>;
  /** Drops an earlier dispatch that has not been sent. @returns whether that was in time */
  readonly withdraw: (key: string) => Promise<boolean>;
}

/** Slack does not take these blocks: an older server, or more than it allows. */
const BLOCKS_REFUSED =
  /^(?:invalid_blocks|msg_blocks_too_long|invalid_blocks_format|unsupported_block|invalid_arguments)/u;
/** Nobody can post there any longer. */
const CHANNEL_CLOSED =
  /^(?:channel_not_found|not_in_channel|is_archived|restricted_action\w*|thread_not_found|message_not_found|cannot_reply_to_message|no_permission)$/u;
const Posted = z.object({ ts: z.string().nullish(), message_ts: z.string().nullish(), channel: z.string().nullish() });

/** Sends one dispatch, in the poorest form that Slack still takes, and looks first where an earlier attempt may have arrived. */
export function createDeliver({ call, respond, findPosted, referenceOf, withdraw }: Parts): Deliver {
  return (key, dispatch, isUnsure) => {
    switch (dispatch.kind) {
      case "post":
        return post(key, dispatch, isUnsure);
      case "ephemeral":
        return showAlone(dispatch);
      case "respond":
        return answerCommand(dispatch);
    }
  };

  async function post(key: string, dispatch: Post, isUnsure: boolean): Promise<Delivered> {
    const { channel, threadTs, message, replaces, stream, user } = dispatch;
    if (isUnsure) {
      const search = await findPosted({ channel, threadTs, key });
      if (search.kind === "found") return { kind: "sent", reference: search.ts };
      if (search.kind === "unknown") return { kind: "later", waitMs: search.waitMs, isUnsure: true };
    }
    const marked = { channel, ...metadataOf(key) };
    if (stream !== null) {
      const ended = await endStream(stream, message, marked);
      if (ended !== undefined) return ended;
    }
    const earlier = replaces === null ? undefined : await placeOf(replaces, channel);
    if (replaces !== null && earlier !== undefined) {
      const outcome = await send("chat.update", { ...marked, ...earlier }, message);
      if (outcome.kind === "done") return { kind: "sent", reference: referenceTo(earlier, channel) };
      if (replaces.whenBusy === "wait" && outcome.kind !== "refused") return delivered(outcome);
    }
    const outcome = await send("chat.postMessage", { ...marked, ...inThread(threadTs) }, message);
    // What was to be replaced says nothing true any longer; where Slack is too busy for that as well, it stays.
    if (outcome.kind === "done" && earlier !== undefined) await call("chat.delete", { ...earlier });
    if (outcome.kind === "refused" && user !== null && user !== channel && CHANNEL_CLOSED.test(outcome.error))
      return delivered(await send("chat.postMessage", { ...marked, channel: user }, message), channel);
    return delivered(outcome, channel);
  }

  async function showAlone({ channel, user, threadTs, message }: Omit<Ephemeral, "kind">): Promise<Delivered> {
    const outcome = await send("chat.postEphemeral", { channel, user, ...inThread(threadTs) }, message);
    // Whoever has left the channel meanwhile, or asked where the assistant is no member, is told directly.
    if (outcome.kind === "refused") return delivered(await send("chat.postMessage", { channel: user }, message));
    return delivered(outcome);
  }

  async function answerCommand({ url, message, fallback }: Response): Promise<Delivered> {
    const { plain: _, ...full } = message;
    const outcome = await respond(url, { response_type: "ephemeral", ...full });
    return outcome.kind === "refused" ? showAlone({ ...fallback, threadTs: null, message }) : delivered(outcome);
  }

  /** Where an earlier message stands; one that has not been sent is dropped. */
  async function placeOf(replaced: NonNullable<Post["replaces"]>, channel: string): Promise<Place | undefined> {
    if ("ts" in replaced) return { channel, ts: replaced.ts };
    if (await withdraw(replaced.key)) return undefined;
    const reference = await referenceOf(replaced.key);
    if (reference === undefined) return undefined;
    const [ts = "", at = channel] = reference.split(":").toReversed();
    return { channel: at, ts };
  }

  /** @returns undefined where the stream is gone and the message must be posted anew */
  async function endStream(
    { ts, isWhole }: NonNullable<Post["stream"]>,
    message: Content,
    marked: object,
  ): Promise<Delivered | undefined> {
    const rest = isWhole ? { blocks: message.blocks.slice(1) } : {};
    const outcome = await call("chat.stopStream", { ...marked, ts, ...rest });
    if (outcome.kind === "done" && isWhole) return { kind: "sent", reference: ts };
    if (outcome.kind === "rate-limited" || outcome.kind === "unreachable") return delivered(outcome);
    const updated = await send("chat.update", { ...marked, ts }, message);
    if (updated.kind === "done") return { kind: "sent", reference: ts };
    return updated.kind === "refused" ? undefined : delivered(updated);
  }

  /** The message as it is, else with plain blocks, else as text alone. */
  async function send(method: string, place: object, message: Content): Promise<Outcome> {
    const { plain, ...full } = message;
    const { blocks: _, ...textAlone } = full;
    let outcome = await call(method, { ...place, ...full });
    for (const poorer of [plain, textAlone]) {
      if (outcome.kind !== "refused" || !BLOCKS_REFUSED.test(outcome.error)) return outcome;
      outcome = await call(method, { ...place, ...poorer });
    }
    return outcome;
  }
}

function inThread(threadTs: string | null): object {
  return threadTs === null ? {} : { thread_ts: threadTs };
}

interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** Slack posts to a person's id, and changes what it posted only in the channel that it made of it. */
function referenceTo({ channel, ts }: Place, addressed: string): string {
  return channel === addressed ? ts : `${channel}:${ts}`;
}

/** @param addressed where it was to go; null where that is no matter */
function delivered(outcome: Outcome, addressed: string | null = null): Delivered {
  switch (outcome.kind) {
    case "done": {
      const { data } = Posted.safeParse(outcome.result);
      const ts = data?.ts ?? data?.message_ts ?? null;
      if (ts === null || addressed === null) return { kind: "sent", reference: ts };
      return { kind: "sent", reference: referenceTo({ channel: data?.channel ?? addressed, ts }, addressed) };
    }
    case "rate-limited":
      return { kind: "later", waitMs: outcome.retryAfterMs, isUnsure: false };
    case "unreachable":
      return { kind: "later", waitMs: null, isUnsure: true };
    case "refused":
      return { kind: "refused", error: outcome.error };
  }
}
