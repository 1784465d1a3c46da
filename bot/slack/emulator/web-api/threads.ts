import { z } from "zod";
import { fromJson, refusal } from "../check/refusal.ts";
import { LIMITS } from "../limits.ts";
import { type Method, method, TS, writableChannel } from "./method.ts";

const PROMPTS = z
  .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
  .min(1)
  .max(LIMITS.suggestedPrompts);

/** `assistant.threads.*`: https://docs.slack.dev/reference/methods/assistant.threads.setStatus and its siblings */
export const THREADS: Readonly<Record<string, Method>> = {
  "assistant.threads.setStatus": method(
    { channel_id: z.string(), thread_ts: TS, status: z.string(), loading_messages: z.unknown().optional() },
    ({ channel_id, thread_ts, status, loading_messages }, { workspace }) => {
      const channel = writableChannel(workspace, channel_id);
      if ("error" in channel) return channel;
      if (workspace.messages.get(channel_id, thread_ts) === undefined) return { error: "invalid_thread_ts" };
      const loading = z
        .array(z.string())
        .max(LIMITS.loadingMessages)
        .safeParse(fromJson(loading_messages ?? "[]"));
      if (!loading.success) return refusal("invalid_arguments", loading.error, "/loading_messages");
      workspace.threads.setStatus(channel_id, thread_ts, status);
      workspace.changes.tell({ kind: "status", channel: channel_id, threadTs: thread_ts, status });
      return {};
    },
  ),

  "assistant.threads.setSuggestedPrompts": method(
    { channel_id: z.string(), thread_ts: TS.optional(), title: z.string().optional(), prompts: z.unknown() },
    ({ channel_id, thread_ts, prompts }, { workspace }) => {
      const channel = writableChannel(workspace, channel_id);
      if ("error" in channel) return channel;
      if (thread_ts !== undefined && workspace.messages.get(channel_id, thread_ts) === undefined) {
        return { error: "invalid_thread_ts" };
      }
      const given = PROMPTS.safeParse(fromJson(prompts));
      if (!given.success) return refusal("invalid_arguments", given.error, "/prompts");
      workspace.threads.setPrompts(channel_id, given.data);
      workspace.changes.tell({ kind: "prompts", channel: channel_id });
      return {};
    },
  ),

  "assistant.threads.setTitle": method(
    { channel_id: z.string(), thread_ts: TS, title: z.string().min(1) },
    ({ channel_id, thread_ts, title }, { workspace }) => {
      const channel = writableChannel(workspace, channel_id);
      if ("error" in channel) return channel;
      if (workspace.messages.get(channel_id, thread_ts) === undefined) return { error: "invalid_thread_ts" };
      workspace.threads.setTitle(channel_id, thread_ts, title);
      return {};
    },
  ),
};
