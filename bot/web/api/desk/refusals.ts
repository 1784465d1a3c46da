import type { Context } from "hono";
import type { Outcome } from "../../../desk/contract.ts";

export const CHOOSE_FIRST = "まず、画面の右上で利用者を選んでください。";

/** One sentence that concerns no single field. */
export function refuseSentence(context: Context, status: 400 | 403 | 404 | 409 | 422, message: string): Response {
  return context.json({ error: { message, reference: null } }, status);
}

export function refuseField(context: Context, field: string, sentence: string): Response {
  return refuseFields(context, { [field]: sentence });
}

/** A sentence for each field that is wrong. */
export function refuseFields(context: Context, fields: Readonly<Record<string, string>>): Response {
  const count = Object.keys(fields).length;
  const message = count === 1 ? "1か所を直してから送ってください。" : `${count}か所を直してから送ってください。`;
  return context.json({ error: { message, reference: null, fields } }, 422);
}

export function statusOf(reason: Extract<Outcome, { kind: "refused" }>["reason"]): 403 | 404 | 409 | 422 {
  switch (reason) {
    case "unknown-request":
      return 404;
    case "unknown-person":
    case "not-yours":
      return 403;
    case "reason-missing":
    case "field-missing":
    case "field-wrong":
    case "unknown-unit":
      return 422;
    case "stale":
    case "ended":
    case "not-now":
    case "already-joined":
    case "own-request":
      return 409;
  }
}
