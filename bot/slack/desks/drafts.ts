import { z } from "zod";
import { DESK_ACTIONS, DESK_VIEWS, isFieldId, typeOf } from "../blocks/desk-actions.ts";
import { readOrigin } from "../blocks/desk-form.ts";
import { filledIn } from "../blocks/desk-form-values.ts";
import { draftKeptMessage } from "../blocks/desk-notice.ts";
import { sentenceModal } from "../blocks/modal.ts";
import type { Services } from "../services.ts";
import { newForm } from "./open-form.ts";
import type { DeskPressed } from "./press.ts";
import { directly, showModal, tellPresser } from "./tell.ts";
import { personOf } from "./who.ts";

/**
 * What concerns a form that is being written: every change is kept, since Slack does not say what a closed form held.
 * @returns whether it was that
 */
export async function onDraftPress(pressed: DeskPressed, services: Services): Promise<boolean> {
  const { action, value, user, view } = pressed;
  if (isFieldId(action)) {
    await keepWritten(pressed, services);
    return true;
  }
  const type = typeOf(value);
  if (type === undefined) return false;
  const { title } = services.desks.desk.definition(type);
  switch (action) {
    case DESK_ACTIONS.keepDraft: {
      const isKept = await keepWritten(pressed, services);
      const sentence = isKept
        ? `${title}を下書きに残しました。ホームの「下書き」から、いつでも続きを書けます。`
        : "まだ何も書かれていないため、下書きは残していません。";
      if (view !== null) await showModal(pressed, sentenceModal(title, sentence), services);
      return true;
    }
    case DESK_ACTIONS.continueDraft:
      await showModal(pressed, await newForm({ type, user }, services), services);
      return true;
    case DESK_ACTIONS.dropDraft: {
      const personId = await personOf(user, services);
      if (personId !== undefined) await services.desks.desk.keepDraft(type, personId, null);
      await tellPresser(pressed, `${title}の下書きを捨てました。`, services);
      return true;
    }
  }
  return false;
}

/** @returns whether there is anything to keep */
async function keepWritten({ view, user }: DeskPressed, services: Services): Promise<boolean> {
  if (view === null) return false;
  return keep(view.origin, view.state, user, services);
}

const CLOSED = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    state: z.object({ values: z.unknown() }).nullish(),
  }),
});

/** Says that what was written is kept, where there is anything. */
export async function onFormClosed(body: unknown, services: Services): Promise<void> {
  const { data } = CLOSED.safeParse(body);
  if (data === undefined || data.view.callback_id !== DESK_VIEWS.form) return;
  const { view, user } = data;
  const origin = readOrigin(view.private_metadata);
  if (origin === undefined || origin.again !== null) return;
  await keep(view.private_metadata, view.state?.values, user.id, services);
  const personId = await personOf(user.id, services);
  const draft = personId === undefined ? undefined : await services.desks.desk.draft(origin.type, personId);
  if (draft === undefined || Object.keys(draft.fields).length === 0) return;
  const { title } = services.desks.desk.definition(origin.type);
  await services.send(`desk-draft:${view.id}`, directly(user.id, draftKeptMessage(origin.type, title)));
}

async function keep(metadata: string, state: unknown, user: string, services: Services): Promise<boolean> {
  const { desk } = services.desks;
  const origin = readOrigin(metadata);
  const personId = await personOf(user, services);
  // What was returned is kept as it was sent; a draft is of a new request.
  if (origin === undefined || personId === undefined || origin.again !== null || state === undefined) return false;
  const before = (await desk.draft(origin.type, personId))?.fields ?? {};
  const { values } = filledIn(desk.definition(origin.type), state, { ...before, ...origin.hidden });
  const isAny = Object.keys(values).length > Object.keys(origin.hidden).length;
  if (isAny || Object.keys(before).length > 0) await desk.keepDraft(origin.type, personId, isAny ? values : null);
  return isAny;
}
