import type { Viewer } from "../../../corpus/document.ts";
import { roomOf } from "../delivery/keys.ts";
import type { Accounts } from "./accounts.ts";
import type { Members } from "./members.ts";

/** Where somebody is to be answered. */
export interface Occasion {
  readonly channel: string;
  /** As the event has it, `im`, `mpim`, `channel` or `group`; buttons and mentions do not say it. */
  readonly channelType?: string;
  /** Who asks. */
  readonly user: string;
  /** Whether all in the channel will read the answer, or only who asks: an ephemeral message, a modal, App Home. */
  readonly place: "conversation" | "ephemeral";
}

/** For whom an answer is made, as an utterance has it. */
export interface SlackAudience {
  readonly viewer: Viewer;
  /** All who will read it, where others than the asker do. */
  readonly readers?: readonly Viewer[];
  /** The channel whose members share the thread. */
  readonly room?: string;
}

export interface Audiences {
  /** Never rejects: where it cannot be told who reads, only what everyone may read is shown. */
  audienceOf(occasion: Occasion): Promise<SlackAudience>;
  /** Somebody came to a channel or left it: `member_joined_channel`, `member_left_channel`, `channel_shared`. */
  membersChanged(channel: string): void;
  /** @param user the `user` of a `user_change` event */
  accountChanged(user: unknown): Promise<void>;
}

interface Parts {
  readonly accounts: Accounts;
  readonly members: Members;
}

export function createAudiences({ accounts, members }: Parts): Audiences {
  return {
    audienceOf: async (occasion) => {
      const { channel, user } = occasion;
      if (isAlone(occasion)) return { viewer: (await accounts.of(user)).viewer };
      const [{ viewer }, readers] = await Promise.all([accounts.of(user), members.readersOf(channel)]);
      return { viewer, readers, room: roomOf(channel) };
    },
    membersChanged: members.forget,
    accountChanged: async (user) => {
      if (await accounts.changed(user)) members.forgetAll();
    },
  };
}

/** A direct message's other member is the assistant. Its channel's id begins with D: https://docs.slack.dev/reference/objects/conversation-object */
function isAlone({ channel, channelType, place }: Occasion): boolean {
  if (place === "ephemeral") return true;
  return channelType === undefined ? channel.startsWith("D") : channelType === "im";
}
