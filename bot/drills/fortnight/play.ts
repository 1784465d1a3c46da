import { ACTIONS } from "../../slack/blocks/actions.ts";
import { messageKey } from "../../slack/delivery/keys.ts";
import type { SlackEmulator } from "../../slack/emulator/emulator.ts";
import { elementsIn } from "../../slack/emulator/people/elements.ts";
import type { StoredMessage } from "../../slack/emulator/world/messages.ts";
import type { Deed, Story } from "./load.ts";
import { channelOf, userOf } from "./office.ts";
import type { Tally } from "./tally.ts";

/** Plays what people do, in the emulated Slack. Everything resolves once the assistant has acknowledged it. */
export interface Stage {
  begin(story: Story): Promise<Begun>;
  go(begun: Begun, deed: Deed, text: string): Promise<void>;
  /** Confirms what a wish was answered with, where that asks for it. */
  confirm(begun: Begun): Promise<void>;
  /** Takes the story's messages away, so that the emulator need not keep them. */
  end(begun: Begun): void;
}

/** A story under way: what was said first, where it was a message. */
interface Begun {
  readonly story: Story;
  readonly asked: StoredMessage | null;
}

export function createStage(slack: SlackEmulator, tally: Tally): Stage {
  const { channels, messages, ephemerals } = slack.workspace;
  const userFor = ({ person }: Story) => slack.user(userOf(person));

  async function say(
    story: Story,
    text: string,
    thread: string | undefined,
    isMention: boolean,
  ): Promise<StoredMessage> {
    const place = story.way === "mention" ? channelOf(story.person) : channels.direct(userOf(story.person)).id;
    const said = userFor(story).writes(isMention ? `<@U0BOT> ${text}` : text, {
      ...{ in: place, asMarkup: true },
      ...(thread === undefined ? {} : { thread }),
    });
    const { channel, ts } = said.message;
    tally.waits(`${channel}:${thread ?? ts}`);
    tally.expects(messageKey(`${channel}:${ts}`));
    await said.acknowledged;
    return said.message;
  }

  async function press({ story, asked }: Begun & { readonly asked: StoredMessage }, verdict: "good" | "bad") {
    const reply = tally.reply(messageKey(`${asked.channel}:${asked.ts}`));
    const value = reply === undefined ? undefined : feedbackIn(reply, verdict);
    if (reply === undefined || value === undefined) return;
    const user = userFor(story);
    const isAlone = story.way === "mention" && verdict === "good";
    if (isAlone) tally.expects(userOf(story.person));
    await user.clicks(reply, ACTIONS.feedback, value);
    if (verdict === "good") return;
    await slack.until(() => user.modal() !== undefined);
    const modal = user.modal();
    if (modal !== undefined) await user.submits(modal, { reason: "unclear" });
  }

  return {
    begin: async (story) => {
      const user = userFor(story);
      const { way, text, person } = story;
      switch (way) {
        case "direct":
        case "wish":
          return { story, asked: await say(story, text, undefined, false) };
        case "mention":
          return { story, asked: await say(story, text, undefined, true) };
        case "command":
          tally.waits(userOf(person));
          tally.expects(userOf(person));
          await user.command(`/do ask ${text}`, { in: channelOf(person) });
          return { story, asked: null };
        case "home":
          await user.opensHome();
          return { story, asked: null };
      }
    },
    go: async ({ story, asked }, deed, text) => {
      if (asked === null) return;
      switch (deed) {
        case "follow-up":
        case "thanks":
          // In a channel's thread thanks are for whom they may concern; a follow-up needs no mention.
          if (deed === "thanks" && story.way === "mention") return;
          await say(story, text, asked.ts, false);
          return;
        case "edit": {
          const edited = await userFor(story).edits(asked, text);
          tally.expects(`${messageKey(`${asked.channel}:${asked.ts}`)}@${edited.editedAt}`);
          return;
        }
        case "delete":
          tally.excuses(messageKey(`${asked.channel}:${asked.ts}`));
          return userFor(story).deletes(asked);
        case "good":
        case "bad":
          return press({ story, asked }, deed);
      }
    },
    confirm: async ({ story, asked }) => {
      const reply = asked === null ? undefined : tally.reply(messageKey(`${asked.channel}:${asked.ts}`));
      if (reply === undefined) return;
      const hasForm = elementsIn(reply.blocks).some(({ element }) => element.action_id === ACTIONS.confirmForm);
      if (hasForm) await userFor(story).clicks(reply, ACTIONS.confirmForm);
    },
    end: ({ story, asked }) => {
      const user = userOf(story.person);
      if (asked === null) for (const { ts } of ephemerals.of(user)) ephemerals.remove(user, ts);
      // Thanks for feedback stand in the direct messages, outside the thread.
      else for (const message of [...messages.thread(asked.channel, asked.ts), asked]) messages.remove(message);
    },
  };
}

/** What the button of a verdict sends; undefined where there is no such button. */
function feedbackIn({ blocks }: StoredMessage, verdict: "good" | "bad"): string | undefined {
  for (const { element } of elementsIn(blocks)) {
    const values = [element.positive_button?.value, element.negative_button?.value, element.value];
    const value = values.find((each) => each?.startsWith(`${verdict}:`));
    if (value !== undefined) return value;
  }
  return undefined;
}
