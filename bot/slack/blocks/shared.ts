import type { Reply } from "../../conversation/contract.ts";
import { answerMessages } from "./answer.ts";
import type { AnswerOptions } from "./answer-options.ts";
import type { Message } from "./message.ts";

/**
 * An answer that somebody shares with a channel, under their name: the only mention that the assistant makes.
 * @param sharedBy Slack's id of the person
 */
export function sharedMessages(
  sharedBy: string,
  reply: Reply,
  options: Omit<AnswerOptions, "place" | "sharedBy" | "isAgain">,
): readonly Message[] {
  return answerMessages(reply, { ...options, place: "channel", sharedBy });
}
