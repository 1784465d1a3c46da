import { VERDICTS, type Verdict } from "../../store/feedback.ts";
import { VIEWS } from "./actions.ts";
import { input, modal } from "./modal.ts";
import { plain } from "./rich.ts";
import type { Modal } from "./view.ts";

/** What a question may hold, as `conversation/refusal.ts` has it. */
const QUESTION_LENGTH = 2_000;
const COMMENT_LENGTH = 1_000;

/** Block and action id of each input, by what is put in. */
export const INPUTS = {
  question: "question",
  reason: "reason",
  comment: "comment",
} as const;

/** @param origin returned with what is put in: where the form was opened from, by ids alone */
export function askModal(prefill = "", origin = ""): Modal {
  return modal({ callbackId: VIEWS.ask, title: "質問する", submit: "質問する", privateMetadata: origin }, [
    input(INPUTS.question, "質問", {
      hint: "聞きたいことを1つに絞ると、確かな答えになります。答えは、あなただけに見えます。",
      placeholder: "例：テレワークの申請はいつまでにすればよいですか？",
      prefill,
      most: QUESTION_LENGTH,
    }),
  ]);
}

const REASONS = {
  wrong: "内容が誤っている",
  outdated: "古い",
  missing: "知りたいことが足りない",
  unclear: "わかりにくい",
} as const satisfies Record<Exclude<Verdict, "good">, string>;

/** Asks what is the matter with an answer; its turn comes back with the reason. */
export function feedbackModal(turnId: string): Modal {
  const options = VERDICTS.filter((verdict) => verdict !== "good").map((verdict) => ({
    text: plain(REASONS[verdict]),
    value: verdict,
  }));
  return modal(
    { callbackId: VIEWS.feedbackReason, title: "どこが違いますか", submit: "送る", privateMetadata: turnId },
    [
      {
        type: "input",
        block_id: INPUTS.reason,
        label: plain("いちばん近いもの"),
        element: { type: "radio_buttons", action_id: INPUTS.reason, options },
      },
      input(INPUTS.comment, "くわしく", {
        hint: "正しい内容や、見た資料がわかれば書いてください。",
        most: COMMENT_LENGTH,
        isOptional: true,
      }),
    ],
  );
}
