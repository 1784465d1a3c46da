import { z } from "zod";
import { APP_ENTRY, type AppEntry } from "../../store/app-catalogue.ts";
import SAMPLES from "./sample-apps.json" with { type: "json" };

const SAMPLE = APP_ENTRY.omit({ requestId: true, withdrawn: true, restoredAt: true, sample: true }).strict();

/** The fictional office's apps, as its sample manuals tell of them. */
export function sampleApps(): readonly AppEntry[] {
  return z
    .array(SAMPLE)
    .parse(SAMPLES)
    .map((sample) => ({ ...sample, requestId: null, withdrawn: null, restoredAt: null, sample: true }));
}
