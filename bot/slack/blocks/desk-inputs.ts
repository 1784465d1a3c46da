import type { types } from "@slack/bolt";
import type { Field, FieldValue } from "../../desk/engine/definition.ts";
import { beginning } from "./cut.ts";
import { fieldId } from "./desk-actions.ts";
import { plain } from "./rich.ts";

/** https://docs.slack.dev/reference/block-kit/block-elements */
const MOST = { text: 3_000, label: 2_000, hint: 2_000, placeholder: 150, option: 75, radios: 10, options: 100 };
/** More than a few lines of buttons are a menu. */
const SHOWN_OPTIONS = 5;
/** A number with its unit and separators. */
const NUMBER_LENGTH = 30;

/**
 * A field as an input that tells of every change, so that what is written is kept before it is sent.
 * @returns undefined where Slack's forms have nothing for it: files
 */
export function fieldInput(field: Field, value: FieldValue | undefined): types.InputBlock | undefined {
  const element = elementOf(field, value);
  if (element === undefined) return undefined;
  const hint = [field.help, hintOf(field)].filter((each) => each !== "").join("\n");
  return {
    type: "input",
    block_id: fieldId(field.id),
    label: plain(field.label, MOST.label),
    optional: !field.required,
    dispatch_action: true,
    element,
    ...(hint === "" ? {} : { hint: plain(hint, MOST.hint) }),
  };
}

function hintOf({ kind, unit }: Field): string {
  if (kind === "unit") return "部と課の正式な名前で書いてください（例：総務部人事課）。";
  if (kind !== "number") return "";
  return `数字だけで書いてください${unit === "" ? "" : `（単位：${unit}）`}。`;
}

function elementOf(field: Field, value: FieldValue | undefined): types.InputBlock["element"] | undefined {
  const action = { action_id: fieldId(field.id) };
  switch (field.kind) {
    case "line":
    case "unit":
    case "link":
      return { ...action, ...text(field, value, Math.min(field.maxLength, MOST.text)) };
    case "paragraph":
      return { ...action, ...text(field, value, Math.min(field.maxLength, MOST.text)), multiline: true };
    case "number":
      return { ...action, ...text(field, value, NUMBER_LENGTH) };
    case "date":
      return {
        ...action,
        type: "datepicker",
        ...(typeof value === "string" && /^\d{4}-\d\d-\d\d$/u.test(value) ? { initial_date: value } : {}),
      };
    case "choice":
      return { ...action, ...choice(field, value) };
    case "choices":
      return { ...action, ...choices(field, value) };
    case "files":
      return undefined;
  }
}

function text(
  { placeholder }: Field,
  value: FieldValue | undefined,
  most: number,
): Omit<types.PlainTextInput, "action_id"> {
  const written = typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
  const shown = beginning(written.toWellFormed().trim(), most, (same) => same);
  return {
    type: "plain_text_input",
    multiline: false,
    max_length: most,
    dispatch_action_config: { trigger_actions_on: ["on_character_entered"] },
    ...(placeholder === "" ? {} : { placeholder: plain(placeholder, MOST.placeholder) }),
    ...(shown === "" ? {} : { initial_value: shown }),
  };
}

function optionsOf({ options }: Field): types.PlainTextOption[] {
  return options.slice(0, MOST.options).map(({ value, label }) => ({ text: plain(label, MOST.option), value }));
}

function choice(
  field: Field,
  value: FieldValue | undefined,
): Omit<types.RadioButtons, "action_id"> | Omit<types.StaticSelect, "action_id"> {
  const options = optionsOf(field);
  const chosen = options.find((option) => option.value === value);
  const initial = chosen === undefined ? {} : { initial_option: chosen };
  if (options.length <= SHOWN_OPTIONS) return { type: "radio_buttons", options, ...initial };
  return { type: "static_select", options, placeholder: plain("選んでください"), ...initial };
}

function choices(
  field: Field,
  value: FieldValue | undefined,
): Omit<types.Checkboxes, "action_id"> | Omit<types.MultiStaticSelect, "action_id"> {
  const options = optionsOf(field);
  const chosen = options.filter((option) => typeof value === "object" && value.includes(option.value ?? ""));
  const initial = chosen.length === 0 ? {} : { initial_options: chosen };
  if (options.length <= MOST.radios) return { type: "checkboxes", options, ...initial };
  return { type: "multi_static_select", options, placeholder: plain("選んでください"), ...initial };
}
