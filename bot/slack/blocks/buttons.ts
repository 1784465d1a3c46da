import type { types } from "@slack/bolt";
import { ACTIONS, feedbackValue } from "./actions.ts";
import { LIMITS } from "./limits.ts";
import { plain } from "./rich.ts";

/** @param label anybody's */
export function button(actionId: string, label: string, value: string, style?: "primary"): types.Button {
  return {
    type: "button",
    action_id: actionId,
    text: plain(label, LIMITS.buttonText),
    value,
    ...(style === undefined ? {} : { style }),
  };
}

/** At most as many as a row takes; no block for none. */
export function buttonRow(buttons: readonly types.Button[]): readonly types.ActionsBlock[] {
  return buttons.length === 0 ? [] : [{ type: "actions", elements: buttons.slice(0, LIMITS.actions) }];
}

export function feedbackRow(turnId: string): types.ContextActionsBlock {
  const side = (label: string, hint: string, verdict: "good" | "bad") => ({
    text: plain(label),
    accessibility_label: hint,
    value: feedbackValue(verdict, turnId),
  });
  return {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: ACTIONS.feedback,
        positive_button: side("役に立った", "この答えは役に立った", "good"),
        negative_button: side("違う・古い", "この答えは違う、または古い", "bad"),
      },
    ],
  };
}
