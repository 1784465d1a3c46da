import { pieces } from "./cut.ts";
import { inertMarkdown, JOINER } from "./inert.ts";
import { LIMITS } from "./limits.ts";

/** What could become an address or a call together with the chunk before or after. */
const LIVE = /^(?=[!-/:-@[-`{-~．｡：])|(?<=[!-/:-@[-`{-~．｡：])$|(?<=[a-z])(?=:\S)/giu;

/**
 * Text for a running stream, as inert Markdown; more than one chunk where it is longer than a chunk may be. Joined to what
 * came before, it is as inert as alone. Line breaks at its ends stay.
 */
export function streamChunks(text: string): readonly string[] {
  const before = text.match(/^\n+/u)?.[0] ?? "";
  const after = text.trim() === "" ? "" : (text.match(/\n+$/u)?.[0] ?? "");
  const chunks = pieces(text, LIMITS.markdown, inertChunk);
  if (before === "" && after === "") return chunks;
  return [before, ...chunks, after].filter((chunk) => chunk !== "");
}

function inertChunk(text: string): string {
  return inertMarkdown(text).replace(LIVE, JOINER);
}
