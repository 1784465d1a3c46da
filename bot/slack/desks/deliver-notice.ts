import type { Notice, SeenRequest } from "../../desk/contract.ts";
import type { Delivery } from "../../desk/courier.ts";
import type { OrganisationDay } from "../../people/organisation.ts";
import { deskNoticeMessage } from "../blocks/desk-notice.ts";
import type { Message } from "../blocks/message.ts";
import type { Services } from "../services.ts";
import { digestOf, directly } from "./tell.ts";
import { threadOf } from "./thread-of.ts";
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
  if (notice.kind === "digest") {
    const digest = await digestOf(to.personId, notice.text, services, notice.title);
    await services.send(`notice:${key}`, directly(user, digest));
    return "slack";
  }
  const request = requestId === null ? undefined : await services.desks.desk.request(requestId, to.personId);
  const message = await messageFor(notice, request, to.personId, services);
  const asked = await threadOf(notice, request, services);
  // In a thread of their direct messages they need it once; in a channel's, others need not know who asked whom.
  const isOwn = asked?.channel.startsWith("D") === true;
  await services.send(`notice:${key}`, {
    ...directly(user, message),
    ...(isOwn ? asked : {}),
    ...(isOwn ? { user } : {}),
  });
  if (asked !== undefined && !isOwn)
    await services.send(`notice:${key}:thread`, { kind: "ephemeral", ...asked, user, message });
  return "slack";
}

async function toChannel(notice: Notice, channel: string, services: Services): Promise<Delivery> {
  const [reader, head] = await readersOf(notice, services);
  const user = head === undefined ? null : ((await services.slackUserOf(head)) ?? null);
  const { requestId } = notice;
  const request =
    requestId === null || reader === undefined ? undefined : await services.desks.desk.request(requestId, reader);
  const message = await messageFor(notice, request, reader ?? "", services);
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

async function messageFor(
  notice: Notice,
  request: SeenRequest | undefined,
  personId: string,
  services: Services,
): Promise<Message> {
  const { publicUrl } = services;
  if (request === undefined) return deskNoticeMessage(notice, publicUrl);
  return deskNoticeMessage(notice, publicUrl, { request, options: await cardOptions(request, personId, services) });
}
