import { z } from "zod";
import type { AppEntry } from "../../store/app-catalogue.ts";
import SAMPLES from "./sample-apps.json" with { type: "json" };

const SAMPLE = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  links: z.array(z.string()),
  publisher: z.string().nullable(),
  purpose: z.string(),
  install: z.string(),
  conditions: z.string(),
  manual: z.string().nullable(),
  availableFrom: z.string(),
  reviewDate: z.string().nullable(),
});

/** The fictional office's apps, as its sample manuals tell of them. */
export function sampleApps(): readonly AppEntry[] {
  return z
    .array(SAMPLE)
    .parse(SAMPLES)
    .map((sample) => ({ ...sample, requestId: null, withdrawn: null, restoredAt: null, sample: true }));
}
