import { z } from "zod";
import { LIMITS } from "../limits.ts";

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function plainText(limit: number) {
  return z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(limit),
    emoji: z.boolean().optional(),
  });
}

export function mrkdwn(limit: number) {
  return z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(limit),
    verbatim: z.boolean().optional(),
  });
}

export function anyText(limit: number) {
  return z.discriminatedUnion("type", [plainText(limit), mrkdwn(limit)]);
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const CONFIRM = z.strictObject({
  title: plainText(LIMITS.confirmTitle).optional(),
  text: anyText(LIMITS.confirmText),
  confirm: plainText(LIMITS.confirmButton).optional(),
  deny: plainText(LIMITS.confirmButton).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});

export const STYLE = z.enum(["primary", "danger"]);
export const ACTION_ID = z.string().min(1).max(LIMITS.actionId);
export const ADDRESS = z.url({ protocol: /^(?:https?|mailto|slack)$/u }).max(LIMITS.buttonUrl);
