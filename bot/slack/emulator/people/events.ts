import { BOT } from "../app.ts";
import type { Delivery, Outcome } from "../delivery/delivery.ts";
import { messageObject } from "../web-api/message-object.ts";
import { channelType, type SlackChannel } from "../world/channels.ts";
import type { StoredMessage } from "../world/messages.ts";
import { userObject } from "../world/people.ts";
import { viewObject } from "../world/views.ts";
import type { Workspace } from "../world/workspace.ts";
import { eventCallback, messageEvent } from "./payloads.ts";

/** Everything that the app can subscribe to here. */
export const SUBSCRIPTIONS = [
  ...["app_mention", "message.channels", "message.groups", "message.im", "message.mpim"],
  ...["app_home_opened", "member_joined_channel", "member_left_channel", "reaction_added", "user_change"],
] as const;
export type Subscription = (typeof SUBSCRIPTIONS)[number];

/** Tells the app what happened, where it is subscribed to it and is there to see it. Each resolves when that is settled. */
export interface Events {
  /** Somebody wrote; a mention in a channel comes twice, as Slack sends it. */
  said(message: StoredMessage, channel: SlackChannel): Promise<void>;
  edited(before: StoredMessage, after: StoredMessage, channel: SlackChannel): Promise<void>;
  deleted(message: StoredMessage, channel: SlackChannel): Promise<void>;
  reacted(user: string, message: StoredMessage, name: string): Promise<void>;
  opened(user: string, tab: "home" | "messages"): Promise<void>;
  moved(type: "member_joined_channel" | "member_left_channel", user: string, channel: string): Promise<void>;
  userChanged(user: string): Promise<void>;
  /** Sends an event as it stands. */
  send(event: object): Promise<Outcome>;
}

interface Options {
  readonly workspace: Workspace;
  readonly delivery: Delivery;
  readonly subscriptions: ReadonlySet<string>;
  readonly origin: () => string;
}

const KINDS = { public: "channels", private: "groups", im: "im", mpim: "mpim" } as const;

export function createEvents({ workspace, delivery, subscriptions, origin }: Options): Events {
  const { messages, views, channels, people, clock } = workspace;
  let count = 0;

  const send = (event: object) => {
    count += 1;
    return delivery.send("events_api", eventCallback(event, `Ev${`${count}`.padStart(8, "0")}`, clock.now()));
  };
  const tell = async (subscription: string, event: object) => {
    if (subscriptions.has(subscription)) await send(event);
  };
  const inChannel = async (channel: SlackChannel, event: object) => {
    if (channel.members.has(BOT.userId)) await tell(`message.${KINDS[channel.kind]}`, event);
  };
  const hidden = (channel: SlackChannel) => {
    const ts = messages.nextTs();
    return { type: "message", hidden: true, channel: channel.id, channel_type: channelType(channel), ts, event_ts: ts };
  };
  const object = (message: StoredMessage) => messageObject(message, { origin: origin() });

  return {
    send,
    said: async (message, channel) => {
      const event = messageEvent(message, channel, origin());
      const told = [inChannel(channel, event)];
      const isMention = channel.kind !== "im" && message.text.includes(`<@${BOT.userId}>`) && !message.byApp;
      if (isMention && channel.members.has(BOT.userId)) {
        told.push(tell("app_mention", { ...event, type: "app_mention", subtype: undefined, channel_type: undefined }));
      }
      await Promise.all(told);
    },
    edited: (before, after, channel) => {
      const parts = { message: object(after), previous_message: object(before) };
      return inChannel(channel, { ...hidden(channel), subtype: "message_changed", ...parts });
    },
    deleted: (message, channel) => {
      const parts = { deleted_ts: message.ts, previous_message: object(message) };
      return inChannel(channel, { ...hidden(channel), subtype: "message_deleted", ...parts });
    },
    reacted: async (user, { channel, ts, user: item_user }, reaction) => {
      if (channels.get(channel)?.members.has(BOT.userId) !== true) return;
      const item = { type: "message", channel, ts };
      await tell("reaction_added", {
        type: "reaction_added",
        user,
        reaction,
        item,
        item_user,
        event_ts: messages.nextTs(),
      });
    },
    opened: async (user, tab) => {
      const home = views.home(user);
      const view = home === undefined || tab !== "home" ? {} : { view: viewObject(home) };
      const channel = channels.direct(user).id;
      await tell("app_home_opened", {
        type: "app_home_opened",
        user,
        channel,
        tab,
        event_ts: messages.nextTs(),
        ...view,
      });
    },
    moved: async (type, user, id) => {
      const channel = channels.get(id);
      if (channel === undefined || !(channel.members.has(BOT.userId) || user === BOT.userId)) return;
      const channel_type = channel.kind === "public" ? "C" : "G";
      await tell(type, { type, user, channel: id, channel_type, team: "T1", event_ts: messages.nextTs() });
    },
    userChanged: async (id) => {
      const user = people.get(id);
      if (user !== undefined) {
        await tell("user_change", { type: "user_change", user: userObject(user), event_ts: messages.nextTs() });
      }
    },
  };
}
