import { z } from "zod";
import { hasDistinctBlocks, VIEW_BLOCK } from "./check/blocks.ts";
import { fromJson, type Refusal, refusal } from "./check/refusal.ts";
import { plainText } from "./check/text.ts";
import { LIMITS } from "./limits.ts";

const COMMON = {
  blocks: z.array(VIEW_BLOCK).max(LIMITS.viewBlocks).refine(hasDistinctBlocks, { message: "block_id already exists" }),
  private_metadata: z.string().max(LIMITS.privateMetadata).optional(),
  callback_id: z.string().min(1).max(LIMITS.callbackId).optional(),
  external_id: z.string().max(LIMITS.externalId).optional(),
};
/** https://docs.slack.dev/reference/views/modal-views */
const MODAL = z
  .strictObject({
    ...COMMON,
    type: z.literal("modal"),
    title: plainText(LIMITS.modalTitle),
    submit: plainText(LIMITS.modalTitle).optional(),
    close: plainText(LIMITS.modalTitle).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine(({ blocks, submit }) => submit !== undefined || !blocks.some(({ type }) => type === "input"), {
    message: "must define `submit` to use an `input` block in modals",
    path: ["submit"],
  });
/** https://docs.slack.dev/reference/views/home-tab-views */
const HOME = z.strictObject({ ...COMMON, type: z.literal("home") });

export type Modal = z.infer<typeof MODAL>;
export type Home = z.infer<typeof HOME>;

/**
 * A view as `views.open`, `views.push` and `views.update` take it, or the error with which Slack refuses it.
 * @param given an object, or one as JSON
 */
export function checkModal(given: unknown): Modal | Refusal {
  return check(MODAL, given);
}

/** A view as `views.publish` takes it, or the error with which Slack refuses it. */
export function checkHome(given: unknown): Home | Refusal {
  return check(HOME, given);
}

function check<T>(schema: z.ZodType<T>, given: unknown): T | Refusal {
  const json = fromJson(given);
  const parsed = schema.safeParse(json);
  if (!parsed.success) return refusal("invalid_arguments", parsed.error, "/view");
  return Buffer.byteLength(JSON.stringify(json)) > LIMITS.viewBytes ? { error: "view_too_large" } : parsed.data;
}
