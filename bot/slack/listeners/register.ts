import type { App } from "@slack/bolt";
import { COMMAND, VIEWS } from "../blocks/actions.ts";
import { onFormClosed } from "../desks/drafts.ts";
import { onDeskPress } from "../desks/on-press.ts";
import { onDeskSubmit } from "../desks/on-submit.ts";
import { onReaction } from "../desks/reaction.ts";
import type { Services } from "../services.ts";
import { onPress } from "./actions.ts";
import { onCommand } from "./commands.ts";
import { onHomeOpened } from "./home.ts";
import { onHomePress } from "./home-actions.ts";
import { onMessage } from "./messages.ts";
import { onShortcut } from "./shortcuts.ts";
import { checkQuestion, onSubmit } from "./views.ts";

/** Hears that who reads a channel, or who an account is, may have changed. */
export interface MemberChanges {
  readonly onMembersChanged: (channel: string) => void;
  readonly onAccountChanged: (user: unknown) => Promise<void>;
}

interface Parts extends MemberChanges {
  readonly services: Services;
  /** Keeps a submitted question and handles it after the acknowledgement. */
  readonly enqueue: (key: string, body: object) => Promise<void>;
}

const ANY = /^/u;

/** Names a delivery that comes from the inbox, in Bolt's context. */
export const FROM_INBOX = "fromInbox";

/** Every surface of Slack, each to its listener. */
export function registerListeners(app: App, { services, onMembersChanged, onAccountChanged, enqueue }: Parts): void {
  app.event("message", ({ event }) => onMessage(event, services));
  app.event("app_mention", ({ event }) => onMessage(event, services));
  app.event("app_home_opened", ({ event }) => onHomeOpened(event, services));
  app.event("member_joined_channel", async ({ event }) => onMembersChanged(event.channel));
  app.event("member_left_channel", async ({ event }) => onMembersChanged(event.channel));
  app.event("channel_shared", async ({ event }) => onMembersChanged(event.channel));
  app.event("channel_unshared", async ({ event }) => onMembersChanged(event.channel));
  app.event("reaction_added", ({ event }) => onReaction(event, services));
  app.event("user_change", ({ event }) => onAccountChanged(event.user));
  app.action(ANY, async ({ body, ack }) => {
    await ack();
    if (await onDeskPress(body, services)) return;
    if (!(await onHomePress(body, services))) await onPress(body, services);
  });
  app.command(COMMAND, async ({ body, ack }) => {
    await ack();
    await onCommand(body, services);
  });
  app.shortcut(ANY, async ({ body, ack }) => {
    await ack();
    await onShortcut(body, services);
  });
  app.view({ callback_id: ANY, type: "view_closed" }, async ({ body, ack }) => {
    await ack();
    await onFormClosed(body, services);
  });
  app.view(ANY, async ({ body, ack, view, context }) => {
    if (view.callback_id === VIEWS.ask && context[FROM_INBOX] !== true) {
      const wrong = checkQuestion(body);
      if (wrong === undefined) await enqueue(`view:${view.id}`, body);
      await (wrong === undefined ? ack() : ack(wrong));
      return;
    }
    const ofDesks = await onDeskSubmit(body, services);
    const verdict = ofDesks === null ? await onSubmit(body, services) : ofDesks;
    await (verdict === undefined ? ack() : ack(verdict));
  });
}
