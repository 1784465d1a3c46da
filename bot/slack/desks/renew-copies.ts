import type { DeskRequest, Notice, NoticeKind } from "../../desk/contract.ts";
import type { DeskEvent } from "../../desk/engine/event.ts";
import { actedMessage } from "../blocks/desk-notice.ts";
import { eventWords } from "../blocks/desk-words.ts";
import type { Message } from "../blocks/message.ts";
import { noticeMessage } from "../blocks/notices.ts";
import type { Services } from "../services.ts";
import { cardOptions } from "./who.ts";

type What = DeskEvent["what"]["kind"];

const CONSUMER = "slack-copies";
/** After these, others' buttons are no longer what they may do. */
const MOVES: ReadonlySet<What> = new Set([
  ...(["acted", "returned", "pulled-back", "resubmitted", "ended"] as const),
  ...(["reassigned", "transferred", "reviewed"] as const),
]);
/** Messages to who acts for a post. */
const WITH_BUTTONS: ReadonlySet<NoticeKind> = new Set([
  ...(["your-turn", "reminder", "escalated", "commented", "reassigned", "transferred", "review"] as const),
]);
/** Names of what was sent are forgotten about then; who presses an older button is told. */
const REMEMBERED_MS = 7 * 86_400_000;

/**
 * Shows a request as it stands in every message that was sent about it, once somebody has acted on it: no approver is left
 * with a button that another has pressed. Run again, it changes nothing.
 */
export async function renewCopies(services: Services): Promise<void> {
  const { desks, clock } = services;
  await desks.desk.feed(CONSUMER, async (event, request) => {
    if (!MOVES.has(event.what.kind) || clock().getTime() - Date.parse(event.at) > REMEMBERED_MS) return;
    for (const notice of await desks.desk.noticesAbout(request.id)) {
      const isAsker = notice.to.kind === "person" && notice.to.personId === request.state.askerId;
      // What was made with the event is sent as it stands.
      if (WITH_BUTTONS.has(notice.kind) && !isAsker && notice.madeAt < event.at)
        await renew(notice, event, request, services);
    }
  });
}

/** What puts a request in the place of a message, once for each state of it. */
export function copyKey({ channel, ts }: { readonly channel: string; readonly ts: string }, length: number): string {
  return `desk-copy:${channel}:${ts}:${length}`;
}

async function renew(notice: Notice, event: DeskEvent, request: DeskRequest, services: Services): Promise<void> {
  const place = await placeOf(notice, services);
  if (place === undefined) return;
  const message = await messageFor(notice, event, request, services);
  await services.send(copyKey(place, request.state.length), {
    ...{ kind: "post", channel: place.channel, threadTs: null, message, user: null, stream: null },
    replaces: { ts: place.ts, whenBusy: "wait" },
  });
}

/** Where a notice stands; undefined where it is not in Slack. */
async function placeOf({ key, to }: Notice, { sentAs }: Services) {
  const [ts, channel = to.kind === "channel" ? to.channel : undefined] =
    (await sentAs(`notice:${key}`))?.split(":").toReversed() ?? [];
  return ts === undefined || channel === undefined ? undefined : { channel, ts };
}

/** As its reader may see it; in a unit's channel, as who acted for the unit does. */
async function messageFor(
  { to }: Notice,
  event: DeskEvent,
  { id, number, state }: DeskRequest,
  services: Services,
): Promise<Message> {
  const { desk } = services.desks;
  const words = `${eventWords(event, desk.definition(state.type, state.version)) ?? "状況が変わりました"}。`;
  const actor = event.by.kind === "post" ? event.by.personId : undefined;
  const readerId = to.kind === "person" ? to.personId : actor;
  const seen = readerId === undefined ? undefined : await desk.request(id, readerId);
  if (seen === undefined || readerId === undefined) return noticeMessage(`${number}：${words}`);
  return actedMessage(words, seen, await cardOptions(seen, readerId, services));
}
