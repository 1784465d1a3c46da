import type { types } from "@slack/bolt";
import type { CalendarDate, Citation } from "../../../corpus/document.ts";
import type { Clarify, Pointer } from "../../../rag/contract.ts";
import type { Rejected, Reply } from "../../conversation/contract.ts";
import { fitted, inertLabel, inertMarkdown, inertText } from "./inert.ts";
import { LIMITS } from "./limits.ts";
import { sourceLink } from "./link.ts";

/** What `chat.postMessage` takes besides where to post. */
export interface Message {
  readonly text: string;
  readonly blocks: (types.MarkdownBlock | types.ActionsBlock)[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** Names the buttons of a question back: `choice-0`, `choice-1` … */
export const CHOICE = /^choice-\d+$/u;

const CONCLUSION_LENGTH = 3_000;
const QUOTE_LENGTH = 1_500;
const LINE_LENGTH = 600;
const POINTERS = 5;
/** Left for the line that says how many citations found no room. */
const RESERVE = 100;

/**
 * A reply as a message that stands alone: conclusion first, then quotations with their place and date, then links.
 * Nothing in the reply's texts becomes a mention, a link or formatting.
 * @param publicUrl where people open the web page, without a slash at its end
 * @param question shown above the reply where the thread does not show it yet
 */
export function answerMessage(reply: Reply | Rejected, publicUrl: string, question?: string): Message {
  const said = reply.kind === "rejected" ? reply.sentence : reply.text;
  const conclusion = fitted(said, CONCLUSION_LENGTH, inertMarkdown);
  const heading = question === undefined ? [] : [`「${fitted(question, LINE_LENGTH, inertMarkdown)}」`];
  const buttons = reply.kind === "clarify" ? choiceButtons(reply) : [];
  return {
    text: fitted(said, LIMITS.text, inertText),
    blocks: [...withinLimit([...heading, conclusion, ...details(reply, publicUrl)]), ...buttons],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** What the person is told after a fault; the log has its cause under the same reference. */
export function faultMessage(reference: string): Message {
  const sentence = `いまお答えできないため、少し待ってからもう一度質問するか、番号 ${reference} を添えて担当者に知らせてください。`;
  const blocks = [{ type: "markdown" as const, text: inertMarkdown(sentence) }];
  return { text: inertText(sentence), blocks, unfurl_links: false, unfurl_media: false };
}

function details(reply: Reply | Rejected, publicUrl: string): readonly string[] {
  if (reply.kind === "answered") {
    const quotations = reply.citations.map((citation) => quotation(citation, publicUrl));
    return [
      ...quotations,
      ...remarks(reply.notices, reply.asOf),
      ...pointers("関連する資料", reply.related, publicUrl),
    ];
  }
  if (reply.kind === "unanswerable") {
    const owner = reply.handOff === null ? [] : [`お問い合わせ先の候補：${line(reply.handOff.department)}`];
    return [...pointers("近い資料", reply.nearest, publicUrl), ...owner, ...remarks(reply.notices, reply.asOf)];
  }
  return [];
}

function quotation(citation: Citation, publicUrl: string): string {
  const { label, title, locator, quote, url, effectiveFrom, effectiveTo } = citation;
  const lines = fitted(quote.trim(), QUOTE_LENGTH, inertMarkdown).split(/\s*\n\s*/u);
  const place = sourceLink(line(`${title} ${locator}`.trim()), url, publicUrl);
  const end = effectiveTo === null ? "" : `、${dateWords(dayBefore(effectiveTo))}まで`;
  return `${lines.map((each) => `> ${each}`).join("\n")}\n\n\\[${label}\\] ${place}（${dateWords(effectiveFrom)}施行${end}）`;
}

function remarks(notices: readonly string[], asOf: CalendarDate): readonly string[] {
  return [[...notices.map(line), `${dateWords(asOf)}時点の資料によります。`].map((each) => `※ ${each}`).join("\n")];
}

function pointers(heading: string, all: readonly Pointer[], publicUrl: string): readonly string[] {
  if (all.length === 0) return [];
  const links = all
    .slice(0, POINTERS)
    .map(({ title, locator, url }) => `- ${sourceLink(line(`${title} ${locator}`.trim()), url, publicUrl)}`);
  return [`${heading}\n${links.join("\n")}`];
}

function choiceButtons({ choices }: Clarify): types.ActionsBlock[] {
  const elements = choices
    .filter(({ question }) => question.length <= LIMITS.buttonValue)
    .slice(0, LIMITS.actions)
    .map(({ label, question }, index) => ({
      type: "button" as const,
      action_id: `choice-${index}`,
      text: { type: "plain_text" as const, text: fitted(label, LIMITS.buttonText, inertLabel), emoji: false },
      value: question,
    }));
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}

/** One block each, as many as fit; says how many were left out. */
function withinLimit(texts: readonly string[]): types.MarkdownBlock[] {
  const blocks: types.MarkdownBlock[] = [];
  let left = LIMITS.markdown - RESERVE;
  for (const [index, text] of texts.entries()) {
    if (text === "") continue;
    if (text.length > left || blocks.length === LIMITS.blocks - 2) {
      return [...blocks, { type: "markdown", text: `ほか${texts.length - index}件は長いため省きました。` }];
    }
    blocks.push({ type: "markdown", text });
    left -= text.length;
  }
  return blocks;
}

function line(text: string): string {
  return fitted(text.replace(/\s+/gu, " "), LINE_LENGTH, inertMarkdown);
}

function dateWords(date: CalendarDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

function dayBefore(date: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
