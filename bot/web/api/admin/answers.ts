import type { Context } from "hono";
import type { AdminOutcome, Librarian } from "../../../admin/contract.ts";

/** One sentence that concerns no single field. */
export function refuseSentence(
  context: Context,
  status: 400 | 403 | 404 | 409 | 411 | 413 | 422 | 507,
  message: string,
): Response {
  return context.json({ error: { message, reference: null } }, status);
}

export const UNREADABLE = "送られた内容を読み取れませんでした。画面を読み込み直してください。";
const NOT_YOURS = "資料の管理は、管理者と、資料を担当する所属の課長・係長だけができます。";

/** Who asks, where they have a business here; else what they are told. */
export function createEntry(
  librarian: Pick<Librarian, "role">,
  personIn: (context: Context) => Promise<string | null>,
): (handle: (context: Context, personId: string) => Promise<Response>) => (context: Context) => Promise<Response> {
  return (handle) => async (context) => {
    const personId = await personIn(context);
    if (personId === null || (await librarian.role(personId)) === null) return refuseSentence(context, 403, NOT_YOURS);
    return handle(context, personId);
  };
}

/** What was done and where to look next, or why it was not; a refusal of one field is shown at it. */
export function answerOutcome(context: Context, outcome: AdminOutcome, to: string): Response {
  if (outcome.kind === "done") return context.json({ sentence: outcome.sentence, to, next: null });
  const { sentence, field } = outcome;
  const fields = field === undefined ? {} : { fields: { [field]: sentence } };
  // The sentence stands at the field: at the end of the form it would be said twice.
  const message = field === undefined ? sentence : "保存していません。印のついたところを直してください。";
  return context.json({ error: { message, reference: null, ...fields } }, field === undefined ? 409 : 422);
}
