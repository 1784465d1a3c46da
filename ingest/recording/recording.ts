import { z } from "zod";

/** A chain through shadow roots is a list; of each the last part is the element itself. */
const SELECTOR = z.union([z.string(), z.array(z.string())]).transform((one) => (typeof one === "string" ? [one] : one));
const NAVIGATED = z.object({ type: z.string(), url: z.string().optional(), title: z.string().optional() });

const STEP = z.object({
  type: z.string(),
  selectors: z.array(SELECTOR).optional(),
  value: z.string().optional(),
  key: z.string().optional(),
  url: z.string().optional(),
  /** Mouse button; `secondary` is the right one. */
  button: z.string().optional(),
  assertedEvents: z.array(NAVIGATED).optional(),
});

const RECORDING = z.object({ title: z.string().default(""), steps: z.array(STEP).min(1).max(5000) });

/** What the Recorder of Chrome's DevTools exports as JSON, as far as a manual needs it. */
export type Recording = z.infer<typeof RECORDING>;
export type RecordedStep = Recording["steps"][number];

/** @returns undefined for JSON of anything else, and for what is no JSON */
export function parseRecording(text: string): Recording | undefined {
  try {
    return RECORDING.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
