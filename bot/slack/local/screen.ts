import { BOT } from "../emulator/app.ts";
import type { SlackEmulator } from "../emulator/emulator.ts";
import type { SlackChannel } from "../emulator/world/channels.ts";
import type { Ephemeral } from "../emulator/world/ephemerals.ts";
import type { StoredMessage } from "../emulator/world/messages.ts";
import { GLOBAL_SHORTCUTS, MESSAGE_SHORTCUTS } from "./shortcuts.ts";

const SHOWN = 200;

interface Looking {
  readonly user: string;
  readonly place: string;
  /** The root of the thread that is open; null where none is. */
  readonly thread: string | null;
}

/** Everything that one person's Slack shows at a moment, as JSON for the page. */
export function screenOf(slack: SlackEmulator, { user, place, thread }: Looking, ready: boolean): object {
  const { people, channels, views, threads } = slack.workspace;
  const direct = channels.direct(user);
  const own = [...channels.of(user)];
  const channel = own.find(({ id }) => id === place) ?? direct;
  const inThread = thread === null ? [] : slack.thread(channel.id, thread);
  const modal = views.stack(user).at(-1);
  return {
    ready,
    me: user,
    people: [...people.all()].map(({ id, name, kind }) => ({ id, name, kind })),
    channels: own.filter(({ kind }) => kind !== "im").map((each) => conversation(slack, each)),
    direct: conversation(slack, direct),
    place: {
      ...conversation(slack, channel),
      messages: [
        ...slack.messages(channel.id).filter(({ ts, threadTs }) => threadTs === null || threadTs === ts),
        ...slack.ephemerals(user).filter((each) => each.channel === channel.id && each.threadTs === null),
      ]
        .toSorted(byTime)
        .slice(-SHOWN)
        .map((each) => shown(slack, each)),
      prompts: threads.prompts(channel.id),
    },
    thread:
      thread === null || inThread.length === 0
        ? null
        : {
            ts: thread,
            status: slack.status(channel.id, thread),
            messages: [
              ...inThread,
              ...slack.ephemerals(user).filter((each) => each.channel === channel.id && each.threadTs === thread),
            ]
              .toSorted(byTime)
              .map((each) => shown(slack, each)),
          },
    home: views.home(user)?.blocks ?? null,
    modal: modal === undefined ? null : { id: modal.id, ...modal.view, blocks: modal.blocks },
    shortcuts: { global: GLOBAL_SHORTCUTS, message: MESSAGE_SHORTCUTS },
  };
}

function conversation(slack: SlackEmulator, { id, name, kind, external, members }: SlackChannel): object {
  const latest = slack.messages(id).at(-1);
  return { id, name, kind, external, members: members.size, latest: latest?.ts ?? "" };
}

function shown(slack: SlackEmulator, message: StoredMessage | Ephemeral): object {
  const { ts, channel, text, blocks } = message;
  const common = { ts, channel, text, blocks };
  if (!("byApp" in message)) return { ...common, ...EPHEMERAL };
  const { user, byApp, editedAt, files, reactions, stream, threadTs } = message;
  const replies = threadTs === null ? slack.thread(channel, ts).length - 1 : 0;
  return {
    ...common,
    ...{ user, byApp, reactions, replies },
    edited: editedAt !== null,
    ephemeral: false,
    streaming: stream !== null,
    status: slack.status(channel, ts),
    files: files.map(({ name, bytes }) => ({ name, size: bytes.length })),
  };
}

const EPHEMERAL = {
  ...{ user: BOT.userId, byApp: true, reactions: [], replies: 0, edited: false },
  ...{ ephemeral: true, streaming: false, status: "", files: [] },
} as const;

function byTime(one: { readonly ts: string }, other: { readonly ts: string }): number {
  return Number(one.ts) - Number(other.ts);
}
