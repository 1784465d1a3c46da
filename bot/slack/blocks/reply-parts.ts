import type { Answered, Unanswerable } from "../../../rag/contract.ts";
import type { Rejected, Reply } from "../../conversation/contract.ts";
import type { AnswerOptions } from "./answer-options.ts";
import { concluded } from "./conclusion.ts";
import { confidenceWords } from "./confidence-words.ts";
import { beginning } from "./cut.ts";
import type { Part } from "./pages.ts";
import {
  citationParts,
  essential,
  oneLine,
  paragraphs,
  part,
  pointerParts,
  quotedParts,
  remarkParts,
} from "./parts.ts";
import { inertWords, line, remark, rich, words } from "./rich.ts";

const QUESTION_LINE = 60;
const DEPARTMENT_LENGTH = 600;
const SLACK_USER = /^[UW][A-Z0-9]+$/u;

interface Parts {
  /** May be cut short. */
  readonly body: readonly Part[];
  readonly tail: readonly Part[];
}

export function partsOf(reply: Reply | Rejected, options: AnswerOptions): Parts {
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

/** What is said about the answer rather than in it. */
export function surroundings({ question, isAgain, sharedBy }: AnswerOptions) {
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
