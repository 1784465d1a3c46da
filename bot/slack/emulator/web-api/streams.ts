import { z } from "zod";
import { BOT } from "../app.ts";
import { fromJson, type Refusal } from "../check/refusal.ts";
import { checkBlocks, checkMetadata } from "../check-message.ts";
import { LIMITS } from "../limits.ts";
import { identified } from "../world/identify.ts";
import type { StoredMessage } from "../world/messages.ts";
import type { Workspace } from "../world/workspace.ts";
import { messageObject } from "./message-object.ts";
import { type Method, method, TS, writableChannel } from "./method.ts";

const TASK = z.strictObject({
  type: z.literal("task_update"),
  id: z.string(),
  title: z.string(),
  status: z.enum(["pending", "in_progress", "complete", "error"]),
  details: z.string().optional(),
  output: z.string().optional(),
  sources: z.array(z.strictObject({ type: z.literal("url"), url: z.url(), text: z.string() })).optional(),
});
/** The SDK's `chatStream` sends none where it has nothing left at the end. */
const CHUNKS = z.array(
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("markdown_text"), text: z.string() }),
    TASK,
    z.strictObject({ type: z.literal("plan_update"), title: z.string() }),
  ]),
);
const WRITTEN = { markdown_text: z.string().optional(), chunks: z.unknown().optional() };
type Written = { readonly markdown_text?: string | undefined; readonly chunks?: unknown };
type Mode = "markdown" | "chunks" | null;

/** https://docs.slack.dev/reference/methods/chat.startStream and its siblings */
export const STREAMS: Readonly<Record<string, Method>> = {
  "chat.startStream": method(
    {
      ...WRITTEN,
      channel: z.string(),
      thread_ts: TS,
      recipient_user_id: z.string().optional(),
      recipient_team_id: z.string().optional(),
      task_display_mode: z.string().optional(),
    },
    ({ channel: id, thread_ts, recipient_user_id, recipient_team_id, ...written }, { workspace }) => {
      const channel = writableChannel(workspace, id);
      if ("error" in channel) return channel;
      if (channel.kind !== "im") {
        if (recipient_user_id === undefined) return { error: "missing_recipient_user_id" };
        if (recipient_team_id === undefined) return { error: "missing_recipient_team_id" };
        if (workspace.people.get(recipient_user_id) === undefined) return { error: "user_not_found" };
      }
      const { messages, threads, changes, clock } = workspace;
      const root = messages.get(id, thread_ts);
      if (root === undefined) return { error: "thread_not_found" };
      const added = read(written);
      if ("error" in added) return added;
      const threadTs = root.threadTs ?? root.ts;
      const stream = { mode: added.mode, startedAt: clock.now() };
      const message = messages.post({ channel: id, user: BOT.userId, byApp: true, text: added.text, threadTs, stream });
      threads.setStatus(id, threadTs, "");
      changes.tell({ kind: "posted", message });
      return { channel: id, ts: message.ts };
    },
  ),

  "chat.appendStream": method({ ...WRITTEN, channel: z.string(), ts: TS }, (fields, { workspace }) => {
    const message = streaming(workspace, fields);
    if ("error" in message) return message;
    const added = read(fields);
    if ("error" in added) return added;
    if (added.mode === null) return { error: "markdown_text_or_chunks_required" };
    const appended = append(workspace, message, added);
    return "error" in appended ? appended : { channel: fields.channel, ts: fields.ts };
  }),

  "chat.stopStream": method(
    {
      ...WRITTEN,
      channel: z.string(),
      ts: TS,
      blocks: z.unknown().optional(),
      metadata: z.unknown().optional(),
      session_status: z.string().optional(),
    },
    ({ blocks: givenBlocks, metadata: givenMetadata, ...fields }, { workspace, origin }) => {
      const message = streaming(workspace, fields);
      if ("error" in message) return message;
      const added = read(fields);
      if ("error" in added) return added;
      const blocks = checkBlocks(givenBlocks ?? []);
      if ("error" in blocks) return blocks;
      const metadata = givenMetadata === undefined ? null : checkMetadata(givenMetadata);
      if (metadata !== null && "error" in metadata) return metadata;
      const appended = append(workspace, message, added);
      if ("error" in appended) return appended;
      const written = appended.text === "" ? [] : [{ type: "markdown", text: appended.text }];
      const stopped = workspace.messages.replace(appended, {
        stream: null,
        blocks: identified([...written, ...blocks]),
        metadata,
      });
      workspace.changes.tell({ kind: "changed", message: stopped });
      return { channel: fields.channel, ts: fields.ts, message: messageObject(stopped, { origin }) };
    },
  ),
};

/** The message, while it still streams. */
function streaming(
  workspace: Workspace,
  { channel: id, ts }: { readonly channel: string; readonly ts: string },
): StoredMessage | Refusal {
  const channel = writableChannel(workspace, id);
  if ("error" in channel) return channel;
  const message = workspace.messages.get(id, ts);
  if (message === undefined) return { error: "message_not_found" };
  if (!message.byApp) return { error: "message_not_owned_by_app" };
  const { stream } = message;
  if (stream !== null && workspace.clock.now() - stream.startedAt <= LIMITS.streamMs) return message;
  if (stream !== null) workspace.messages.replace(message, { stream: null });
  return { error: "message_not_in_streaming_state" };
}

function append(
  workspace: Workspace,
  message: StoredMessage,
  { mode, text }: { readonly mode: Mode; readonly text: string },
): StoredMessage | Refusal {
  const before = message.stream?.mode ?? null;
  if (before !== null && mode !== null && before !== mode) return { error: "streaming_mode_mismatch" };
  const whole = message.text + text;
  if (whole.length > LIMITS.markdown) return { error: "msg_too_long" };
  const startedAt = message.stream?.startedAt ?? workspace.clock.now();
  const changed = workspace.messages.replace(message, { text: whole, stream: { mode: before ?? mode, startedAt } });
  workspace.changes.tell({ kind: "changed", message: changed });
  return changed;
}

function read({ markdown_text, chunks: given }: Written): { readonly mode: Mode; readonly text: string } | Refusal {
  if (markdown_text !== undefined && given !== undefined) {
    return { error: "cannot_provide_both_markdown_text_and_chunks" };
  }
  if (markdown_text !== undefined) {
    return markdown_text.length > LIMITS.markdownText
      ? { error: "msg_too_long" }
      : { mode: "markdown", text: markdown_text };
  }
  if (given === undefined) return { mode: null, text: "" };
  const { data } = CHUNKS.safeParse(fromJson(given));
  if (data === undefined) return { error: "invalid_chunks" };
  const text = data.map((chunk) => (chunk.type === "markdown_text" ? chunk.text : "")).join("");
  return text.length > LIMITS.markdownText ? { error: "msg_too_long" } : { mode: "chunks", text };
}
