import { z } from "zod";
import type { Outgoing } from "../../store/outbox.ts";
import type { Message } from "../blocks/message.ts";
import { plainMessage } from "../blocks/plain.ts";

const MESSAGE = z.object({
  text: z.string(),
  blocks: z.array(z.unknown()).readonly(),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
});

/** A message with the form of it that an older server takes. */
const CONTENT = MESSAGE.extend({ plain: MESSAGE });

const WHEN_BUSY = z.enum(["wait", "post"]);

const STORED = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("post"),
    channel: z.string(),
    threadTs: z.string().nullable(),
    message: CONTENT,
    /** Who is told directly where the channel no longer takes messages; null where nobody need be. */
    user: z.string().nullable(),
    /** An earlier message of ours, by its key or its `ts`, in whose place this one goes; where Slack is busy it is waited for, or not. */
    replaces: z
      .union([z.object({ key: z.string(), whenBusy: WHEN_BUSY }), z.object({ ts: z.string(), whenBusy: WHEN_BUSY })])
      .nullable(),
    /** A stream under way to be finished; `isWhole` where the conclusion, the first block, stands in it already. */
    stream: z.object({ ts: z.string(), isWhole: z.boolean() }).nullable(),
  }),
  z.object({
    kind: z.literal("ephemeral"),
    channel: z.string(),
    threadTs: z.string().nullable(),
    user: z.string(),
    message: CONTENT,
  }),
  z.object({
    kind: z.literal("respond"),
    url: z.string(),
    message: CONTENT,
    /** Where the address no longer works. */
    fallback: z.object({ channel: z.string(), user: z.string() }),
  }),
]);

export type StoredDispatch = z.infer<typeof STORED>;
export type Post = Extract<StoredDispatch, { kind: "post" }>;
export type Ephemeral = Extract<StoredDispatch, { kind: "ephemeral" }>;
export type Response = Extract<StoredDispatch, { kind: "respond" }>;
export type Content = z.infer<typeof CONTENT>;

type WithMessage<Stored> = Stored extends unknown ? Omit<Stored, "message"> & { readonly message: Message } : never;

/** Something to send: a message in a channel, one that a single person sees, or the response to a command. */
export type Dispatch = WithMessage<StoredDispatch>;

/** A dispatch as the outbox keeps it, in the lane of its channel. */
export function asOutgoing(key: string, dispatch: Dispatch): Outgoing {
  const message = { ...dispatch.message, plain: plainMessage(dispatch.message) };
  return { key, lane: laneOf(key, dispatch), body: JSON.stringify({ ...dispatch, message }) };
}

export function dispatchFrom(body: string): StoredDispatch {
  return STORED.parse(JSON.parse(body));
}

/** Slack paces each channel; what one person sees alone, and responses, by their own. */
function laneOf(key: string, dispatch: Dispatch): string {
  switch (dispatch.kind) {
    case "post":
      return dispatch.channel;
    case "ephemeral":
      return `${dispatch.channel}:${dispatch.user}`;
    case "respond":
      return key;
  }
}
