import { z } from "zod";
import { button, buttonRow } from "../blocks/buttons.ts";
import { pressId, requestValue, rowId } from "../blocks/desk-actions.ts";
import { joinOfferMessage } from "../blocks/desk-notice.ts";
import { readable } from "../said.ts";
import type { Services } from "../services.ts";
import { directly } from "./tell.ts";
import { personOf, viewerOf } from "./who.ts";

/** A raised hand says "me too": any of the pictures that Slack has of it, of any person. */
const RAISED = /^(?:raised_hand|hand|raised_hands|raising_hand|(?:man|woman|person)-raising-hand)(?:::skin-tone-\d)?$/u;
const REACTION = z.object({
  user: z.string(),
  reaction: z.string(),
  item: z.object({ type: z.literal("message"), channel: z.string(), ts: z.string() }),
});
const MESSAGES = z.object({ messages: z.array(z.object({ ts: z.string(), text: z.string().default("") })) });

/** Offers who raises a hand at a post that asks for an app to join its request, or to ask for it. */
export async function onReaction(event: unknown, services: Services): Promise<void> {
  const { data } = REACTION.safeParse(event);
  if (data === undefined || !RAISED.test(data.reaction)) return;
  const { user, item } = data;
  const personId = await personOf(user, services);
  if (personId === undefined) return;
  const text = await textAt(item, services);
  if (text === "" || !services.asksForApp(text)) return;
  const { advice } = services.desks;
  const fields = await advice.understood("app", text);
  const { askedAlready } = await advice.beforeSending("app", fields, await viewerOf(user, services));
  const joinable = askedAlready.flatMap(({ id, number, title, people }) => {
    const [row] = buttonRow([button(pressId("join"), "賛同する", requestValue(id, 0), "primary")]);
    return row === undefined
      ? []
      : [{ words: `${number}　${title}（${people}人が申請）`, row: { ...row, block_id: rowId("card", id, 0) } }];
  });
  const message = joinOfferMessage(text, joinable);
  const key = `desk-reaction:${item.channel}:${item.ts}:${user}`;
  const { channel } = item;
  if (channel.startsWith("D")) return services.send(key, directly(user, message));
  await services.send(key, { kind: "ephemeral", channel, threadTs: null, user, message });
}

async function textAt(item: { readonly channel: string; readonly ts: string }, services: Services): Promise<string> {
  const { channel, ts } = item;
  const outcome = await services.call("conversations.replies", { channel, ts, latest: ts, inclusive: true, limit: 1 });
  if (outcome.kind !== "done") return "";
  const found = MESSAGES.safeParse(outcome.result).data?.messages.find((message) => message.ts === ts);
  return found === undefined ? "" : readable(found.text, await services.botUserId());
}
