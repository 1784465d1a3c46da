import type { types } from "@slack/bolt";
import { CHOICE } from "./actions.ts";

/** A line of a block as a server shows it that knows neither rich text nor small print. */
export interface Line {
  /** A list's mark, or nothing. */
  readonly mark: string;
  /** Inert, as in the block. */
  readonly words: string;
  /** Where the words lead. */
  readonly address: string | undefined;
  /** Who is named at its beginning. */
  readonly user: string | undefined;
}

/** @returns nothing for blocks without words of their own; of buttons only the choices, which can be answered in words */
export function linesOf(block: types.KnownBlock): readonly Line[] {
  if (block.type === "context") {
    return block.elements.flatMap((element) => (element.type === "plain_text" ? [lineOf([element])] : []));
  }
  if (block.type === "actions") {
    return block.elements.flatMap((element) => (isChoice(element) ? [lineOf([element.text], "・")] : []));
  }
  if (block.type !== "rich_text") return [];
  return block.elements.flatMap((element) => {
    if (element.type === "rich_text_list") return element.elements.map(({ elements }) => lineOf(elements, "・"));
    const line = lineOf(element.elements);
    return [element.type === "rich_text_quote" ? { ...line, words: `「${line.words}」` } : line];
  });
}

function lineOf(elements: readonly (types.RichTextElement | types.PlainTextElement)[], mark = ""): Line {
  const words = elements.map((element) => ("text" in element ? (element.text ?? "") : "")).join("");
  const [address] = elements.flatMap((element) => (element.type === "link" ? [element.url] : []));
  const [user] = elements.flatMap((element) => (element.type === "user" ? [element.user_id] : []));
  return { mark, words: words.trim(), address, user };
}

function isChoice(element: types.ActionsBlockElement): element is types.Button {
  return element.type === "button" && CHOICE.test(element.action_id ?? "");
}
