import type { Notice } from "../../desk/contract.ts";
import type { Delivery } from "../../desk/courier.ts";
import type { OrganisationDay } from "../../people/organisation.ts";
import { deskNoticeMessage } from "../blocks/desk-notice.ts";
import type { Message } from "../blocks/message.ts";
import type { Services } from "../services.ts";
import { digestOf, directly } from "./tell.ts";
import { cardOptions, todayOf } from "./who.ts";

/**
 * Gives a notice to Slack's outbox, once by its key. Where its channel takes no messages any longer, the head of the unit gets
 * it; who has no account finds it on the web.
 */
export async function deliverNotice(notice: Notice, services: Services): Promise<Delivery> {
  const { to, key, requestId } = notice;
  if (to.kind === "channel") return toChannel(notice, to.channel, services);
  const user = await services.slackUserOf(to.personId);
  if (user === undefined) {
    services.log(`slack: the notice ${key} stays on the web: ${to.personId} has no account`);
    return "web";
  }
  const message =
    notice.kind === "digest"
      ? await digestOf(to.personId, notice.text, services, notice.title)
      : await messageFor(notice, requestId === null ? null : to.personId, services);
  await services.send(`notice:${key}`, directly(user, message));
  return "slack";
}

async function toChannel(notice: Notice, channel: string, services: Services): Promise<Delivery> {
  const [reader, head] = await readersOf(notice, services);
  const user = head === undefined ? null : ((await services.slackUserOf(head)) ?? null);
  const message = await messageFor(notice, reader ?? null, services);
  await services.send(`notice:${notice.key}`, {
    ...{ kind: "post", channel, threadTs: null, message, user, replaces: null, stream: null },
  });
  return "slack";
}

/** Somebody of the unit, as whom the request is shown to all of it, and its head, who gets what the channel does not. */
async function readersOf(
  { requestId }: Notice,
  services: Services,
): Promise<readonly [string | undefined, string | undefined]> {
  const organisation = await services.desks.organisation.on(todayOf(services));
  const phase = requestId === null ? undefined : (await services.desks.desk.whole(requestId))?.state.phase;
  const posts = phase?.kind === "at" ? phase.tasks.flatMap(({ post, done }) => (done === null ? [post] : [])) : [];
  const readers = posts.flatMap((post) => organisation.acting(post).map(({ personId }) => personId));
  const heads = posts.flatMap((post) => headOf(post, organisation));
  return [readers[0], heads[0] ?? readers[0]];
}

function headOf(post: string, organisation: OrganisationDay): readonly string[] {
  const [department = "", section = ""] = post.split("/");
  const head = organisation.find(`${department}${section}`, "課長");
  return head === null ? [] : organisation.acting(head).map(({ personId }) => personId);
}

async function messageFor(notice: Notice, personId: string | null, services: Services): Promise<Message> {
  const { requestId } = notice;
  const request =
    requestId === null || personId === null ? undefined : await services.desks.desk.request(requestId, personId);
  if (request === undefined || personId === null) return deskNoticeMessage(notice);
  return deskNoticeMessage(notice, { request, options: await cardOptions(request, personId, services) });
}
