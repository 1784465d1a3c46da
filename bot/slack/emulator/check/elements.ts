import { z } from "zod";
import { LIMITS } from "../limits.ts";
import { ACTION_ID, ADDRESS, anyText, CONFIRM, plainText, STYLE } from "./text.ts";

/** https://docs.slack.dev/reference/block-kit/block-elements */
const ACTION = { action_id: ACTION_ID.optional() };
const CHOOSING = { ...ACTION, confirm: CONFIRM.optional(), focus_on_load: z.boolean().optional() };
const PLACEHOLDER = { placeholder: plainText(LIMITS.placeholder).optional() };

function option<Text extends z.ZodType>(text: Text) {
  return z.strictObject({
    text,
    value: z.string().min(1).max(LIMITS.optionValue),
    description: anyText(LIMITS.optionDescription).optional(),
  });
}
const PLAIN_OPTION = option(plainText(LIMITS.optionText));
const ANY_OPTION = option(anyText(LIMITS.optionText));
const LINK_OPTION = PLAIN_OPTION.extend({ url: ADDRESS.optional() });
const OPTIONS = z.array(PLAIN_OPTION).min(1).max(LIMITS.selectOptions);
const GROUPS = z
  .array(z.strictObject({ label: plainText(LIMITS.optionText), options: OPTIONS }))
  .min(1)
  .max(LIMITS.selectOptions);
const MENU = { options: OPTIONS.optional(), option_groups: GROUPS.optional() };

export const BUTTON = z.strictObject({
  ...ACTION,
  type: z.literal("button"),
  text: plainText(LIMITS.buttonText),
  value: z.string().max(LIMITS.buttonValue).optional(),
  url: ADDRESS.optional(),
  style: STYLE.optional(),
  confirm: CONFIRM.optional(),
  accessibility_label: z.string().max(LIMITS.accessibilityLabel).optional(),
});

export const STATIC_SELECT = z
  .strictObject({
    ...CHOOSING,
    ...PLACEHOLDER,
    ...MENU,
    type: z.literal("static_select"),
    initial_option: PLAIN_OPTION.optional(),
  })
  .refine(hasOneMenu, { message: "must have either options or option_groups" });

export const MULTI_STATIC_SELECT = z
  .strictObject({
    ...CHOOSING,
    ...PLACEHOLDER,
    ...MENU,
    type: z.literal("multi_static_select"),
    initial_options: OPTIONS.optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .refine(hasOneMenu, { message: "must have either options or option_groups" });

export const USERS_SELECT = z.strictObject({
  ...CHOOSING,
  ...PLACEHOLDER,
  type: z.literal("users_select"),
  initial_user: z.string().optional(),
});

export const CONVERSATIONS_SELECT = z.strictObject({
  ...CHOOSING,
  ...PLACEHOLDER,
  type: z.literal("conversations_select"),
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
});

export const DATEPICKER = z.strictObject({
  ...CHOOSING,
  ...PLACEHOLDER,
  type: z.literal("datepicker"),
  initial_date: z.iso.date().optional(),
});

export const OVERFLOW = z.strictObject({
  ...ACTION,
  type: z.literal("overflow"),
  options: z.array(LINK_OPTION).min(1).max(LIMITS.overflowOptions),
  confirm: CONFIRM.optional(),
});

export const RADIO_BUTTONS = z
  .strictObject({
    ...CHOOSING,
    type: z.literal("radio_buttons"),
    options: z.array(ANY_OPTION).min(1).max(LIMITS.radioOptions),
    initial_option: ANY_OPTION.optional(),
  })
  .refine(({ options, initial_option }) => initial_option === undefined || hasOption(options, initial_option), {
    message: "initial_option must be among the options",
  });

export const CHECKBOXES = z.strictObject({
  ...CHOOSING,
  type: z.literal("checkboxes"),
  options: z.array(ANY_OPTION).min(1).max(LIMITS.radioOptions),
  initial_options: z.array(ANY_OPTION).min(1).optional(),
});

export const PLAIN_TEXT_INPUT = z
  .strictObject({
    ...ACTION,
    ...PLACEHOLDER,
    type: z.literal("plain_text_input"),
    initial_value: z.string().max(LIMITS.inputText).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(LIMITS.inputText).optional(),
    max_length: z.int().min(1).max(LIMITS.inputText).optional(),
    focus_on_load: z.boolean().optional(),
    dispatch_action_config: z
      .strictObject({ trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1) })
      .optional(),
  })
  .refine(({ initial_value = "", max_length = LIMITS.inputText }) => initial_value.length <= max_length, {
    message: "initial_value must not be longer than max_length",
  });

/** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element */
const FEEDBACK = z.strictObject({
  text: plainText(LIMITS.feedbackText),
  value: z.string().min(1).max(LIMITS.feedbackValue),
  accessibility_label: z.string().max(LIMITS.accessibilityLabel).optional(),
});
export const FEEDBACK_BUTTONS = z.strictObject({
  ...ACTION,
  type: z.literal("feedback_buttons"),
  positive_button: FEEDBACK,
  negative_button: FEEDBACK,
});

/** https://docs.slack.dev/reference/block-kit/block-elements/icon-button-element */
export const ICON_BUTTON = z.strictObject({
  ...ACTION,
  type: z.literal("icon_button"),
  icon: z.literal("trash"),
  text: plainText(LIMITS.buttonText),
  value: z.string().max(LIMITS.buttonValue).optional(),
  confirm: CONFIRM.optional(),
  accessibility_label: z.string().max(LIMITS.accessibilityLabel).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});

export const IMAGE_ELEMENT = z.strictObject({
  type: z.literal("image"),
  image_url: ADDRESS.max(LIMITS.imageUrl),
  alt_text: z.string().min(1).max(LIMITS.imageText),
});

function hasOneMenu({ options, option_groups }: { readonly options?: unknown; readonly option_groups?: unknown }) {
  return (options === undefined) !== (option_groups === undefined);
}

function hasOption(options: readonly { readonly value: string }[], chosen: { readonly value: string }): boolean {
  return options.some(({ value }) => value === chosen.value);
}
