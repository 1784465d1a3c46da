import { z } from "zod";
import type { Refusal } from "../check/refusal.ts";
import { checkMessage } from "../check-message.ts";
import type { ResponseTarget } from "../world/response-urls.ts";
import type { Workspace } from "../world/workspace.ts";
import { draft } from "./chat.ts";

const RESPONSE = z.looseObject({
  response_type: z.enum(["ephemeral", "in_channel"]).default("ephemeral"),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

/**
 * Takes what an app sends to a response_url: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 * @returns a refusal, or nothing
 */
export function respond(workspace: Workspace, id: string, given: unknown): Refusal | undefined {
  const target = workspace.responseUrls.use(id);
  if ("error" in target) return target;
  return answerTo(workspace, target, given);
}

/** The same for what a slash command's acknowledgement carries. */
export function answerTo(workspace: Workspace, target: ResponseTarget, given: unknown): Refusal | undefined {
  const response = RESPONSE.safeParse(given);
  if (!response.success) return { error: "invalid_payload" };
  const { response_type, replace_original, delete_original, ...message } = response.data;
  const { messages, ephemerals, changes } = workspace;
  const { channel, user, messageTs } = target;
  const original = messageTs === null ? undefined : messages.get(channel, messageTs);
  if (delete_original) {
    if (messageTs !== null) ephemerals.remove(user, messageTs);
    if (original !== undefined) {
      messages.remove(original);
      changes.tell({ kind: "deleted", message: original });
    }
    return undefined;
  }
  const checked = checkMessage({ ...message, channel });
  if ("error" in checked) return checked;
  const { text, blocks } = draft(checked);
  if (replace_original && original !== undefined) {
    changes.tell({ kind: "changed", message: messages.replace(original, { text, blocks }) });
    return undefined;
  }
  if (replace_original && messageTs !== null) ephemerals.remove(user, messageTs);
  const threadTs = checked.thread_ts ?? null;
  if (response_type === "in_channel") {
    changes.tell({ kind: "posted", message: messages.post({ ...draft(checked), channel, threadTs }) });
    return undefined;
  }
  const ephemeral = { user, channel, ts: messages.nextTs(), text, blocks, threadTs };
  ephemerals.add(ephemeral);
  changes.tell({ kind: "ephemeral", ephemeral });
  return undefined;
}
