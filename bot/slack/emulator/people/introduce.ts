import { z } from "zod";
import { BOT } from "../app.ts";
import type { Workspace } from "../world/workspace.ts";

const EVENT = z.object({
  event: z.object({
    type: z.enum(["message", "app_mention"]),
    subtype: z.literal("file_share").optional(),
    user: z.string(),
    channel: z.string(),
    text: z.string().default(""),
    ts: z.string(),
    thread_ts: z.string().optional(),
  }),
});
const CLICK = z.object({
  user: z.object({ id: z.string() }),
  container: z.object({ channel_id: z.string(), message_ts: z.string(), thread_ts: z.string().optional() }),
});

/** Makes whoever and whatever a payload written by hand names known to the workspace, so that the app can answer there. */
export function introduce(workspace: Workspace, payload: object): void {
  const { data: told } = EVENT.safeParse(payload);
  if (told !== undefined) {
    const { user, channel, text, ts, thread_ts } = told.event;
    enter(workspace, user, channel);
    if (thread_ts !== undefined) place(workspace, { user, channel, ts: thread_ts, text: "" });
    place(workspace, { user, channel, ts, text, threadTs: thread_ts ?? null });
  }
  const { data: click } = CLICK.safeParse(payload);
  if (click !== undefined) {
    const { channel_id: channel, message_ts, thread_ts } = click.container;
    enter(workspace, click.user.id, channel);
    place(workspace, { user: BOT.userId, channel, ts: thread_ts ?? message_ts, text: "" });
  }
}

function enter({ people, channels }: Workspace, user: string, channel: string): void {
  if (people.get(user) === undefined) people.add({ id: user });
  if (channels.get(channel) === undefined) channels.add({ id: channel, members: [BOT.userId] });
  channels.join(channel, user);
}

function place(
  { messages }: Workspace,
  message: {
    readonly user: string;
    readonly channel: string;
    readonly ts: string;
    readonly text: string;
    readonly threadTs?: string | null;
  },
): void {
  if (messages.get(message.channel, message.ts) === undefined) messages.post(message);
}
