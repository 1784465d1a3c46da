import { z } from "zod";

const OPTION = z.looseObject({ value: z.string() });
const BUTTON = z.looseObject({ value: z.string() });
const ELEMENT = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  value: z.string().optional(),
  text: z.unknown().optional(),
  options: z.array(OPTION).optional(),
  option_groups: z.array(z.object({ options: z.array(OPTION) })).optional(),
  positive_button: BUTTON.optional(),
  negative_button: BUTTON.optional(),
});
const BLOCK = z.looseObject({
  block_id: z.string(),
  elements: z.array(z.unknown()).optional(),
  accessory: z.unknown().optional(),
  element: z.unknown().optional(),
});
type Element = z.infer<typeof ELEMENT>;

/** The element that somebody acts on, as an action of https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function actionOn(
  blocks: readonly object[],
  actionId: string,
  value: string | undefined,
  actionTs: string,
): object {
  const found = elementsIn(blocks).filter(({ element }) => element.action_id === actionId);
  for (const { blockId, element } of found) {
    const chosen = choose(element, value);
    if (chosen !== undefined) {
      const { type, action_id } = element;
      return { type, action_id, block_id: blockId, action_ts: actionTs, ...chosen };
    }
  }
  const known = elementsIn(blocks).map(({ element }) => element.action_id);
  throw new NoSuchElement(value === undefined ? actionId : `${actionId} with ${value}`, known);
}

/** Everything in the blocks that can be acted on. */
export function elementsIn(
  blocks: readonly object[],
): readonly { readonly blockId: string; readonly element: Element }[] {
  return blocks.flatMap((block) => {
    const { block_id, elements = [], accessory, element } = BLOCK.parse(block);
    return [...elements, accessory, element].flatMap((each) => {
      const { data } = ELEMENT.safeParse(each);
      return data === undefined ? [] : [{ blockId: block_id, element: data }];
    });
  });
}

/** The option with that value, as the app gave it. */
export function optionOf({ options = [], option_groups = [] }: Element, value: string): object | undefined {
  return [...options, ...option_groups.flatMap((group) => group.options)].find((option) => option.value === value);
}

function choose(element: Element, value: string | undefined): object | undefined {
  switch (element.type) {
    case "button":
    case "icon_button":
      if (value !== undefined && value !== element.value) return undefined;
      return { text: element.text, ...(element.value === undefined ? {} : { value: element.value }) };
    case "feedback_buttons": {
      const pressed = [element.positive_button, element.negative_button].find((button) => button?.value === value);
      return pressed === undefined ? undefined : { text: pressed.text, value: pressed.value };
    }
    case "checkboxes": {
      const option = optionOf(element, value ?? "");
      return option === undefined ? undefined : { selected_options: [option] };
    }
    case "users_select":
      return { selected_user: value };
    case "conversations_select":
      return { selected_conversation: value };
    case "datepicker":
      return { selected_date: value };
    default: {
      const option = optionOf(element, value ?? "");
      return option === undefined ? undefined : { selected_option: option };
    }
  }
}

/** A test acts on what is not there. */
class NoSuchElement extends Error {
  override readonly name = "NoSuchElement";
  constructor(wanted: string, known: readonly string[]) {
    super(`There is nothing to act on named ${wanted}; there are: ${known.join(", ")}.`);
  }
}
