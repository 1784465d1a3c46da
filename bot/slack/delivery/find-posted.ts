import { z } from "zod";
import type { Call } from "./call.ts";

/** Names our messages' metadata, whose `key` is the dispatch's. */
export const METADATA_TYPE = "do_reply";

/** The `ts` of the message that carries a dispatch's key, where it was posted. */
export type FindPosted = (place: {
  readonly channel: string;
  readonly threadTs: string | null;
  readonly key: string;
}) => Promise<string | undefined>;

const Page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string().optional(), event_payload: z.object({ key: z.string().optional() }).optional() })
        .optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

const PAGES = 10;

/**
 * Looks through the thread, or the channel's newest messages, for our key. A server that cannot be asked counts as «not posted»:
 * twice is better than never.
 */
export function createFindPosted(call: Call): FindPosted {
  return async ({ channel, threadTs, key }) => {
    const method = threadTs === null ? "conversations.history" : "conversations.replies";
    const thread = threadTs === null ? {} : { ts: threadTs };
    let cursor = "";
    for (let page = 0; page < PAGES; page += 1) {
      const next = cursor === "" ? {} : { cursor };
      const outcome = await call(method, { channel, ...thread, ...next, include_all_metadata: true, limit: 200 });
      const { data } = Page.safeParse(outcome.kind === "ok" ? outcome.result : undefined);
      const found = data?.messages.find(({ metadata }) => metadata?.event_payload?.key === key);
      cursor = data?.response_metadata?.next_cursor ?? "";
      if (found !== undefined || cursor === "") return found?.ts;
    }
    return undefined;
  };
}
