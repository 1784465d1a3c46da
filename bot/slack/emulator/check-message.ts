import { z } from "zod";

const TEXT = z.object({
  type: z.literal("plain_text"),
  text: z.string().min(1).max(75),
  emoji: z.boolean().optional(),
});
const BUTTON = z.object({
  type: z.literal("button"),
  action_id: z.string().max(255),
  text: TEXT,
  value: z.string().max(2_000),
});
const BLOCKS = z
  .array(
    z.discriminatedUnion("type", [
      z.object({ type: z.literal("markdown"), text: z.string().min(1) }),
      z.object({ type: z.literal("actions"), elements: z.array(BUTTON).min(1).max(25) }),
    ]),
  )
  .max(50);
const MESSAGE = z.object({
  channel: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().min(1).max(40_000),
  blocks: z.preprocess((json) => (typeof json === "string" ? JSON.parse(json) : json), BLOCKS),
  unfurl_links: z.enum(["true", "false"]),
  unfurl_media: z.enum(["true", "false"]),
});
/** https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
const MARKDOWN_LIMIT = 12_000;

export type PostedMessage = z.infer<typeof MESSAGE> & { readonly ts: string };

/** A `chat.postMessage` request as Slack takes it, or the error with which Slack refuses it. */
export function checkMessage(fields: unknown): z.infer<typeof MESSAGE> | { readonly error: string } {
  const { data, error } = MESSAGE.safeParse(fields);
  if (data === undefined) return { error: `invalid_blocks: ${error.message}` };
  const markdown = data.blocks.reduce((sum, block) => sum + (block.type === "markdown" ? block.text.length : 0), 0);
  return markdown > MARKDOWN_LIMIT ? { error: "msg_blocks_too_long" } : data;
}
