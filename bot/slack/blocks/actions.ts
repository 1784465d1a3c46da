/** Names of everything that can be pressed, sent or typed. The manifest and Slack hold them: they never change their meaning. */
export const ACTIONS = {
  confirmForm: "confirm-form",
  askInstead: "ask-instead",
  feedback: "feedback",
  share: "share",
  askPerson: "ask-person",
  reportFault: "report-fault",
  showMe: "show-me",
  /** On the Home tab. */
  homeAsk: "home-ask",
  homeApp: "home-app",
  homeImprovement: "home-improvement",
} as const;

/** A choice of a question back, `choice-0`, `choice-1` …; its value is the turn, its number the place in the turn's choices. */
export const CHOICE = /^choice-(\d+)$/u;

/** The feedback buttons, and the pair of plain buttons that stands for them; the values are the same. */
export const FEEDBACK = /^feedback(?:-good|-bad)?$/u;

/** A suggested question on the Home tab, `suggestion-0` …; its value is the question. */
export const SUGGESTION = /^suggestion-\d+$/u;

/** Callback ids of the modals. */
export const VIEWS = {
  ask: "ask",
  feedbackReason: "feedback-reason",
} as const;

export const SHORTCUTS = {
  askAboutMessage: "ask-about-message",
  messageToApp: "message-to-app",
  messageToImprovement: "message-to-improvement",
  askAnything: "ask-anything",
  sendImprovement: "send-improvement",
  requestApp: "request-app",
} as const;

export const COMMAND = "/do";

/** What may stand after the command, before the rest of the text. */
export const SUBCOMMANDS = ["ask", "help", "app", "kaizen", "status"] as const;

export function choiceId(index: number): string {
  return `choice-${index}`;
}

/** @returns the place in the turn's choices, from 0; undefined where the action is no choice */
export function choiceIndex(actionId: string): number | undefined {
  const index = CHOICE.exec(actionId)?.[1];
  return index === undefined ? undefined : Number(index);
}

export function feedbackValue(verdict: "good" | "bad", turnId: string): string {
  return `${verdict}:${turnId}`;
}

/** Reads what `feedbackValue` wrote; undefined for anything else. */
export function readFeedbackValue(
  value: string,
): { readonly verdict: "good" | "bad"; readonly turnId: string } | undefined {
  const [, verdict, turnId] = /^(good|bad):(.+)$/su.exec(value) ?? [];
  if (turnId === undefined) return undefined;
  return { verdict: verdict === "good" ? "good" : "bad", turnId };
}
