import { z } from "zod";

const ELEMENT = z.looseObject({ type: z.string(), action_id: z.string().optional() });
const BLOCK = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  elements: z.array(z.unknown()).optional(),
  accessory: ELEMENT.optional(),
  element: ELEMENT.optional(),
});
const WITH_ACTIONS = new Set(["actions", "context_actions"]);
const PASSIVE = new Set(["image"]);

/** The blocks with the ids that Slack gives to whatever does not name itself. */
export function identified(blocks: readonly object[]): readonly object[] {
  return blocks.map((given, place) => {
    const { block_id = `block-${place}`, elements, accessory, element, ...block } = BLOCK.parse(given);
    return {
      ...block,
      block_id,
      ...(elements === undefined ? {} : { elements: WITH_ACTIONS.has(block.type) ? elements.map(named) : elements }),
      ...(accessory === undefined ? {} : { accessory: named(accessory, 0) }),
      ...(element === undefined ? {} : { element: named(element, 0) }),
    };
  });
}

function named(given: unknown, place: number): object {
  const element = ELEMENT.parse(given);
  return PASSIVE.has(element.type) ? element : { ...element, action_id: element.action_id ?? `action-${place}` };
}
