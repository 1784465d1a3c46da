import { pieces } from "./cut.ts";
import { inertMarkdown } from "./inert.ts";
import { LIMITS } from "./limits.ts";

/** What could become an address or a mention together with the chunk before or after. */
const EDGES = /^(?=[!-/:-@[-`{-~．｡：])|(?<=[!-/:-@[-`{-~．｡：])$/gu;

/**
 * Text for a running stream, as inert Markdown; more than one chunk where it is longer than a chunk may be. Joined to what
 * came before, it is as inert as alone.
 */
export function streamChunks(text: string): readonly string[] {
  return pieces(text, LIMITS.markdown - 2, inertMarkdown).map((piece) => piece.replace(EDGES, "\u2060"));
}
