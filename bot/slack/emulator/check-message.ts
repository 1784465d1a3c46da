import { z } from "zod";
import { hasDistinctBlocks, MESSAGE_BLOCK, type MessageBlock } from "./check/blocks.ts";
import { fromJson, type Refusal, refusal } from "./check/refusal.ts";
import { LIMITS } from "./limits.ts";

const FLAG = z.union([z.boolean(), z.enum(["true", "false"])]).optional();
const TS = z.string().regex(/^\d{10}\.\d{6}$/u);
const MESSAGE = z.strictObject({
  token: z.string().optional(),
  team_id: z.string().optional(),
  channel: z.string(),
  text: z.string().optional(),
  markdown_text: z.string().optional(),
  blocks: z.unknown().optional(),
  metadata: z.unknown().optional(),
  thread_ts: TS.optional(),
  ts: TS.optional(),
  user: z.string().optional(),
  reply_broadcast: FLAG,
  unfurl_links: FLAG,
  unfurl_media: FLAG,
  mrkdwn: FLAG,
  link_names: FLAG,
  parse: z.enum(["full", "none"]).optional(),
});
const BLOCKS = z
  .array(MESSAGE_BLOCK)
  .max(LIMITS.messageBlocks)
  .refine(hasDistinctBlocks, { message: "block_id already exists" });
/** https://docs.slack.dev/messaging/message-metadata */
const METADATA = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

export type Metadata = z.infer<typeof METADATA>;
export type CheckedMessage = Omit<z.infer<typeof MESSAGE>, "token" | "team_id" | "text" | "blocks" | "metadata"> & {
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
  readonly metadata?: Metadata;
};
export type PostedMessage = CheckedMessage & { readonly ts: string };

/**
 * A message as Slack takes it, or the error with which Slack refuses it.
 * @param fields what `chat.postMessage`, `chat.update` or `chat.postEphemeral` is sent: a form's strings, or plain values
 * @param textLimit of `text`; `chat.update` takes less
 */
export function checkMessage(fields: unknown, textLimit: number = LIMITS.text): CheckedMessage | Refusal {
  const parsed = MESSAGE.safeParse(fields);
  if (!parsed.success) return refusal("invalid_arguments", parsed.error);
  const {
    token: _token,
    team_id: _team,
    text = "",
    blocks: givenBlocks,
    metadata: givenMetadata,
    ...rest
  } = parsed.data;
  if (text.length > textLimit) return { error: "msg_too_long" };
  const blocks = checkBlocks(givenBlocks ?? []);
  if ("error" in blocks) return blocks;
  const written = rest.markdown_text;
  if (written !== undefined && (text !== "" || blocks.length > 0)) return { error: "markdown_text_conflict" };
  if ((written?.length ?? 0) > LIMITS.markdownText) return { error: "msg_too_long" };
  if (text === "" && blocks.length === 0 && (written ?? "") === "") return { error: "no_text" };
  if (givenMetadata === undefined) return { ...rest, text, blocks };
  const metadata = checkMetadata(givenMetadata);
  return "error" in metadata ? metadata : { ...rest, text, blocks, metadata };
}

/** @param given an array, or one as JSON */
export function checkBlocks(given: unknown): readonly MessageBlock[] | Refusal {
  const json = fromJson(given);
  if (!Array.isArray(json)) return { error: "invalid_blocks_format" };
  const { data, error } = BLOCKS.safeParse(json);
  if (data === undefined) return refusal("invalid_blocks", error, "/blocks");
  if (data.filter(({ type }) => type === "table").length > 1) {
    return { error: "invalid_attachments", response_metadata: { messages: ["[ERROR] only_one_table_allowed"] } };
  }
  const markdown = data.reduce((sum, block) => sum + (block.type === "markdown" ? block.text.length : 0), 0);
  if (markdown > LIMITS.markdown || textIn(data) > LIMITS.messageBlocksText) return { error: "msg_blocks_too_long" };
  return data;
}

export function checkMetadata(given: unknown): Metadata | Refusal {
  const { data, error } = METADATA.safeParse(fromJson(given));
  if (data === undefined) return refusal("invalid_metadata_format", error, "/metadata");
  return Buffer.byteLength(JSON.stringify(data)) > LIMITS.metadataBytes ? { error: "metadata_too_large" } : data;
}

/** How much text a message's blocks hold at any depth. */
function textIn(json: unknown): number {
  if (Array.isArray(json)) return json.reduce((sum: number, each) => sum + textIn(each), 0);
  if (typeof json !== "object" || json === null) return 0;
  return Object.entries(json).reduce(
    (sum, [key, value]) => sum + (key === "text" && typeof value === "string" ? value.length : textIn(value)),
    0,
  );
}
