import { z } from "zod";
import { LIMITS } from "../limits.ts";
import * as element from "./elements.ts";
import { RICH_TEXT_ELEMENTS } from "./rich-text.ts";
import { ADDRESS, anyText, mrkdwn, plainText } from "./text.ts";

/** https://docs.slack.dev/reference/block-kit/blocks */
const ID = { block_id: z.string().min(1).max(LIMITS.blockId).optional() };

const SECTION = z
  .strictObject({
    ...ID,
    type: z.literal("section"),
    text: anyText(LIMITS.sectionText).optional(),
    fields: z.array(anyText(LIMITS.sectionField)).min(1).max(LIMITS.sectionFields).optional(),
    accessory: z
      .discriminatedUnion("type", [
        element.BUTTON,
        element.STATIC_SELECT,
        element.MULTI_STATIC_SELECT,
        element.USERS_SELECT,
        element.CONVERSATIONS_SELECT,
        element.DATEPICKER,
        element.OVERFLOW,
        element.RADIO_BUTTONS,
        element.CHECKBOXES,
        element.IMAGE_ELEMENT,
      ])
      .optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, { message: "must have text or fields" });

const ACTIONS = z.strictObject({
  ...ID,
  type: z.literal("actions"),
  elements: z
    .array(
      z.discriminatedUnion("type", [
        element.BUTTON,
        element.STATIC_SELECT,
        element.MULTI_STATIC_SELECT,
        element.USERS_SELECT,
        element.CONVERSATIONS_SELECT,
        element.DATEPICKER,
        element.OVERFLOW,
        element.RADIO_BUTTONS,
        element.CHECKBOXES,
      ]),
    )
    .min(1)
    .max(LIMITS.actionsElements)
    .refine(hasDistinctActions, { message: "action_id already exists" }),
});

const CONTEXT = z.strictObject({
  ...ID,
  type: z.literal("context"),
  elements: z
    .array(
      z.discriminatedUnion("type", [plainText(LIMITS.textObject), mrkdwn(LIMITS.textObject), element.IMAGE_ELEMENT]),
    )
    .min(1)
    .max(LIMITS.contextElements),
});

const INPUT = z.strictObject({
  ...ID,
  type: z.literal("input"),
  label: plainText(LIMITS.inputLabel),
  element: z.discriminatedUnion("type", [
    element.PLAIN_TEXT_INPUT,
    element.STATIC_SELECT,
    element.MULTI_STATIC_SELECT,
    element.USERS_SELECT,
    element.CONVERSATIONS_SELECT,
    element.DATEPICKER,
    element.RADIO_BUTTONS,
    element.CHECKBOXES,
  ]),
  hint: plainText(LIMITS.inputHint).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const RICH_TEXT = z.strictObject({ ...ID, type: z.literal("rich_text"), elements: RICH_TEXT_ELEMENTS });

const TABLE = z.strictObject({
  ...ID,
  type: z.literal("table"),
  rows: z
    .array(
      z
        .array(
          z.discriminatedUnion("type", [
            z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }),
            z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string().min(1) }),
            RICH_TEXT,
          ]),
        )
        .min(1)
        .max(LIMITS.tableColumns),
    )
    .min(1)
    .max(LIMITS.tableRows),
  column_settings: z
    .array(
      z
        .strictObject({ align: z.enum(["left", "center", "right"]).optional(), is_wrapped: z.boolean().optional() })
        .nullable(),
    )
    .max(LIMITS.tableColumns)
    .optional(),
});

const EVERYWHERE = [
  SECTION,
  ACTIONS,
  CONTEXT,
  INPUT,
  RICH_TEXT,
  z.strictObject({ ...ID, type: z.literal("header"), text: plainText(LIMITS.header) }),
  z.strictObject({ ...ID, type: z.literal("divider") }),
  z.strictObject({
    ...ID,
    type: z.literal("image"),
    image_url: ADDRESS.max(LIMITS.imageUrl),
    alt_text: z.string().min(1).max(LIMITS.imageText),
    title: plainText(LIMITS.imageText).optional(),
  }),
] as const;

/** Markdown, tables and context actions are for messages only. */
export const MESSAGE_BLOCK = z.discriminatedUnion("type", [
  ...EVERYWHERE,
  TABLE,
  z.strictObject({ ...ID, type: z.literal("markdown"), text: z.string().min(1) }),
  z.strictObject({
    ...ID,
    type: z.literal("context_actions"),
    elements: z
      .array(z.discriminatedUnion("type", [element.FEEDBACK_BUTTONS, element.ICON_BUTTON]))
      .min(1)
      .max(LIMITS.contextActionsElements)
      .refine(hasDistinctActions, { message: "action_id already exists" }),
  }),
]);
export type MessageBlock = z.infer<typeof MESSAGE_BLOCK>;

export const VIEW_BLOCK = z.discriminatedUnion("type", [...EVERYWHERE]);

/** Whether every block that names itself does so alone. */
export function hasDistinctBlocks(blocks: readonly { readonly block_id?: string | undefined }[]): boolean {
  return areDistinct(blocks.flatMap(({ block_id = [] }) => block_id));
}

function hasDistinctActions(elements: readonly { readonly action_id?: string | undefined }[]): boolean {
  return areDistinct(elements.flatMap(({ action_id = [] }) => action_id));
}

function areDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
