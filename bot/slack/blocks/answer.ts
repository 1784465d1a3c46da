import type { Rejected, Reply } from "../../conversation/contract.ts";
import type { AnswerOptions } from "./answer-options.ts";
import { fallbackText } from "./fallback.ts";
import { link, sourceAddress } from "./link.ts";
import { type Message, message } from "./message.ts";
import { type Page, type Part, paged } from "./pages.ts";
import { part } from "./parts.ts";
import { buttonsOf } from "./reply-buttons.ts";
import { partsOf, surroundings } from "./reply-parts.ts";
import { line, rich, words } from "./rich.ts";

const MOST_MESSAGES = 4;

/**
 * A reply as one message that stands alone: the conclusion in three lines, quotations with their place, date and whom they
 * apply to, how sure it is, remarks, links, and buttons. What does not fit is left out, and that is said.
 */
export function answerMessage(reply: Reply | Rejected, options: AnswerOptions): Message {
  const [first = message("", [])] = messages(reply, options, 1);
  return first;
}

/** The same in as many messages as it takes, at most four: the first holds the conclusion, the last the buttons. */
export function answerMessages(reply: Reply | Rejected, options: AnswerOptions): readonly Message[] {
  return messages(reply, options, MOST_MESSAGES);
}

function messages(reply: Reply | Rejected, options: AnswerOptions, most: number): readonly Message[] {
  const { before, after } = surroundings(options);
  const { body, tail } = partsOf(reply, options);
  const pages = paged([...before, ...body, ...after], [...tail, ...buttonsOf(reply, options)], most, (citations) =>
    omitted(citations, options.publicUrl),
  );
  return pages.map(messageOf);
}

function messageOf(page: Page): Message {
  const isEssential = (each: Part) => each.isEssential;
  const ordered = [...page.filter(isEssential), ...page.filter((each) => !isEssential(each))];
  return message(
    fallbackText(ordered.flatMap(({ blocks }) => blocks)),
    page.flatMap(({ blocks }) => blocks),
  );
}

function omitted(citations: number, publicUrl: string): Part {
  const what = citations === 0 ? "続きは" : `ほか${citations}件は`;
  return part(
    rich(
      line(words(`${what}長いため、ここには載せていません。`)),
      line(link("資料の一覧を開く", sourceAddress("/documents", publicUrl))),
    ),
  );
}
