import type { types } from "@slack/bolt";

/** A line of a block as a server shows it that knows neither rich text nor small print. */
export interface Line {
  /** Inert, as in the block. */
  readonly words: string;
  /** Where the words lead. */
  readonly address: string | undefined;
  /** Who is named at its beginning. */
  readonly user: string | undefined;
}

/** @returns nothing for blocks without words of their own, such as rows of buttons */
export function linesOf(block: types.KnownBlock): readonly Line[] {
  if (block.type === "context") {
    return block.elements.flatMap((element) => (element.type === "plain_text" ? [lineOf([element])] : []));
  }
  if (block.type !== "rich_text") return [];
  return block.elements.flatMap((element) => {
    if (element.type === "rich_text_list") return element.elements.map(({ elements }) => lineOf(elements, "・"));
    const line = lineOf(element.elements);
    return [element.type === "rich_text_quote" ? { ...line, words: `「${line.words}」` } : line];
  });
}

function lineOf(elements: readonly (types.RichTextElement | types.PlainTextElement)[], before = ""): Line {
  const words = elements.map((element) => ("text" in element ? (element.text ?? "") : "")).join("");
  const [address] = elements.flatMap((element) => (element.type === "link" ? [element.url] : []));
  const [user] = elements.flatMap((element) => (element.type === "user" ? [element.user_id] : []));
  return { words: `${before}${words}`.trim(), address, user };
}
