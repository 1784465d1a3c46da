import { z } from "zod";
import { ADDRESS } from "./text.ts";

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    underline: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();

const TEXT = z.strictObject({ type: z.literal("text"), text: z.string().min(1), style });
const LINK = z.strictObject({
  type: z.literal("link"),
  url: ADDRESS,
  text: z.string().min(1).optional(),
  unsafe: z.boolean().optional(),
  style,
});
const INLINE = z.discriminatedUnion("type", [
  TEXT,
  LINK,
  z.strictObject({ type: z.literal("emoji"), name: z.string().min(1), unicode: z.string().optional(), style }),
  z.strictObject({ type: z.literal("user"), user_id: z.string().regex(/^[UW][A-Z0-9]+$/u), style }),
  z.strictObject({ type: z.literal("channel"), channel_id: z.string().regex(/^[CGD][A-Z0-9]+$/u), style }),
  z.strictObject({ type: z.literal("usergroup"), usergroup_id: z.string(), style }),
  z.strictObject({ type: z.literal("team"), team_id: z.string(), style }),
  z.strictObject({ type: z.literal("broadcast"), range: z.enum(["here", "channel", "everyone"]), style }),
  z.strictObject({ type: z.literal("color"), value: z.string(), style }),
  z.strictObject({
    type: z.literal("date"),
    timestamp: z.int(),
    format: z.string().min(1),
    url: ADDRESS.optional(),
    fallback: z.string().optional(),
    style,
  }),
]);
const border = z.int().min(0).max(1).optional();
const SECTION = z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(INLINE) });

export const RICH_TEXT_ELEMENTS = z
  .array(
    z.discriminatedUnion("type", [
      SECTION,
      z.strictObject({
        type: z.literal("rich_text_list"),
        style: z.enum(["bullet", "ordered"]),
        elements: z.array(SECTION).min(1),
        indent: z.int().min(0).max(8).optional(),
        offset: z.int().min(0).optional(),
        border,
      }),
      z.strictObject({ type: z.literal("rich_text_quote"), elements: z.array(INLINE), border }),
      z.strictObject({
        type: z.literal("rich_text_preformatted"),
        elements: z.array(z.discriminatedUnion("type", [TEXT, LINK])),
        border,
        language: z.string().optional(),
      }),
    ]),
  )
  .min(1);
