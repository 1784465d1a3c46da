import { expect, test } from "vitest";
import { keepRetention } from "./retention.ts";

test("what is older than it is kept is forgotten at the start, and what cannot be is told", async () => {
  const forgotten: string[] = [];
  const log: string[] = [];
  const end = keepRetention({
    clock: () => new Date("2026-11-20T03:00:00Z"),
    log: (line) => log.push(line),
    kept: [
      { days: 7, forgetBefore: async (moment) => forgotten.push(moment.toISOString()) },
      { days: 30, forgetBefore: () => Promise.reject(new Error("the store is closed")) },
      { days: 365, forgetBefore: async (moment) => forgotten.push(moment.toISOString()) },
    ],
  });
  await end();
  expect(forgotten).toEqual(["2026-11-13T03:00:00.000Z", "2025-11-20T03:00:00.000Z"]);
  expect(log).toEqual(["forgetting what is older than 30 days: Error: the store is closed"]);
});
