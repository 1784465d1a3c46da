import { z } from "zod";
import { checkModal } from "../check-view.ts";
import { type OpenView, viewObject } from "../world/views.ts";
import { type Entries, filledSoFar, fillIn } from "./form.ts";
import { interaction } from "./payloads.ts";
import type { Tools } from "./tools.ts";

/** What a person does in modals. */
export interface Modals {
  /** @throws CannotSubmit where Slack would not let it go */
  submits(view: OpenView, entries?: Entries): Promise<Submitted>;
  /**
   * Writes in inputs without sending the form; those with `dispatch_action` tell the app.
   * @param entries what stands in the inputs by then
   * @param changed those of them that are new, by block_id; all unless given
   */
  enters(view: OpenView, entries: Entries, changed?: readonly string[]): Promise<void>;
  closes(view: OpenView): Promise<void>;
  /** The modal on top, if one is open. */
  modal(): OpenView | undefined;
  home(): OpenView | undefined;
}

/** What became of a form. */
type Submitted =
  | { readonly kind: "closed" | "cleared" | "unanswered" }
  /** Shown at the inputs, by block_id. */
  | { readonly kind: "errors"; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: "updated" | "pushed"; readonly view: OpenView }
  /** The app answered what Slack does not take; the person sees that something went wrong. */
  | { readonly kind: "refused"; readonly error: string };

/** https://docs.slack.dev/surfaces/modals#response_actions */
const RESPONSE = z.discriminatedUnion("response_action", [
  z.object({ response_action: z.literal("errors"), errors: z.record(z.string(), z.string().min(1)) }),
  z.object({ response_action: z.literal("update"), view: z.unknown() }),
  z.object({ response_action: z.literal("push"), view: z.unknown() }),
  z.object({ response_action: z.literal("clear") }),
]);

const TELLING = z.looseObject({
  type: z.literal("input"),
  block_id: z.string(),
  dispatch_action: z.literal(true),
  element: z.looseObject({ type: z.string(), action_id: z.string() }),
});

export function createModals(user: string, { workspace, delivery }: Tools): Modals {
  const { views, changes, clock } = workspace;
  const tell = () => changes.tell({ kind: "views", user });
  const send = (type: string, parts: object) => {
    const trigger = views.newTrigger(user);
    return delivery.send("interactive", { ...interaction(workspace, type, user, trigger), ...parts });
  };

  return {
    modal: () => views.stack(user).at(-1),
    home: () => views.home(user),
    submits: async (open, entries: Entries = {}) => {
      const values = fillIn(open, entries);
      const outcome = await send("view_submission", { view: viewObject(open, values), response_urls: [] });
      if (outcome.kind === "unanswered") return outcome;
      const submitted = react(open, outcome.response);
      tell();
      return submitted;
    },
    enters: async (open, entries, changed = Object.keys(entries)) => {
      const values = filledSoFar(open, entries);
      for (const block of open.blocks) {
        const { data: input } = TELLING.safeParse(block);
        if (input === undefined || !changed.includes(input.block_id)) continue;
        const { block_id, element } = input;
        const action = { type: element.type, action_id: element.action_id, block_id, action_ts: `${clock.now()}` };
        const container = { type: "view", view_id: open.id };
        await send("block_actions", { container, view: viewObject(open, values), actions: [action] });
      }
    },
    closes: async (open) => {
      views.pop(user);
      tell();
      if (open.view.type === "modal" && open.view.notify_on_close === true) {
        await send("view_closed", { view: viewObject(open), is_cleared: false });
      }
    },
  };

  function react(open: OpenView, given: unknown): Submitted {
    if (isEmpty(given)) {
      views.pop(user);
      return { kind: "closed" };
    }
    const { data: response } = RESPONSE.safeParse(given);
    if (response === undefined) return { kind: "refused", error: "invalid_response_action" };
    if (response.response_action === "clear") {
      views.clear(user);
      return { kind: "cleared" };
    }
    if (response.response_action === "errors") {
      const { errors } = response;
      const known = new Set(open.blocks.flatMap((block) => ("block_id" in block ? block.block_id : [])));
      const unknown = Object.keys(errors).filter((id) => !known.has(id));
      return unknown.length > 0 ? { kind: "refused", error: "unknown_block_id" } : { kind: "errors", errors };
    }
    const view = checkModal(response.view);
    if ("error" in view) return { kind: "refused", error: view.error };
    if (response.response_action === "update") return { kind: "updated", view: views.update(open, view) };
    const pushed = views.push(user, view);
    return pushed === undefined ? { kind: "refused", error: "push_limit_reached" } : { kind: "pushed", view: pushed };
  }
}

function isEmpty(given: unknown): boolean {
  return given === undefined || given === null || (typeof given === "object" && Object.keys(given).length === 0);
}
