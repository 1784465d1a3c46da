import { expect, onTestFinished, test } from "vitest";
import type { Leased } from "../../store/inbox.ts";
import { watchPlaces } from "./places.ts";

function waiting(key: string, receivedAt: number, source: string | null = key): Leased {
  return { key, lane: key, orderedBy: "", source, body: "", receivedAt, attempts: 0 };
}

test("who has waited long is told the place among those waiting, once", async () => {
  const told: string[] = [];
  const looked = Promise.withResolvers<void>();
  let looks = 0;
  const end = watchPlaces({
    waiting: async () => {
      looks += 1;
      if (looks === 3) looked.resolve();
      return [waiting("first", 0), waiting("press", 0, null), waiting("second", 100), waiting("new", 3_000)];
    },
    tell: async ({ key }, place) => {
      told.push(`${place} ${key}`);
    },
    afterMs: () => 4_000,
    everyMs: 1,
    clock: () => 4_100,
    log: () => undefined,
  });
  onTestFinished(end);
  await looked.promise;
  await end();
  expect(told).toEqual(["1 first", "2 second"]);
});

test("goes on looking after a look that failed", async () => {
  const log: string[] = [];
  const told = Promise.withResolvers<string>();
  let looks = 0;
  const end = watchPlaces({
    waiting: async () => {
      looks += 1;
      if (looks === 1) throw new Error("the store is closed");
      return [waiting("first", 0)];
    },
    tell: async ({ key }) => told.resolve(key),
    afterMs: () => 0,
    everyMs: 1,
    clock: () => 1,
    log: (line) => log.push(line),
  });
  onTestFinished(end);
  expect(await told.promise).toBe("first");
  expect(log).toEqual(["slack, telling places: Error: the store is closed"]);
});
