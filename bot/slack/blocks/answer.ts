import type { types } from "@slack/bolt";
import type { Answered, Unanswerable } from "../../../rag/contract.ts";
import type { ClarifyReply, FormReply, Rejected, Reply } from "../../conversation/contract.ts";
import { ACTIONS, choiceId } from "./actions.ts";
import { button, buttonRow, feedbackRow } from "./buttons.ts";
import { concluded } from "./conclusion.ts";
import { confidenceWords } from "./confidence-words.ts";
import { beginning, pieces } from "./cut.ts";
import { fallbackText } from "./fallback.ts";
import { inertPlain } from "./inert.ts";
import { link, sourceAddress } from "./link.ts";
import { type Message, message } from "./message.ts";
import { type Page, type Part, paged } from "./pages.ts";
import { citationParts, essential, oneLine, paragraphs, part, pointerParts, remarkParts } from "./parts.ts";
import { inertWords, line, quote, remark, rich, words } from "./rich.ts";

export interface AnswerOptions {
  /** Where people open the web page, without a slash at its end. */
  readonly publicUrl: string;
  /** What the buttons carry. */
  readonly turnId: string;
  readonly place: "dm" | "channel" | "ephemeral";
  /** Says once in a thread that the source decides. */
  readonly isFirstOfThread: boolean;
  /** Where the thread does not show it. */
  readonly question?: string | undefined;
  /** Whom the cited rules are about, in words, by the passage's id. */
  readonly appliesTo?: ReadonlyMap<string, string> | undefined;
  /** Whether it takes the place of an answer to the question before it was edited. */
  readonly isAgain?: boolean | undefined;
  /** Slack's id of who shares the answer with a channel. */
  readonly sharedBy?: string | undefined;
}

const MOST_MESSAGES = 4;
const QUESTION_LINE = 60;
const DEPARTMENT_LENGTH = 600;
const QUOTED_PIECE = 2_500;
const SLACK_USER = /^[UW][A-Z0-9]+$/u;

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

interface Parts {
  /** May be cut short. */
  readonly body: readonly Part[];
  readonly tail: readonly Part[];
}

function partsOf(reply: Reply | Rejected, options: AnswerOptions): Parts {
  switch (reply.kind) {
    case "answered":
      return answeredParts(reply, options);
    case "unanswerable":
      return unanswerableParts(reply, options);
    case "form":
      return { body: [...saidParts(reply.text, []), ...quotedParts(reply.prefill.text)], tail: [] };
    case "rejected":
      return { body: saidParts(reply.sentence, []), tail: [] };
    case "clarify":
    case "status":
    case "person":
    case "chat":
      return { body: saidParts(reply.text, []), tail: [] };
  }
}

function answeredParts(reply: Answered, { publicUrl, appliesTo, isFirstOfThread }: AnswerOptions): Parts {
  const quotes = reply.citations.map((citation) => citation.quote);
  const citations = reply.citations.flatMap((citation, at) =>
    citationParts(citation, publicUrl, appliesTo?.get(citation.passageId), at === 0),
  );
  return {
    body: [...saidParts(reply.text, quotes), ...citations],
    tail: [
      ...remarkParts([confidenceWords(reply.confidence)], reply.notices, reply.asOf),
      ...pointerParts("関連する資料", reply.related, publicUrl),
      ...(isFirstOfThread ? [part(remark("最終的な判断は原典によります。"))] : []),
    ],
  };
}

function unanswerableParts(reply: Unanswerable, { publicUrl }: AnswerOptions): Parts {
  const department = reply.handOff?.department;
  const owner =
    department === undefined
      ? []
      : [essential(rich(line(inertWords(`お問い合わせ先の候補：${oneLine(department, DEPARTMENT_LENGTH)}`))))];
  return {
    body: saidParts(reply.text, []),
    tail: [
      ...pointerParts("近い資料", reply.nearest, publicUrl),
      ...owner,
      ...remarkParts([], reply.notices, reply.asOf),
    ],
  };
}

function saidParts(text: string, quotes: readonly string[]): readonly Part[] {
  const { head, rest } = concluded(text, quotes);
  return [essential(rich(line(words(head, { bold: true })))), ...paragraphs(rest)];
}

function quotedParts(text: string): readonly Part[] {
  return pieces(text, QUOTED_PIECE, inertPlain).map((piece) => part(rich(quote(piece))));
}

/** What is said about the answer rather than in it. */
function surroundings({ question, isAgain, sharedBy }: AnswerOptions) {
  const again = isAgain === true ? [part(remark("質問が編集されたため答え直しました。"))] : [];
  const sharer =
    sharedBy !== undefined && SLACK_USER.test(sharedBy)
      ? [essential(rich(line({ type: "user", user_id: sharedBy }, inertWords(" さんが共有しました。"))))]
      : [];
  const asked = question?.replace(/\s+/gu, " ").trim() ?? "";
  const heading = asked === "" ? [] : [part(remark(`質問：${beginning(asked, QUESTION_LINE, (same) => same)}`))];
  const whole = asked.length <= QUESTION_LINE ? [] : [part(rich(line(words("質問の全文")))), ...quotedParts(asked)];
  return { before: [...sharer, ...again, ...heading], after: whole };
}

function buttonsOf(reply: Reply | Rejected, { turnId, place }: AnswerOptions): readonly Part[] {
  const share = button(ACTIONS.share, "チャンネルに共有", turnId);
  const person = button(ACTIONS.askPerson, "人に聞く", turnId);
  const showMe = button(ACTIONS.showMe, "自分だけに見える形で調べる", turnId);
  switch (reply.kind) {
    case "answered":
      return row(feedbackRow(turnId), ...buttonRow([...(place === "ephemeral" ? [share] : []), person]));
    case "unanswerable":
      return row(feedbackRow(turnId), ...buttonRow([person, ...(place === "channel" ? [showMe] : [])]));
    case "clarify":
      return row(...buttonRow(choiceButtons(reply, turnId)));
    case "form":
      return row(...buttonRow(formButtons(reply, turnId)));
    case "status":
    case "person":
    case "chat":
    case "rejected":
      return [];
  }
}

function row(...blocks: types.KnownBlock[]): readonly Part[] {
  return blocks.length === 0 ? [] : [part(...blocks)];
}

function choiceButtons({ choices }: ClarifyReply, turnId: string): readonly types.Button[] {
  return choices.map(({ label }, index) => button(choiceId(index), label, turnId));
}

const CONFIRMATIONS = { app: "アプリを頼む", improvement: "改善事例を送る", correction: "誤りを知らせる" } as const;

function formButtons({ form }: FormReply, turnId: string): readonly types.Button[] {
  return [
    button(ACTIONS.confirmForm, CONFIRMATIONS[form], turnId, "primary"),
    button(ACTIONS.askInstead, "質問として調べる", turnId),
  ];
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
