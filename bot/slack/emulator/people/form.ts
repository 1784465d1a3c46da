import { z } from "zod";
import { LIMITS } from "../limits.ts";
import type { OpenView } from "../world/views.ts";
import { elementsIn, optionOf } from "./elements.ts";

/** What somebody enters, by action_id or block_id: text, an option's value, or several. */
export type Entries = Readonly<Record<string, string | readonly string[]>>;

const INPUT = z.looseObject({
  type: z.literal("input"),
  block_id: z.string(),
  optional: z.boolean().default(false),
});
const INITIAL = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  initial_value: z.string().optional(),
  initial_option: z.object({ value: z.string() }).optional(),
  initial_options: z.array(z.object({ value: z.string() })).optional(),
  min_length: z.int().default(0),
  max_length: z.int().default(LIMITS.inputText),
});

/**
 * The state of a view as it is submitted: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 * @throws CannotSubmit where Slack would not let it go: something required is missing, too long or not to be chosen
 */
export function fillIn(view: OpenView, entries: Entries): object {
  return stateOfView(view, entries, true);
}

/** The state of a view as every `block_actions` in it brings it: what is not there yet is nothing. */
export function filledSoFar(view: OpenView, entries: Entries): object {
  return stateOfView(view, entries, false);
}

function stateOfView({ blocks }: OpenView, entries: Entries, isSubmitted: boolean): object {
  const inputs = new Map(
    blocks.flatMap((block) => {
      const { data } = INPUT.safeParse(block);
      return data === undefined ? [] : [[data.block_id, data] as const];
    }),
  );
  const left = new Set(Object.keys(entries));
  const values: Record<string, Record<string, object>> = {};
  for (const { blockId, element } of elementsIn(blocks)) {
    const initial = INITIAL.parse(element);
    const { action_id, type } = initial;
    if (["button", "overflow", "feedback_buttons", "icon_button"].includes(type)) continue;
    const entered = entries[action_id] ?? entries[blockId] ?? initialOf(initial);
    left.delete(action_id);
    left.delete(blockId);
    const isEmpty = entered === undefined || entered.length === 0;
    const input = inputs.get(blockId);
    if (isSubmitted && isEmpty && input !== undefined && !input.optional)
      throw new CannotSubmit(`${blockId} is required`);
    const state = isEmpty ? nothing(type) : stateOf(element, initial, entered);
    values[blockId] = { ...values[blockId], [action_id]: { type, ...state } };
  }
  if (left.size > 0) throw new CannotSubmit(`there is no ${[...left].join(", ")}`);
  return values;
}

function initialOf({ initial_value, initial_option, initial_options }: z.infer<typeof INITIAL>) {
  return initial_value ?? initial_option?.value ?? initial_options?.map(({ value }) => value);
}

function nothing(type: string): object {
  if (type === "checkboxes" || type === "multi_static_select") return { selected_options: [] };
  return type === "plain_text_input" ? { value: null } : { [selected(type)]: null };
}

function stateOf(
  element: Parameters<typeof optionOf>[0],
  { type, action_id, min_length, max_length }: z.infer<typeof INITIAL>,
  entered: string | readonly string[],
): object {
  const [first = "", ...others] = typeof entered === "string" ? [entered] : entered;
  if (type === "plain_text_input") {
    if (first.length < min_length || first.length > max_length) {
      throw new CannotSubmit(`${action_id} takes ${min_length} to ${max_length} characters, not ${first.length}`);
    }
    return { value: first };
  }
  if (selected(type) !== "selected_option") return { [selected(type)]: first };
  const options = [first, ...others].map((value) => {
    const option = optionOf(element, value);
    if (option === undefined) throw new CannotSubmit(`${action_id} has no option ${value}`);
    return option;
  });
  return type === "checkboxes" || type === "multi_static_select"
    ? { selected_options: options }
    : { selected_option: options[0] };
}

function selected(type: string): string {
  const names: Readonly<Record<string, string>> = {
    users_select: "selected_user",
    conversations_select: "selected_conversation",
    datepicker: "selected_date",
  };
  return names[type] ?? "selected_option";
}

class CannotSubmit extends Error {
  override readonly name = "CannotSubmit";
}
