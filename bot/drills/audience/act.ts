import { ACTIONS, SHORTCUTS } from "../../slack/blocks/actions.ts";
import type { SlackEmulator } from "../../slack/emulator/emulator.ts";
import { elementsIn } from "../../slack/emulator/people/elements.ts";
import type { StoredMessage } from "../../slack/emulator/world/messages.ts";

/** How somebody asks. */
export const WAYS = ["direct", "mention", "command", "shortcut"] as const;
export type Way = (typeof WAYS)[number];

/** Somebody has asked; what they see of the reply is known once the assistant has settled. */
export interface Asked {
  /** What is shown where they asked, to whom it is shown. */
  shown(): string;
  /** Goes on with the buttons that the reply has: what is theirs alone is shared, what is everybody's they also see alone. @returns how many were pressed */
  press(): Promise<number>;
}

/** Asks as a person would. Resolves once it is acknowledged. @param channel one that they are in */
export async function ask(
  slack: SlackEmulator,
  {
    user,
    channel,
    way,
    text,
  }: { readonly user: string; readonly channel: string; readonly way: Way; readonly text: string },
): Promise<Asked> {
  const person = slack.user(user);
  const { id: direct } = slack.workspace.channels.direct(user);
  switch (way) {
    case "direct":
    case "mention": {
      const place = way === "direct" ? direct : channel;
      const said =
        way === "direct" ? await person.says(text, { in: place }) : await person.mentions(text, { in: place });
      const replies = () => slack.thread(place, said.ts).filter(({ byApp }) => byApp);
      return {
        shown: () => textOf(replies()),
        press: async () => {
          const pressed = replies().map(async (reply) => {
            const button = buttonsOf(reply).find((each) => /^(?:show-me|choice-\d+)$/u.test(each));
            if (button !== undefined) await person.clicks(reply, button);
            return button === undefined ? 0 : 1;
          });
          return (await Promise.all(pressed)).reduce<number>((sum, each) => sum + each, 0);
        },
      };
    }
    case "command":
      await person.command(`/do ask ${text}`, { in: channel });
      return {
        shown: () => textOf(slack.ephemerals(user)),
        press: async () => {
          const last = slack.ephemerals(user).at(-1);
          if (last === undefined || !buttonsOf(last).includes(ACTIONS.share)) return 0;
          await person.clicks(last, ACTIONS.share);
          return 1;
        },
      };
    case "shortcut": {
      const post = await person.says(text, { in: channel });
      await person.shortcut(SHORTCUTS.askAboutMessage, post);
      await slack.until(() => person.modal() !== undefined);
      const modal = person.modal();
      if (modal !== undefined) await person.submits(modal);
      return { shown: () => textOf(slack.messages(direct).filter(({ byApp }) => byApp)), press: async () => 0 };
    }
  }
}

function textOf(shown: readonly Pick<StoredMessage, "text" | "blocks">[]): string {
  return JSON.stringify(shown.map(({ text, blocks }) => [text, blocks]));
}

function buttonsOf({ blocks }: Pick<StoredMessage, "blocks">): readonly string[] {
  return elementsIn(blocks).map(({ element }) => element.action_id);
}
