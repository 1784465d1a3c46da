import { createHash } from "node:crypto";

/** The same for the same JSON: tells whether something was shown or sent already. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 24);
}
