import { z } from "zod";
import { plainMessage } from "../blocks/plain.ts";
import type { Call, Outcome } from "./call.ts";
import type { Dispatch, Post, SendableMessage } from "./dispatch.ts";
import { type FindPosted, METADATA_TYPE } from "./find-posted.ts";

/** What became of a dispatch. */
export type Delivered =
  /** `reference`: the message's `ts`; null for what has none. */
  | { readonly kind: "sent"; readonly reference: string | null }
  /** To be tried again, after `waitMs` where Slack names it. `isUnsure`: it may have arrived. */
  | { readonly kind: "later"; readonly waitMs: number | null; readonly isUnsure: boolean }
  | { readonly kind: "refused"; readonly error: string };

/** @param isUnsure whether an earlier attempt may have arrived */
export type Deliver = (key: string, dispatch: Dispatch, isUnsure: boolean) => Promise<Delivered>;

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
const BLOCKS_REFUSED = /^(?:invalid_blocks|msg_blocks_too_long|invalid_blocks_format|unsupported_block|invalid_arguments)/u;
/** Nobody can post there any longer. */
const CHANNEL_CLOSED =
  /^(?:channel_not_found|not_in_channel|is_archived|restricted_action\w*|thread_not_found|message_not_found|cannot_reply_to_message|no_permission)$/u;
const Posted = z.object({ ts: z.string().nullish(), message_ts: z.string().nullish() });

/** Sends one dispatch, in the poorest form that Slack still takes, and looks first where an earlier attempt may have arrived. */
export function createDeliver({ call, respond, findPosted, referenceOf, withdraw }: Parts): Deliver {
  return async (key, dispatch, isUnsure) => {
    switch (dispatch.kind) {
      case "post":
        return post(key, dispatch, isUnsure);
      case "ephemeral": {
        const { channel, user, threadTs, message } = dispatch;
        const place = { channel, user, ...(threadTs === null ? {} : { thread_ts: threadTs }) };
        const outcome = await sent("chat.postEphemeral", place, message);
        // Whoever has left the channel meanwhile is told directly.
        if (outcome.kind === "refused" && !BLOCKS_REFUSED.test(outcome.error))
          return delivered(await sent("chat.postMessage", { channel: user }, message));
        return delivered(outcome);
      }
      case "respond": {
        const outcome = await respond(dispatch.url, { response_type: "ephemeral", ...dispatch.message });
        if (outcome.kind !== "refused") return delivered(outcome);
        const { channel, user } = dispatch.fallback;
        const fallback: Dispatch = { kind: "ephemeral", channel, user, threadTs: null, message: dispatch.message };
        return (await createDeliver({ call, respond, findPosted, referenceOf, withdraw })(key, fallback, isUnsure));
      }
    }
  };

  async function post(key: string, dispatch: Post, isUnsure: boolean): Promise<Delivered> {
    const { channel, threadTs, message, replaces, stream, user } = dispatch;
    if (isUnsure) {
      const ts = await findPosted({ channel, threadTs, key });
      if (ts !== undefined) return { kind: "sent", reference: ts };
    }
    const metadata = { metadata: { event_type: METADATA_TYPE, event_payload: { key } } };
    if (stream !== null) {
      const ended = await endStream(channel, stream, message, metadata);
      if (ended !== undefined) return ended;
    }
    const earlier = replaces === null ? undefined : await placeOf(replaces.key);
    if (replaces !== null && earlier !== undefined) {
      const outcome = await sent("chat.update", { channel, ts: earlier, ...metadata }, message);
      if (outcome.kind === "ok") return { kind: "sent", reference: earlier };
      if (replaces.whenBusy === "wait" && outcome.kind !== "refused") return delivered(outcome);
    }
    const place = { channel, ...(threadTs === null ? {} : { thread_ts: threadTs }), ...metadata };
    const outcome = await sent("chat.postMessage", place, message);
    if (outcome.kind === "refused" && user !== null && user !== channel && CHANNEL_CLOSED.test(outcome.error))
      return delivered(await sent("chat.postMessage", { channel: user, ...metadata }, message));
    return delivered(outcome);
  }

  /** Where an earlier dispatch stands; one that has not been sent is dropped. */
  async function placeOf(key: string): Promise<string | undefined> {
    return (await withdraw(key)) ? undefined : referenceOf(key);
  }

  /** @returns undefined where the stream is gone and the message must be posted anew */
  async function endStream(channel: string, ts: string, message: SendableMessage, metadata: object) {
    // The first block is the conclusion, which the stream has shown.
    const rest = message.blocks.slice(1);
    const outcome = await call("chat.stopStream", { channel, ts, blocks: rest, ...metadata });
    if (outcome.kind === "ok") return { kind: "sent", reference: ts } as const;
    if (outcome.kind !== "refused") return delivered(outcome);
    const updated = await sent("chat.update", { channel, ts, ...metadata }, message);
    if (updated.kind === "ok") return { kind: "sent", reference: ts } as const;
    return updated.kind === "refused" ? undefined : delivered(updated);
  }

  /** The message as it is, else with plain blocks, else as text alone. */
  async function sent(method: string, place: object, message: SendableMessage): Promise<Outcome> {
    let outcome: Outcome = await call(method, { ...place, ...message });
    for (const poorer of [plainMessage(message.text), withoutBlocks(message)]) {
      if (outcome.kind !== "refused" || !BLOCKS_REFUSED.test(outcome.error)) return outcome;
      outcome = await call(method, { ...place, ...poorer });
    }
    return outcome;
  }
}

function withoutBlocks({ text, unfurl_links, unfurl_media }: SendableMessage) {
  return { text, unfurl_links, unfurl_media };
}

function delivered(outcome: Outcome): Delivered {
  switch (outcome.kind) {
    case "ok": {
      const { data } = Posted.safeParse(outcome.result);
      return { kind: "sent", reference: data?.ts ?? data?.message_ts ?? null };
    }
    case "rate-limited":
      return { kind: "later", waitMs: outcome.retryAfterMs, isUnsure: false };
    case "unreachable":
      return { kind: "later", waitMs: null, isUnsure: true };
    case "refused":
      return { kind: "refused", error: outcome.error };
  }
}
