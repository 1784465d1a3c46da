import { z } from "zod";
import { BOT } from "../app.ts";
import { type CheckedMessage, checkMessage } from "../check-message.ts";
import { LIMITS } from "../limits.ts";
import { identified } from "../world/identify.ts";
import type { Draft } from "../world/messages.ts";
import { messageObject } from "./message-object.ts";
import { type Method, method, TS, visibleChannel, writableChannel } from "./method.ts";

/** `chat.*` without streams: https://docs.slack.dev/reference/methods?family=chat */
export const CHAT: Readonly<Record<string, Method>> = {
  "chat.postMessage": (fields, { workspace, origin }) => {
    const checked = checkMessage(truncated(fields));
    if ("error" in checked) return checked;
    const { people, channels, messages, threads, changes } = workspace;
    const addressed = people.get(checked.channel) === undefined ? checked.channel : channels.direct(checked.channel).id;
    const channel = writableChannel(workspace, addressed);
    if ("error" in channel) return channel;
    const root = checked.thread_ts === undefined ? null : messages.get(channel.id, checked.thread_ts);
    if (root === undefined) return { error: "thread_not_found" };
    const threadTs = root === null ? null : (root.threadTs ?? root.ts);
    const message = messages.post({ ...draft(checked), channel: channel.id, threadTs });
    if (threadTs !== null) threads.setStatus(channel.id, threadTs, "");
    changes.tell({ kind: "posted", message });
    return { channel: channel.id, ts: message.ts, message: messageObject(message, { origin, withMetadata: true }) };
  },

  "chat.update": (fields, { workspace, origin }) => {
    const checked = checkMessage(fields, LIMITS.updatedText);
    if ("error" in checked) return checked;
    const channel = writableChannel(workspace, checked.channel);
    if ("error" in channel) return channel;
    const { messages, changes } = workspace;
    const before = messages.get(channel.id, checked.ts ?? "");
    if (before === undefined) return { error: "message_not_found" };
    if (!before.byApp) return { error: "cant_update_message" };
    if (before.stream !== null) return { error: "streaming_state_conflict" };
    const { text, blocks, metadata } = draft(checked);
    const onlyBlocks = checked.text === "" && checked.markdown_text === undefined;
    const message = messages.replace(before, {
      blocks,
      text: onlyBlocks ? before.text : text,
      metadata: metadata ?? before.metadata,
      editedAt: blocks.length > 0 ? before.editedAt : messages.nextTs(),
    });
    changes.tell({ kind: "changed", message });
    return { channel: channel.id, ts: message.ts, text: message.text, message: messageObject(message, { origin }) };
  },

  "chat.delete": method({ channel: z.string(), ts: TS }, ({ channel: id, ts }, { workspace }) => {
    const channel = writableChannel(workspace, id);
    if ("error" in channel) return channel;
    const message = workspace.messages.get(channel.id, ts);
    if (message === undefined) return { error: "message_not_found" };
    if (!message.byApp) return { error: "cant_delete_message" };
    workspace.messages.remove(message);
    workspace.changes.tell({ kind: "deleted", message });
    return { channel: channel.id, ts };
  }),

  "chat.postEphemeral": (fields, { workspace }) => {
    const checked = checkMessage(fields);
    if ("error" in checked) return checked;
    const channel = writableChannel(workspace, checked.channel);
    if ("error" in channel) return channel;
    const { user = "" } = checked;
    if (!channel.members.has(user)) return { error: "user_not_in_channel" };
    const { messages, ephemerals, changes } = workspace;
    const { text, blocks } = draft(checked);
    const ts = messages.nextTs();
    const ephemeral = { user, channel: channel.id, ts, text, blocks, threadTs: checked.thread_ts ?? null };
    ephemerals.add(ephemeral);
    changes.tell({ kind: "ephemeral", ephemeral });
    return { message_ts: ts };
  },

  "chat.getPermalink": method({ channel: z.string(), message_ts: TS }, ({ channel: id, message_ts }, { workspace }) => {
    const channel = visibleChannel(workspace, id);
    if ("error" in channel) return channel;
    const message = workspace.messages.get(id, message_ts);
    if (message === undefined) return { error: "message_not_found" };
    const thread = message.threadTs === null ? "" : `?thread_ts=${message.threadTs}&cid=${id}`;
    return {
      channel: id,
      permalink: `https://office.slack.com/archives/${id}/p${message_ts.replace(".", "")}${thread}`,
    };
  }),
};

/** What a checked message says, with ids for its blocks. */
export function draft({ channel, text, markdown_text, blocks, metadata }: CheckedMessage) {
  const written = markdown_text === undefined ? blocks : [{ type: "markdown", text: markdown_text }];
  return {
    channel,
    user: BOT.userId,
    byApp: true,
    text: markdown_text ?? text,
    blocks: identified(written),
    metadata: metadata ?? null,
  } satisfies Draft;
}

/** https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
function truncated(fields: unknown): unknown {
  const { data } = z.looseObject({ text: z.string() }).safeParse(fields);
  return data === undefined ? fields : { ...data, text: data.text.slice(0, LIMITS.text) };
}
