import { z } from "zod";
import type { Form } from "../../conversation/contract.ts";
import { VIEWS } from "../blocks/actions.ts";
import type { Message } from "../blocks/message.ts";
import { feedbackOf, questionOf, wishOf } from "../blocks/modals.ts";
import { feedbackThanks, wishKeptMessage } from "../blocks/notices.ts";
import { reply } from "../reply.ts";
import type { Services } from "../services.ts";

const SUBMISSION = z.object({
  type: z.literal("view_submission"),
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.unknown() }),
  }),
});
type Submission = z.infer<typeof SUBMISSION>;

/** What Slack is told about a submitted view: close it, or show what is wrong with which field. */
export type Verdict = undefined | { readonly response_action: "errors"; readonly errors: Record<string, string> };

const FORMS: Readonly<Record<string, Form>> = {
  [VIEWS.app]: "app",
  [VIEWS.improvement]: "improvement",
  [VIEWS.correction]: "correction",
};

/** Keeps what a submitted modal holds before Slack closes it. @returns what Slack is told */
export async function onSubmit(body: unknown, services: Services): Promise<Verdict> {
  const { data } = SUBMISSION.safeParse(body);
  if (data === undefined) return undefined;
  const { view, user } = data;
  const form = FORMS[view.callback_id];
  if (form !== undefined) return keepWish(data, form, services);
  if (view.callback_id === VIEWS.feedbackReason) return keepFeedback(data, services);
  if (view.callback_id !== VIEWS.ask) return undefined;
  const question = questionOf(view.state);
  if (question.kind === "wrong") return { response_action: "errors", errors: question.errors };
  await reply(
    {
      ...{ key: `view:${view.id}`, text: question.text, thread: `slack:view:${view.id}`, question: question.text },
      placement: "dm",
      audience: await services.audienceOf({ channel: user.id, channelType: "im", user: user.id, isAlone: true }),
      dispatch: (message) => directly(user.id, message),
    },
    services,
  );
  return undefined;
}

/** @returns what is wrong with a submitted question, to be shown in its modal; undefined where it can be asked */
export function checkQuestion(body: unknown): Verdict {
  const { data } = SUBMISSION.safeParse(body);
  const question = data === undefined ? undefined : questionOf(data.view.state);
  return question?.kind === "wrong" ? { response_action: "errors", errors: question.errors } : undefined;
}

async function keepWish({ view, user }: Submission, kind: Form, services: Services): Promise<Verdict> {
  const wish = wishOf(view.state);
  if (wish.kind === "wrong") return { response_action: "errors", errors: wish.errors };
  const viewerId = await viewerIdOf(user.id, services);
  const key = `view:${view.id}`;
  const wishedAt = services.clock().toISOString();
  await services.wishes.keep({ key, viewerId, kind, text: wish.text, wishedAt, thread: null });
  await services.send(`kept:${key}`, directly(user.id, wishKeptMessage(kind, wish.text)));
  return undefined;
}

async function keepFeedback({ view, user }: Submission, services: Services): Promise<Verdict> {
  const given = feedbackOf(view.state);
  if (given === undefined) return undefined;
  const viewerId = await viewerIdOf(user.id, services);
  const turnId = view.private_metadata;
  await services.feedback.give({ ...given, turnId, viewerId, givenAt: services.clock().toISOString() });
  await services.send(`thanks:${turnId}:${viewerId}`, directly(user.id, feedbackThanks()));
  return undefined;
}

async function viewerIdOf(user: string, { audienceOf }: Services): Promise<string> {
  return (await audienceOf({ channel: user, channelType: "im", user, isAlone: true })).viewer.id;
}

/** In the person's direct messages. */
function directly(user: string, message: Message) {
  return { kind: "post", channel: user, threadTs: null, message, user: null, replaces: null, stream: null } as const;
}
