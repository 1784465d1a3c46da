import { z } from "zod";
import { VIEWS } from "../blocks/actions.ts";
import type { Message } from "../blocks/message.ts";
import { INPUTS } from "../blocks/modals.ts";
import { feedbackThanks } from "../blocks/notices.ts";
import { feedbackOf, questionOf } from "../blocks/submitted.ts";
import type { Dispatch } from "../delivery/dispatch.ts";
import { thanksKey } from "../delivery/keys.ts";
import { reply } from "../reply.ts";
import type { Services } from "../services.ts";

const SUBMISSION = z.object({
  user: z.object({ id: z.string() }),
  view: z.looseObject({ id: z.string(), callback_id: z.string() }),
});
type Submission = z.infer<typeof SUBMISSION>;

/** What Slack is told about a submitted modal: to close it, or what is wrong with which field. */
type Verdict = undefined | { readonly response_action: "errors"; readonly errors: Record<string, string> };

const EMPTY = "文章を入力してください。";

/** Keeps what a submitted modal holds, before Slack closes it. @returns what Slack is told */
export async function onSubmit(body: unknown, services: Services): Promise<Verdict> {
  const { data } = SUBMISSION.safeParse(body);
  if (data === undefined) return undefined;
  switch (data.view.callback_id) {
    case VIEWS.ask:
      return answer(data, services);
    case VIEWS.feedbackReason:
      return keepFeedback(data, services);
    default:
      return undefined;
  }
}

/** @returns what is wrong with a submitted question; undefined where it can be asked */
export function checkQuestion(body: unknown): Verdict {
  const submitted = questionOf(SUBMISSION.safeParse(body).data?.view);
  return submitted?.question === "" ? wrong(INPUTS.question) : undefined;
}

async function answer({ view, user }: Submission, services: Services): Promise<Verdict> {
  const text = questionOf(view)?.question ?? "";
  const key = `view:${view.id}`;
  await reply(
    {
      ...{ key, text, thread: `slack:${key}`, question: text, placement: "dm" },
      audience: await services.audienceOf({ channel: user.id, user: user.id, place: "ephemeral" }),
      dispatch: (message) => directly(user.id, message),
    },
    services,
  );
  return undefined;
}

async function keepFeedback({ view, user }: Submission, services: Services): Promise<Verdict> {
  const given = feedbackOf(view);
  if (given === undefined) return undefined;
  const viewerId = await viewerIdOf(user.id, services);
  await services.feedback.give({ ...given, viewerId, givenAt: services.clock().toISOString() });
  await services.send(
    thanksKey(given.turnId, viewerId, given.verdict),
    directly(user.id, feedbackThanks(given.verdict)),
  );
  return undefined;
}

function wrong(field: string): Verdict {
  return { response_action: "errors", errors: { [field]: EMPTY } };
}

async function viewerIdOf(user: string, { audienceOf }: Services): Promise<string> {
  return (await audienceOf({ channel: user, user, place: "ephemeral" })).viewer.id;
}

/** In the person's direct messages. */
function directly(user: string, message: Message): Dispatch {
  return { kind: "post", channel: user, threadTs: null, message, user: null, replaces: null, stream: null };
}
