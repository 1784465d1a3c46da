import { z } from "zod";
import { SHORTCUTS } from "../blocks/actions.ts";
import { askModal } from "../blocks/modals.ts";
import { expiredMessage } from "../blocks/notices.ts";
import type { Modal } from "../blocks/view.ts";
import { newForm } from "../desks/open-form.ts";
import { openModal } from "../open-modal.ts";
import { readable } from "../said.ts";
import type { Services } from "../services.ts";

const SHORTCUT = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  /** Of a shortcut on a message. */
  message: z.object({ text: z.string().nullish() }).nullish(),
});

/** Opens the form that a shortcut stands for, with the message's text in it where it is one on a message. */
export async function onShortcut(body: unknown, services: Services): Promise<void> {
  const { data } = SHORTCUT.safeParse(body);
  if (data === undefined) return;
  const text = readable(data.message?.text ?? "", await services.botUserId());
  const view = await viewFor(data.callback_id, { user: data.user.id, words: text }, services);
  if (view === undefined || (await openModal(data.trigger_id, view, services))) return;
  const message = expiredMessage();
  const dispatch = { kind: "post", channel: data.user.id, threadTs: null, message, user: null } as const;
  await services.send(`again:${data.trigger_id}`, { ...dispatch, replaces: null, stream: null });
}

async function viewFor(
  shortcut: string,
  said: { readonly user: string; readonly words: string },
  services: Services,
): Promise<Modal | undefined> {
  switch (shortcut) {
    case SHORTCUTS.askAboutMessage:
    case SHORTCUTS.askAnything:
      return askModal(said.words);
    case SHORTCUTS.messageToApp:
    case SHORTCUTS.requestApp:
      return newForm({ type: "app", ...said }, services);
    case SHORTCUTS.messageToImprovement:
    case SHORTCUTS.sendImprovement:
      return newForm({ type: "improvement", ...said }, services);
    default:
      return undefined;
  }
}
