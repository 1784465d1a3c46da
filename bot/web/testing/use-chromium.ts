import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { launchChromium } from "./chromium.ts";
import { SKIPPED } from "./desk-visitor.ts";

/** One Chromium for the tests of a file, each of which begins with no page open and ends with no fault in one. */
export function useChromium(): { readonly browser: () => Browser; readonly faults: string[] } {
  let launched: Browser | undefined;
  const faults: string[] = [];
  beforeAll(async () => {
    if (!SKIPPED) launched = await launchChromium();
  });
  afterEach(async () => {
    for (const context of launched?.contexts() ?? []) await context.close();
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(() => launched?.close());
  return {
    browser: () => {
      if (launched === undefined) throw new Error("Chromium is not there");
      return launched;
    },
    faults,
  };
}
