import type { FieldValues } from "../engine/definition.ts";
import { isSensitive } from "./sensitive.ts";

/** The private consultation desk: what is asked there is seen by its members and the asker alone. */
export const CONSULTATION_DESK = "@相談窓口";

export interface PreparedQuestion {
  readonly fields: FieldValues;
  readonly confidential: boolean;
}

/**
 * What becomes of a question for somebody who knows before it is sent, whichever way it came: a sensitive one goes to the
 * consultation desk, whatever department was chosen, and without what else would name its asker.
 */
export function prepareQuestion(fields: FieldValues): PreparedQuestion {
  const said = [fields.question, fields.found].filter((value) => typeof value === "string").join("\n");
  if (!isSensitive(said) && fields.owner !== CONSULTATION_DESK) return { fields, confidential: false };
  return { fields: { ...fields, owner: CONSULTATION_DESK }, confidential: true };
}
