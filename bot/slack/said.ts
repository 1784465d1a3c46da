import { z } from "zod";

/** A message as somebody wrote it, wherever that was. */
export interface Said {
  /** `channel:ts`, by which the inbox and the conversation know it. */
  readonly source: string;
  readonly channel: string;
  /** `im`, `mpim`, `channel` or `group`, where Slack says it. */
  readonly channelType: string | null;
  readonly threadTs: string;
  readonly isReply: boolean;
  readonly user: string;
  readonly team: string | null;
  readonly text: string;
  readonly isMention: boolean;
  /** Other people are addressed by name. */
  readonly mentionsOthers: boolean;
  readonly isEdit: boolean;
  /** Which of its versions this is: when it was written, or last edited. */
  readonly version: string;
  readonly files: readonly unknown[];
}

const SPOKEN = z.object({
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  team: z.string().optional(),
  text: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  files: z.array(z.unknown()).optional(),
  edited: z.object({ ts: z.string() }).optional(),
});
const EDITED = z.object({
  channel: z.string(),
  channel_type: z.string().optional(),
  subtype: z.literal("message_changed"),
  message: SPOKEN.omit({ channel: true, channel_type: true }),
});

/**
 * @param event a `message` or `app_mention` event, new or edited
 * @param botUserId the assistant's own account, whose mentions are left out of the text
 * @returns undefined where it is not a person's message
 */
export function saidIn(event: unknown, botUserId: string): Said | undefined {
  const edited = EDITED.safeParse(event).data;
  const isEdit = edited !== undefined;
  const spoken = isEdit
    ? { ...edited.message, channel: edited.channel, channel_type: edited.channel_type }
    : SPOKEN.safeParse(event).data;
  if (spoken === undefined) return undefined;
  const { channel, ts, thread_ts, user, team, files } = spoken;
  const written = spoken.text ?? "";
  const mentioned = [...written.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/gu)].map(([, id]) => id);
  return {
    source: `${channel}:${ts}`,
    channel,
    channelType: spoken.channel_type ?? (channel.startsWith("D") ? "im" : null),
    threadTs: thread_ts ?? ts,
    isReply: thread_ts !== undefined && thread_ts !== ts,
    user,
    team: team ?? null,
    text: readable(written, botUserId),
    isMention: mentioned.includes(botUserId),
    mentionsOthers: mentioned.some((id) => id !== botUserId),
    isEdit,
    version: spoken.edited?.ts ?? ts,
    files: files ?? [],
  };
}

/** Slack's markup as its writer saw it, without mentions of the assistant: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages */
export function readable(text: string, botUserId: string): string {
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
