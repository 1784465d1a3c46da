import type { Verdict } from "../../store/feedback.ts";

/** The outbox key of the message that tells somebody their place among those waiting. @param source `channel:ts` of their message */
export function placeKey(source: string): string {
  return `place:${source}`;
}

/** The outbox and conversation key of a message, and so of the reply to it. */
export function messageKey(source: string): string {
  return `slack:${source}`;
}

/** A channel as the conversation knows it, whose members share its threads. */
export function roomOf(channel: string): string {
  return `slack:${channel}`;
}

/** A Slack thread as the conversation knows it. */
export function threadId(channel: string, threadTs: string): string {
  return `slack:${channel}:${threadTs}`;
}

/** The outbox key of the thanks for a verdict: whoever changes their mind is thanked again. */
export function thanksKey(turnId: string, viewerId: string, verdict: Verdict): string {
  return `thanks:${turnId}:${viewerId}:${verdict}`;
}
