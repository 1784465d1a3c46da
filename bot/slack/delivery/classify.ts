import { z } from "zod";
import type { Delivery } from "../../store/inbox.ts";
import { isFieldId } from "../blocks/desk-actions.ts";

/** What to do with something that Slack delivers. */
export type Handling =
  /** Keep it and handle it in the order of its thread. `isAddressed`: it is surely meant for the assistant. */
  | { readonly kind: "queue"; readonly delivery: Delivery; readonly isAddressed: boolean }
  /** Keep it and handle it at once: a trigger lives three seconds. */
  | { readonly kind: "now"; readonly delivery: Delivery }
  /** Handle it before the acknowledgement, which carries the reply. */
  | { readonly kind: "direct" }
  /** A message is gone: what waits for it is dropped. */
  | { readonly kind: "cancel"; readonly source: string; readonly hadFiles: boolean }
  | { readonly kind: "ignore" };

const MESSAGE = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  text: z.string().nullish(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  bot_id: z.string().nullish(),
  deleted_ts: z.string().optional(),
  previous_message: z.object({ files: z.array(z.unknown()).optional() }).optional(),
  message: z
    .object({
      ts: z.string(),
      user: z.string().optional(),
      bot_id: z.string().nullish(),
      text: z.string().nullish(),
      thread_ts: z.string().optional(),
      subtype: z.string().optional(),
      edited: z.object({ ts: z.string() }).optional(),
    })
    .optional(),
});
type MessageEvent = z.infer<typeof MESSAGE>;

const CALLBACK = z.object({ type: z.literal("event_callback"), event_id: z.string(), event: z.unknown() });
const PRESSED = z.object({
  type: z.enum(["block_actions", "shortcut", "message_action"]),
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  action_ts: z.string().optional(),
  actions: z.array(z.object({ action_id: z.string(), action_ts: z.string().optional() })).optional(),
});
const COMMAND = z.object({ command: z.string(), trigger_id: z.string(), user_id: z.string() });

/** What people see of a message that bears no subtype; all other subtypes are notices of Slack's own. */
const SPOKEN = new Set<string | undefined>([undefined, "file_share", "thread_broadcast"]);
const DIRECT_EVENTS =
  /^(?:app_home_opened|reaction_added|member_joined_channel|member_left_channel|user_change|channel_\w+|group_\w+)$/u;

/**
 * Sorts what Slack delivers by how it must be handled. A message is known by its channel and time, not by its event:
 * a mention comes as two events, `app_mention` and `message`.
 * @param botUserId the assistant's own account
 */
export function classify(body: unknown, botUserId: string): Handling {
  const callback = CALLBACK.safeParse(body).data;
  if (callback !== undefined) return classifyEvent(callback.event, JSON.stringify(body), botUserId);
  const pressed = PRESSED.safeParse(body).data;
  // What is written in a form is kept with every change: the next one brings all of it again.
  if (pressed?.actions?.every(({ action_id }) => isFieldId(action_id))) return { kind: "direct" };
  if (pressed !== undefined) {
    const [action] = pressed.actions ?? [];
    const parts = [pressed.trigger_id, pressed.user.id, action?.action_id ?? "", action?.action_ts ?? ""];
    return { kind: "now", delivery: ownLane(`${pressed.type}:${parts.join(":")}`, body) };
  }
  const command = COMMAND.safeParse(body).data;
  if (command !== undefined)
    return { kind: "now", delivery: ownLane(`command:${command.trigger_id}:${command.user_id}`, body) };
  return { kind: "direct" };
}

function classifyEvent(event: unknown, body: string, botUserId: string): Handling {
  const message = MESSAGE.safeParse(event).data;
  if (message === undefined) {
    const type = z.object({ type: z.string() }).safeParse(event).data?.type ?? "";
    return DIRECT_EVENTS.test(type) ? { kind: "direct" } : { kind: "ignore" };
  }
  if (message.subtype === "message_deleted" && message.deleted_ts !== undefined)
    return cancel(message.channel, message.deleted_ts, message.previous_message?.files);
  if (message.subtype === "message_changed") return classifyEdit(message, body, botUserId);
  const { channel, ts, user, text } = message;
  const isOwn = message.bot_id != null || user === undefined || user === botUserId;
  if (isOwn || ts === undefined || !SPOKEN.has(message.subtype)) return { kind: "ignore" };
  const source = sourceOf(channel, ts);
  const delivery = {
    key: `message:${source}`,
    lane: sourceOf(channel, message.thread_ts ?? ts),
    orderedBy: ts,
    source,
    body,
  };
  const isMention = message.type === "app_mention";
  return { kind: "queue", delivery, isAddressed: isMention || isAddressed(message, text, botUserId) };
}

function cancel(channel: string, ts: string, files: readonly unknown[] = []): Handling {
  return { kind: "cancel", source: sourceOf(channel, ts), hadFiles: files.length > 0 };
}

/** A direct message's channel begins with D, where Slack does not say what it is. */
function isAddressed(
  {
    channel,
    channel_type = channel.startsWith("D") ? "im" : "channel",
  }: Pick<MessageEvent, "channel" | "channel_type">,
  text: string | null | undefined,
  botUserId: string,
): boolean {
  return channel_type === "im" || (text ?? "").includes(`<@${botUserId}`);
}

function classifyEdit(
  { channel, channel_type, message, previous_message }: MessageEvent,
  body: string,
  botUserId: string,
): Handling {
  if (message === undefined || message.bot_id != null || message.user === undefined || message.user === botUserId)
    return { kind: "ignore" };
  // A deleted root of a thread comes as an edit to a message of this subtype.
  if (message.subtype === "tombstone") return cancel(channel, message.ts, previous_message?.files);
  if (message.edited === undefined || !SPOKEN.has(message.subtype)) return { kind: "ignore" };
  const delivery = {
    key: `edit:${sourceOf(channel, message.ts)}:${message.edited.ts}`,
    lane: sourceOf(channel, message.thread_ts ?? message.ts),
    orderedBy: message.edited.ts,
    source: sourceOf(channel, message.ts),
    body,
  };
  return { kind: "queue", delivery, isAddressed: isAddressed({ channel, channel_type }, message.text, botUserId) };
}

/** How a message is named across the inbox: `channel:ts`. A thread's lane is its root's name. */
function sourceOf(channel: string, ts: string): string {
  return `${channel}:${ts}`;
}

/** Waits for nothing else. */
function ownLane(key: string, body: unknown): Delivery {
  return { key, lane: key, orderedBy: "", source: null, body: JSON.stringify(body) };
}
