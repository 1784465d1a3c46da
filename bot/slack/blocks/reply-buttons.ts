import type { types } from "@slack/bolt";
import type { Answered } from "../../../rag/contract.ts";
import type { ClarifyReply, FormReply, Rejected, Reply } from "../../conversation/contract.ts";
import { ACTIONS, choiceId } from "./actions.ts";
import type { AnswerOptions } from "./answer-options.ts";
import { button, buttonRow, feedbackRow } from "./buttons.ts";
import type { Part } from "./pages.ts";
import { part } from "./parts.ts";

/** What can be done with a reply; nothing for talk. */
export function buttonsOf(reply: Reply | Rejected, { turnId, place }: AnswerOptions): readonly Part[] {
  const share = button(ACTIONS.share, "チャンネルに共有", turnId);
  const person = button(ACTIONS.askPerson, "人に聞く", turnId);
  const fault = button(ACTIONS.reportFault, "資料の誤りを知らせる", turnId);
  const showMe = button(ACTIONS.showMe, "自分だけに見える形で調べる", turnId);
  switch (reply.kind) {
    case "answered":
      return row(
        feedbackRow(turnId),
        ...buttonRow([
          ...(place === "ephemeral" && isOffice(reply) ? [share] : []),
          person,
          ...(isOffice(reply) ? [fault] : []),
        ]),
      );
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

/** Whether an answer is from the office's documents; what stands in a file is for its sender alone, and has no page. */
function isOffice({ citations }: Answered): boolean {
  return citations.every(({ url }) => url !== "");
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
