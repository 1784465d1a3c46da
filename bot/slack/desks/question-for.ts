import type { Viewer } from "../../../corpus/document.ts";
import type { Turn } from "../../conversation/contract.ts";
import type { FieldValues } from "../../desk/engine/definition.ts";
import type { Services } from "../services.ts";

const FOUND_LENGTH = 2_500;
const QUESTION_LENGTH = 2_000;
const DOCUMENT_LENGTH = 200;

/**
 * What a question that the documents did not settle gives to the form for somebody who knows: with the unit in charge of
 * what was found, as far as the person may read of it.
 */
export async function questionFor(
  question: string,
  { id, reply }: Turn,
  viewer: Viewer,
  { library }: Pick<Services, "library">,
): Promise<FieldValues> {
  const found = foundIn(reply);
  const owner = await ownerOf(reply, viewer, library);
  return {
    question: question.slice(0, QUESTION_LENGTH),
    ...(found === "" ? {} : { found: found.slice(0, FOUND_LENGTH) }),
    ...(owner === null ? {} : { owner }),
    turn: id,
  };
}

/** What an answer gives to the form for a fault in a document: the one that it rests on first, and who is in charge of it. */
export async function faultIn(
  { reply }: Turn,
  viewer: Viewer,
  { library }: Pick<Services, "library">,
): Promise<FieldValues> {
  const [first] = reply.kind === "answered" ? reply.citations : [];
  if (first === undefined) return {};
  const owner = await ownerOf(reply, viewer, library);
  return {
    document: `${first.title} ${first.locator}`.trim().slice(0, DOCUMENT_LENGTH),
    documentId: first.documentId,
    ...(owner === null ? {} : { owner }),
  };
}

async function ownerOf(reply: Turn["reply"], viewer: Viewer, library: Services["library"]): Promise<string | null> {
  if (reply.kind === "unanswerable") return reply.handOff?.department ?? null;
  const [first] = reply.kind === "answered" ? reply.citations : [];
  if (reply.kind !== "answered" || first === undefined) return null;
  const entries = await library.documents({ asOf: reply.asOf, viewer });
  return entries.find(({ document }) => document.id === first.documentId)?.document.owner ?? null;
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
