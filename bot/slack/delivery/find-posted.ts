import { z } from "zod";
import type { Call } from "./call.ts";

/** What looking for a message of ours came to; where Slack cannot be asked now, after how many milliseconds it can. */
type Search =
  | { readonly kind: "found"; readonly ts: string }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly waitMs: number | null };

/** Looks in a thread, or in a channel, for the message that carries a dispatch's key. */
export type FindPosted = (place: {
  readonly channel: string;
  readonly threadTs: string | null;
  readonly key: string;
}) => Promise<Search>;

const METADATA_TYPE = "do_reply";
const Page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_payload: z.object({ key: z.string().optional() }).optional() }).optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const PAGES = 10;

/** How a message carries its dispatch's key: https://docs.slack.dev/messaging/message-metadata */
export function metadataOf(key: string) {
  return { metadata: { event_type: METADATA_TYPE, event_payload: { key } } };
}

/** Reads a thread's messages, or a channel's newest. What Slack refuses to show counts as absent: twice is better than never. */
export function createFindPosted(call: Call): FindPosted {
  return async ({ channel, threadTs, key }) => {
    const [method, thread] =
      threadTs === null ? ["conversations.history", {}] : ["conversations.replies", { ts: threadTs }];
    let cursor = "";
    for (let page = 0; page < PAGES; page += 1) {
      const next = cursor === "" ? {} : { cursor };
      const outcome = await call(method, { channel, ...thread, ...next, include_all_metadata: true, limit: 200 });
      if (outcome.kind === "rate-limited") return { kind: "unknown", waitMs: outcome.retryAfterMs };
      if (outcome.kind === "unreachable") return { kind: "unknown", waitMs: null };
      const { data } = Page.safeParse(outcome.kind === "done" ? outcome.result : undefined);
      const found = data?.messages.find(({ metadata }) => metadata?.event_payload?.key === key);
      if (found !== undefined) return { kind: "found", ts: found.ts };
      cursor = data?.response_metadata?.next_cursor ?? "";
      if (cursor === "") break;
    }
    return { kind: "absent" };
  };
}
