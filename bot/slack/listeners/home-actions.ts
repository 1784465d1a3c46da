import { z } from "zod";
import { ACTIONS, SUGGESTION } from "../blocks/actions.ts";
import { askModal } from "../blocks/modals.ts";
import type { Modal } from "../blocks/view.ts";
import { newForm } from "../desks/open-form.ts";
import { openModal } from "../open-modal.ts";
import { reply } from "../reply.ts";
import type { Services } from "../services.ts";

const PRESS = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string().nullish() })]).rest(z.unknown()),
});

/** Buttons of the Home tab. @returns whether it was one */
export async function onHomePress(body: unknown, services: Services): Promise<boolean> {
  const { data } = PRESS.safeParse(body);
  const pressed = data?.actions[0];
  if (data === undefined || pressed === undefined) return false;
  const user = data.user.id;
  if (SUGGESTION.test(pressed.action_id)) {
    const text = pressed.value ?? "";
    const key = `press:${pressed.action_id}:${data.trigger_id}`;
    await reply(
      {
        ...{ key, text, thread: `slack:${key}`, placement: "dm", question: text },
        audience: await services.audienceOf({ channel: user, user, place: "ephemeral" }),
        dispatch: (message) => ({
          ...{ kind: "post", channel: user, threadTs: null, message, user: null, replaces: null, stream: null },
        }),
      },
      services,
    );
    return true;
  }
  const view = await viewFor(pressed.action_id, user, services);
  if (view !== undefined) await openModal(data.trigger_id, view, services);
  return view !== undefined;
}

async function viewFor(action: string, user: string, services: Services): Promise<Modal | undefined> {
  switch (action) {
    case ACTIONS.homeAsk:
      return askModal();
    case ACTIONS.homeApp:
      return newForm({ type: "app", user }, services);
    case ACTIONS.homeImprovement:
      return newForm({ type: "improvement", user }, services);
    default:
      return undefined;
  }
}
