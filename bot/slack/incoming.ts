import { z } from "zod";

/** A message that somebody addressed to the assistant. */
export interface Incoming {
  /** The event's, or one made of the click's parts: the same for every delivery of the same thing. */
  readonly key: string;
  readonly channel: string;
  /** Root of the thread in which to reply. */
  readonly threadTs: string;
  readonly user: string;
  readonly text: string;
}

const EVENT = z.object({
  event_id: z.string(),
  event: z.object({
    type: z.enum(["app_mention", "message"]),
    /** `file_share` is a message with files; all others are changes and notices of Slack's. */
    subtype: z.literal("file_share").optional(),
    channel_type: z.string().optional(),
    channel: z.string(),
    user: z.string(),
    text: z.string().default(""),
    ts: z.string(),
    thread_ts: z.string().optional(),
    bot_id: z.never().optional(),
    edited: z.never().optional(),
  }),
});

const CLICK = z.object({
  user: z.object({ id: z.string() }),
  container: z.object({ channel_id: z.string(), message_ts: z.string(), thread_ts: z.string().optional() }),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string() })]).rest(z.unknown()),
});

/**
 * @param body the Events API payload
 * @returns undefined where it is not a person's new message: a bot's, an edited one, in a channel without a mention
 */
export function addressed(body: unknown, botUserId: string | undefined): Incoming | undefined {
  const { data } = EVENT.safeParse(body);
  if (data === undefined) return undefined;
  const { event, event_id } = data;
  if (event.type === "message" && event.channel_type !== "im") return undefined;
  return {
    key: event_id,
    channel: event.channel,
    threadTs: event.thread_ts ?? event.ts,
    user: event.user,
    text: readable(event.text, botUserId),
  };
}

/** @param body the payload of a click on one of our choices, whose value is the question */
export function clicked(body: unknown): Incoming | undefined {
  const { data } = CLICK.safeParse(body);
  if (data === undefined) return undefined;
  const [{ action_id, value }] = data.actions;
  const { channel_id, message_ts, thread_ts } = data.container;
  return {
    key: `${channel_id}:${message_ts}:${action_id}:${data.user.id}`,
    channel: channel_id,
    threadTs: thread_ts ?? message_ts,
    user: data.user.id,
    text: value,
  };
}

/** Slack's markup as its writer saw it, without mentions of the assistant: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages */
function readable(text: string, botUserId: string | undefined): string {
  return text
    .replace(/<@([A-Z0-9]+)(?:\|([^>]*))?>/gu, (_, id: string, name?: string) =>
      id === botUserId ? " " : `@${name ?? id}`,
    )
    .replace(/<[#!][^|>]*\|([^>]*)>/gu, "$1")
    .replace(/<!([a-z]+)>/gu, "@$1")
    .replace(/<#([A-Z0-9]+)>/gu, "#$1")
    .replace(/<(?:mailto:)?([^|>@#!][^|>]*)(?:\|([^>]*))?>/gu, (_, address: string, label?: string) => label ?? address)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}
