import type { Turn } from "../../conversation/contract.ts";
import type { FieldValues } from "../../desk/engine/definition.ts";

const FOUND_LENGTH = 2_500;
const QUESTION_LENGTH = 2_000;

/** What a question that the documents did not settle gives to the form for somebody who knows. */
export function questionFor(question: string, { id, reply }: Turn): FieldValues {
  const found = foundIn(reply);
  return {
    question: question.slice(0, QUESTION_LENGTH),
    ...(found === "" ? {} : { found: found.slice(0, FOUND_LENGTH) }),
    ...(reply.kind === "unanswerable" && reply.handOff !== null ? { owner: reply.handOff.department } : {}),
    credit: "anonymous",
    turn: id,
  };
}

function foundIn(reply: Turn["reply"]): string {
  switch (reply.kind) {
    case "answered":
      return reply.citations.map(({ title, locator, quote }) => `${title} ${locator}\n「${quote}」`).join("\n");
    case "unanswerable":
      return reply.nearest.map(({ title, locator }) => `${title} ${locator}`).join("\n");
    default:
      return "";
  }
}
