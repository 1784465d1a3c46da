import { createHash } from "node:crypto";

/** Eight hexadecimal digits by which a link knows the words that it quotes: a text that was replaced since does not have them. */
export function quoteMark(quote: string): string {
  return createHash("sha256").update(quote).digest("hex").slice(0, 8);
}
