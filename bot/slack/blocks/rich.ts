import type { types } from "@slack/bolt";
import { beginning } from "./cut.ts";
import { inertPlain } from "./inert.ts";
import { LIMITS } from "./limits.ts";

/**
 * Rich text is what Slack makes of mrkdwn and Markdown after parsing them: its text elements are shown as they stand, and bold
 * type works beside Japanese. So nothing that documents, people or models say ever reaches a parser of Slack's in a block.
 */
export function rich(...elements: types.RichTextBlockElement[]): types.RichTextBlock {
  return { type: "rich_text", elements };
}

/** A line or paragraph of its own. */
export function line(...elements: types.RichTextElement[]): types.RichTextSection {
  return { type: "rich_text_section", elements };
}

/** @param text anybody's; made inert here */
export function words(text: string, style?: { readonly bold: true }): types.RichTextText {
  return inertWords(inertPlain(text), style);
}

/** @param text inert already */
export function inertWords(text: string, style?: { readonly bold: true }): types.RichTextText {
  return { type: "text", text: filled(text), ...(style === undefined ? {} : { style }) };
}

/** @param text inert already */
export function quote(text: string): types.RichTextQuote {
  return { type: "rich_text_quote", elements: [inertWords(text)] };
}

export function bullets(items: readonly types.RichTextElement[][]): types.RichTextList {
  return { type: "rich_text_list", style: "bullet", elements: items.map((item) => line(...item)) };
}

/** Small grey text, up to 3,000 UTF-16 units. */
export function remark(text: string): types.ContextBlock {
  return { type: "context", elements: [plain(text)] };
}

/** @param limit UTF-16 units that the field takes; longer text is cut */
export function plain(text: string, limit: number = LIMITS.textObject): types.PlainTextElement {
  return { type: "plain_text", text: filled(beginning(text.trim(), limit, inertPlain)), emoji: false };
}

/** Slack takes no empty text. */
export function filled(inert: string): string {
  return inert.trim() === "" ? "―" : inert;
}
