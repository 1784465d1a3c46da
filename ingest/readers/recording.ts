import { type ReadResult, refused } from "../block.ts";
import { draftManual } from "../recording/draft-manual.ts";
import { parseRecording } from "../recording/recording.ts";
import { decode } from "./decode.ts";
import { readMarkdown } from "./markdown.ts";

/** Stopped before anything was done. */
const NO_STEPS = /^\s*\{\s*"title"\s*:[\s\S]*"steps"\s*:\s*\[\s*\]/u;

/** A recording of Chrome's DevTools, read as the manual that it drafts: published as it is or edited first, it gives the same steps. */
export async function readRecording(bytes: Uint8Array): Promise<ReadResult> {
  const text = decode(bytes);
  if (text === undefined) return refused("damaged");
  const recording = parseRecording(text.replace(/^\ufeff/u, ""));
  if (recording === undefined) return refused(NO_STEPS.test(text) ? "no-steps" : "unknown-json");
  const { markdown, warnings } = draftManual(recording);
  const result = await readMarkdown(new TextEncoder().encode(markdown));
  if (result.kind === "refused") return result.reason.code === "no-text" ? refused("no-steps") : result;
  return { kind: "read", reading: { ...result.reading, warnings: [...warnings, ...result.reading.warnings] } };
}
