import type { DeskRequest, Notice } from "./contract.ts";
import type { DeskEvent } from "./engine/event.ts";
import { evolve, type RequestState } from "./engine/state.ts";
import { eventMessages } from "./event-messages.ts";
import type { Happening, Message } from "./notice-moment.ts";
import { turnMessages } from "./turn-messages.ts";

/**
 * Who is told what of it and why: pure, in the order of the events. The key names the event and the receiver, so that
 * nobody is told of one event twice in one capacity.
 */
export function noticesOf(happening: Happening): readonly Notice[] {
  const notices = new Map<string, Notice>();
  let state = happening.before;
  let act: DeskEvent | undefined;
  for (const event of happening.events) {
    const after = evolve(state, event);
    if (after === undefined) break;
    if (event.what.kind === "acted") act = event;
    const moment = { ...happening, event, act, before: state, after };
    for (const message of [...eventMessages(moment), ...turnMessages(moment)]) {
      const notice = asNotice(message, event, after, happening.request);
      if (!notices.has(notice.key)) notices.set(notice.key, notice);
    }
    state = after;
  }
  return [...notices.values()];
}

function asNotice(
  { kind, receiver, title, lines }: Message,
  { at }: DeskEvent,
  after: RequestState,
  { id }: Pick<DeskRequest, "id">,
): Notice {
  const { to, why } = receiver;
  const name = to.kind === "person" ? to.personId : to.channel;
  return {
    key: `${id}:${after.length}:${kind}:${name}`,
    ...{ kind, to, requestId: id, round: after.phase.kind === "ended" ? null : after.round, why, title },
    text: lines.filter((line) => line !== null).join("\n"),
    madeAt: at,
  };
}
