import { expect, onTestFinished, test } from "vitest";
import type { Waiting } from "../../store/inbox.ts";
import { watchPlaces } from "./places.ts";

function waiting(key: string, receivedAt: number, changes: Partial<Waiting> = {}): Waiting {
  const asked = { key, lane: key, orderedBy: "", source: key, body: "", receivedAt, attempts: 0, behind: null };
  return { ...asked, ...changes };
}

const PACE = {
  ...{ afterMs: () => 4_000, behindAfterMs: 8_000, everyMs: 1 },
  ...{ clock: () => 4_100, log: () => undefined },
};

test("who has waited long is told the place among those waiting, once", async () => {
  const told: string[] = [];
  const looked = Promise.withResolvers<void>();
  let looks = 0;
  const end = watchPlaces({
    waiting: async () => {
      looks += 1;
      if (looks === 3) looked.resolve();
      return [
        waiting("first", 0),
        waiting("press", 0, { source: null }),
        waiting("second", 100),
        waiting("new", 3_000),
      ];
    },
    tell: async ({ key }, place) => {
      told.push(`${place} ${key}`);
    },
    isTold: async () => false,
    ...PACE,
  });
  onTestFinished(end);
  await looked.promise;
  await end();
  expect(told).toEqual(["1 first", "2 second"]);
});

test("in a thread nobody is told before whoever asked earlier, held by whomever, unless that takes too long", async () => {
  const told: string[] = [];
  const standing = new Set<string>();
  const ended = Promise.withResolvers<void>();
  let looks = 0;
  const end = watchPlaces({
    waiting: async () => {
      looks += 1;
      if (looks === 3) standing.add("held by a process that has ended");
      if (looks === 5) ended.resolve();
      const behind = "held by a process that has ended";
      return [waiting("later", 0, { behind }), waiting("elsewhere", 0), waiting("too late", -4_000, { behind })];
    },
    tell: async ({ key }) => {
      told.push(`${key} at look ${looks}`);
    },
    isTold: async (source) => standing.has(source),
    ...PACE,
  });
  onTestFinished(end);
  await ended.promise;
  await end();
  expect(told).toEqual(["elsewhere at look 1", "too late at look 1", "later at look 3"]);
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
    isTold: async () => false,
    afterMs: () => 0,
    behindAfterMs: 8_000,
    everyMs: 1,
    clock: () => 1,
    log: (line) => log.push(line),
  });
  onTestFinished(end);
  expect(await told.promise).toBe("first");
  expect(log).toEqual(["slack, telling places: Error: the store is closed"]);
});
