import type { types } from "@slack/bolt";
import { ACTIONS, readFeedbackValue } from "./actions.ts";
import { button } from "./buttons.ts";
import { LIMITS } from "./limits.ts";
import { type Line, linesOf } from "./lines.ts";
import { type Message, message } from "./message.ts";
import type { Home, Modal } from "./view.ts";

/** What mrkdwn gives a meaning, each with a wide form that has none and takes no more room. */
const MRKDWN = /[&<>*_~`|]/gu;
const WIDE_OFFSET = 0xfee0;

/**
 * The same message for a server that refuses rich text and feedback buttons (`invalid_blocks`): sections of mrkdwn, plain
 * buttons and nothing newer. Each button sends what its modern form sends.
 */
export function plainMessage({ text, blocks }: Message): Message {
  return message(text, plainBlocks(blocks));
}

/** The same for a view. */
export function plainView<View extends Home | Modal>(view: View): View {
  return { ...view, blocks: plainBlocks(view.blocks) };
}

function plainBlocks(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const plain: types.KnownBlock[] = [];
  let lines: string[] = [];
  const flush = () => {
    plain.push(...sections(lines));
    lines = [];
  };
  for (const block of blocks) {
    if (block.type === "rich_text" || block.type === "context") lines.push(...linesOf(block).map(mrkdwnOf), "");
    else {
      flush();
      plain.push(block.type === "context_actions" ? plainFeedback(block) : block);
    }
  }
  flush();
  return plain;
}

function sections(lines: readonly string[]): readonly types.SectionBlock[] {
  const texts: string[] = [];
  for (const each of lines) {
    const last = texts.at(-1);
    const joined = `${last}\n${each}`;
    if (last === undefined || joined.length > LIMITS.textObject) texts.push(each);
    else texts[texts.length - 1] = joined;
  }
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => ({ type: "section", text: { type: "mrkdwn", text, verbatim: true } }));
}

function mrkdwnOf({ mark, words, address, user }: Line): string {
  const before = user === undefined ? mark : `${mark}<@${user}>`;
  const wide = words.replace(MRKDWN, (character) => String.fromCharCode(character.charCodeAt(0) + WIDE_OFFSET));
  return address === undefined ? `${before}${wide}` : `${before}<${address.replaceAll("&", "&amp;")}|${wide}>`;
}

function plainFeedback({ elements }: types.ContextActionsBlock): types.ActionsBlock {
  const buttons = elements.flatMap((element) =>
    element.type === "feedback_buttons" ? [element.positive_button, element.negative_button] : [],
  );
  return {
    type: "actions",
    elements: buttons.map(({ text, value }) =>
      button(`${ACTIONS.feedback}-${readFeedbackValue(value)?.verdict}`, text.text, value),
    ),
  };
}
