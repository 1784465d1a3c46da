import { z } from "zod";
import type { Message } from "../blocks/message.ts";
import type { Dispatch } from "../delivery/dispatch.ts";

const PRESS = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  container: z.object({
    channel_id: z.string(),
    message_ts: z.string(),
    thread_ts: z.string().nullish(),
    is_ephemeral: z.boolean().nullish(),
  }),
  message: z.object({ thread_ts: z.string().nullish() }).nullish(),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string().nullish() })]).rest(z.unknown()),
});

/** A press of a button on a message of ours. */
export interface Press {
  readonly action: string;
  readonly value: string;
  readonly trigger: string;
  readonly channel: string;
  readonly threadTs: string;
  readonly messageTs: string;
  readonly user: string;
  /** Only who pressed it sees the message. */
  readonly isAlone: boolean;
}

export function pressIn(body: unknown): Press | undefined {
  const { data } = PRESS.safeParse(body);
  if (data === undefined) return undefined;
  const { container, message, actions, user, trigger_id } = data;
  return {
    action: actions[0].action_id,
    value: actions[0].value ?? "",
    trigger: trigger_id,
    channel: container.channel_id,
    threadTs: container.thread_ts ?? message?.thread_ts ?? container.message_ts,
    messageTs: container.message_ts,
    user: user.id,
    isAlone: container.is_ephemeral === true,
  };
}

/** Everyone in a direct message is the person and the assistant. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}

/** For the eyes of who pressed: in a channel only they see it. */
export function toPresser({ channel, threadTs, user, isAlone }: Press, message: Message): Dispatch {
  if (isDirect(channel)) return inThread({ channel, threadTs, user }, message);
  // The message that only they see is no root of a thread.
  return { kind: "ephemeral", channel, threadTs: isAlone ? null : threadTs, user, message };
}

/** For all in the channel. */
export function inChannel({ channel, user }: Press, message: Message): Dispatch {
  return { kind: "post", channel, threadTs: null, message, user, replaces: null, stream: null };
}

/** For all who read the thread. */
export function inThread(
  { channel, threadTs, user }: Pick<Press, "channel" | "threadTs" | "user">,
  message: Message,
): Dispatch {
  return { kind: "post", channel, threadTs, message, user, replaces: null, stream: null };
}
