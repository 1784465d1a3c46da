import { BOT, TEAM } from "../app.ts";
import type { Outcome } from "../delivery/delivery.ts";
import { messageObject } from "../web-api/message-object.ts";
import { answerTo } from "../web-api/response-url.ts";
import type { SlackChannel } from "../world/channels.ts";
import type { Ephemeral } from "../world/ephemerals.ts";
import type { SlackFile } from "../world/files.ts";
import { identified } from "../world/identify.ts";
import type { StoredMessage } from "../world/messages.ts";
import { type OpenView, viewObject } from "../world/views.ts";
import { actionOn } from "./elements.ts";
import { type Entries, filledSoFar } from "./form.ts";
import { createModals, type Modals } from "./modals.ts";
import { interaction, typed } from "./payloads.ts";
import type { Tools } from "./tools.ts";

interface Place {
  readonly in: string;
  /** The root of the thread, or any message of it. */
  readonly thread?: string;
  /** Takes the text as Slack keeps it, with mentions and links, in place of what somebody types. */
  readonly asMarkup?: boolean;
}
interface Written {
  readonly message: StoredMessage;
  readonly acknowledged: Promise<void>;
}
/** What somebody clicks in: a message, an ephemeral one, or a view. */
export type Clickable = StoredMessage | Ephemeral | OpenView;

/** What one person does in Slack. Everything resolves once the app has acknowledged it, or has failed to. */
export interface Person extends Modals {
  /** Says it without waiting for the app. */
  writes(text: string, place: Place): Written;
  says(text: string, place: Place): Promise<StoredMessage>;
  /** Mentions the app and says it. */
  mentions(text: string, place: Place): Promise<StoredMessage>;
  uploads(
    file: Pick<SlackFile, "name" | "mimetype" | "bytes">,
    place: Place & { readonly text?: string },
  ): Promise<StoredMessage>;
  edits(message: StoredMessage, text: string): Promise<StoredMessage>;
  deletes(message: StoredMessage): Promise<void>;
  reacts(message: StoredMessage, name: string): Promise<void>;
  /**
   * @param value which of several with this action_id, or what is chosen
   * @param entries what stands in the inputs of a modal by then
   * @throws NoSuchElement
   */
  clicks(where: Clickable, actionId: string, value?: string, entries?: Entries): Promise<Outcome>;
  /** @param command for example `/do ask 質問` */
  command(command: string, place?: Pick<Place, "in">): Promise<Outcome>;
  /** A global shortcut, or one of a message's menu. */
  shortcut(callbackId: string, message?: StoredMessage): Promise<Outcome>;
  opensHome(): Promise<OpenView | undefined>;
  /** Opens the app's direct messages. @returns their conversation */
  opensMessages(): Promise<string>;
  joins(channel: string): Promise<void>;
  leaves(channel: string): Promise<void>;
}

export function createPerson(user: string, tools: Tools): Person {
  const { workspace, delivery, events, origin } = tools;
  const { people, channels, messages, files, views, responseUrls, changes, clock } = workspace;
  const modals = createModals(user, tools);

  const conversation = (id: string): SlackChannel => {
    const channel = channels.get(id);
    if (channel === undefined || !channel.members.has(user)) throw new NotAMember(user, id);
    return channel;
  };
  const write = (text: string, { in: id, thread, asMarkup }: Place, added: readonly SlackFile[] = []): Written => {
    const channel = conversation(id);
    const root = thread === undefined ? undefined : messages.get(id, thread);
    const threadTs = root === undefined ? null : (root.threadTs ?? root.ts);
    const message = messages.post({
      ...{ channel: id, user, threadTs, files: added },
      text: asMarkup === true ? text : typed(text),
    });
    changes.tell({ kind: "posted", message });
    return { message, acknowledged: events.said(message, channel) };
  };
  const settled = async ({ message, acknowledged }: Written) => {
    await acknowledged;
    return message;
  };
  const interact = (type: string, parts: (trigger: string) => object) => {
    const trigger = views.newTrigger(user);
    return delivery.send("interactive", { ...interaction(workspace, type, user, trigger), ...parts(trigger) });
  };
  const respondAt = (channel: string, messageTs: string | null, threadTs: string | null) =>
    `${origin()}/response/${responseUrls.create({ channel, user, messageTs, threadTs })}`;
  const channelPart = (id: string) => {
    const channel = channels.get(id);
    return { id, name: channel?.kind === "im" ? "directmessage" : (channel?.name ?? id) };
  };

  return {
    ...modals,
    writes: write,
    says: (text, place) => settled(write(text, place)),
    mentions: (text, place) => {
      const markup = `<@${BOT.userId}> ${place.asMarkup === true ? text : typed(text)}`;
      return settled(write(markup, { ...place, asMarkup: true }));
    },
    uploads: (file, { text = "", ...place }) =>
      settled(write(text, place, [files.add({ ...file, user, createdAt: clock.now() })])),
    edits: async (before, text) => {
      const after = messages.replace(before, { text: typed(text), editedAt: messages.nextTs() });
      changes.tell({ kind: "changed", message: after });
      await events.edited(before, after, conversation(before.channel));
      return after;
    },
    deletes: async (message) => {
      messages.remove(message);
      changes.tell({ kind: "deleted", message });
      await events.deleted(message, conversation(message.channel));
    },
    reacts: async (message, name) => {
      const reactions = [...message.reactions, { name, users: [user] }];
      changes.tell({ kind: "changed", message: messages.replace(message, { reactions }) });
      await events.reacted(user, message, name);
    },
    clicks: (where, actionId, value, entries = {}) => {
      const [blocks, payload] = clickParts(where, entries);
      const actions = [actionOn(blocks, actionId, value, messages.nextTs())];
      return interact("block_actions", () => ({ ...payload, actions }));
    },
    command: async (line, { in: id = channels.direct(user).id } = { in: channels.direct(user).id }) => {
      conversation(id);
      const [command = "", ...words] = line.split(" ");
      const target = { channel: id, user, messageTs: null, threadTs: null };
      const outcome = await delivery.send("slash_commands", {
        ...{ token: "unused", team_id: TEAM.id, team_domain: TEAM.domain, api_app_id: BOT.appId },
        ...{ channel_id: id, channel_name: channelPart(id).name, user_id: user, user_name: people.get(user)?.name },
        ...{ command, text: words.join(" "), is_enterprise_install: "false" },
        response_url: respondAt(id, null, null),
        trigger_id: views.newTrigger(user),
      });
      const { response } = outcome.kind === "acknowledged" ? outcome : { response: undefined };
      if (hasContent(response)) answerTo(workspace, target, response);
      return outcome;
    },
    shortcut: (callback_id, message) =>
      message === undefined
        ? interact("shortcut", () => ({ callback_id, action_ts: messages.nextTs() }))
        : interact("message_action", () => ({
            callback_id,
            action_ts: messages.nextTs(),
            message_ts: message.ts,
            message: messageObject(message, { origin: origin() }),
            channel: channelPart(message.channel),
            response_url: respondAt(message.channel, message.ts, message.threadTs),
          })),
    opensHome: async () => {
      await events.opened(user, "home");
      return views.home(user);
    },
    opensMessages: async () => {
      await events.opened(user, "messages");
      return channels.direct(user).id;
    },
    joins: async (id) => {
      if (channels.join(id, user)) await events.moved("member_joined_channel", user, id);
    },
    leaves: async (id) => {
      if (channels.leave(id, user)) await events.moved("member_left_channel", user, id);
    },
  };

  /** What can be acted on, and how the payload names it. */
  function clickParts(where: Clickable, entries: Entries): readonly [readonly object[], object] {
    if ("hash" in where) {
      const view = viewObject(where, filledSoFar(where, entries));
      return [where.blocks, { container: { type: "view", view_id: where.id }, view }];
    }
    const { channel, ts, threadTs } = where;
    conversation(channel);
    const isEphemeral = !("byApp" in where);
    const thread = threadTs === null ? {} : { thread_ts: threadTs };
    // The message as it stands now: a button that an update took away can no longer be clicked.
    const stored = isEphemeral ? undefined : messages.get(channel, ts);
    const blocks = isEphemeral ? where.blocks : (stored?.blocks ?? []);
    const message =
      stored === undefined ? {} : { message: messageObject(stored, { origin: origin(), withMetadata: true }) };
    return [
      identified(blocks),
      {
        container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral, ...thread },
        channel: channelPart(channel),
        ...message,
        state: { values: {} },
        response_url: respondAt(channel, ts, threadTs),
      },
    ];
  }
}

function hasContent(response: unknown): boolean {
  return typeof response === "object" && response !== null && ("text" in response || "blocks" in response);
}

class NotAMember extends Error {
  override readonly name = "NotAMember";
  constructor(user: string, channel: string) {
    super(`${user} is not in ${channel}.`);
  }
}
