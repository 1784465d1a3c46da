import { z } from "zod";
import { VERDICTS, type Verdict } from "../../store/feedback.ts";
import { VIEWS } from "./actions.ts";
import { INPUTS } from "./modals.ts";

/** What `view_submission` brings, as far as our modals go: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const VIEW = z.object({
  callback_id: z.string(),
  private_metadata: z.string().default(""),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
const TEXT = z.object({ value: z.string().nullable() });
const REASON = z.object({ selected_option: z.object({ value: z.enum(VERDICTS) }) });

interface SubmittedQuestion {
  readonly question: string;
  readonly origin: string;
}

interface SubmittedFeedback {
  readonly turnId: string;
  readonly verdict: Verdict;
  /** Empty where they left none. */
  readonly comment: string;
}

/** @returns undefined for any other view */
export function questionOf(view: unknown): SubmittedQuestion | undefined {
  const { data } = VIEW.safeParse(view);
  if (data?.callback_id !== VIEWS.ask) return undefined;
  return { question: textOf(data, INPUTS.question), origin: data.private_metadata };
}

/** @returns undefined for any other view, or without a reason */
export function feedbackOf(view: unknown): SubmittedFeedback | undefined {
  const { data } = VIEW.safeParse(view);
  if (data?.callback_id !== VIEWS.feedbackReason) return undefined;
  const reason = REASON.safeParse(data.state.values[INPUTS.reason]?.[INPUTS.reason]).data;
  if (reason === undefined) return undefined;
  const comment = textOf(data, INPUTS.comment);
  return { turnId: data.private_metadata, verdict: reason.selected_option.value, comment };
}

function textOf({ state }: z.infer<typeof VIEW>, id: string): string {
  return TEXT.safeParse(state.values[id]?.[id]).data?.value?.trim() ?? "";
}
