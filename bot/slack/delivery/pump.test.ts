import { expect, test } from "vitest";
import { createPump } from "./pump.ts";

const QUIET = { idleMs: 3_600_000, log: () => undefined };

test("works on several things at once, never on more than it may", async () => {
  const waiting = [1, 2, 3, 4, 5];
  let busiest = 0;
  const gates = new Map<number, () => void>();
  const done: number[] = [];
  const all = Promise.withResolvers<void>();
  const pump = createPump({
    ...QUIET,
    take: async () => waiting.shift(),
    work: async (item) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gates.set(item, resolve);
      busiest = Math.max(busiest, gates.size);
      if (gates.size === 2) for (const open of gates.values()) open();
      if (item === 5) resolve();
      await promise;
      gates.delete(item);
      done.push(item);
      if (done.length === 5) all.resolve();
    },
    concurrency: 2,
  });
  await all.promise;
  await pump.stop();
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 5]);
  expect(busiest).toBe(2);
});

test("looks again when woken, and goes on after what fails", async () => {
  const log: string[] = [];
  const waiting: string[] = [];
  const reached = Promise.withResolvers<void>();
  let refusals = 1;
  const pump = createPump<string>({
    ...QUIET,
    log: (line) => log.push(line),
    take: async () => {
      if (waiting[0] === "bad to take" && refusals-- > 0) throw new Error("the store is closed");
      return waiting.shift();
    },
    work: async (item) => {
      if (item === "bad to do") throw new Error("no");
      if (item === "last") reached.resolve();
    },
    concurrency: 1,
  });
  waiting.push("bad to do", "bad to take", "last");
  const waking = setInterval(pump.wake, 1);
  await reached.promise;
  clearInterval(waking);
  await pump.stop();
  expect(log.map((line) => line.split("\n")[0])).toEqual([
    "working: Error: no",
    "taking the next: Error: the store is closed",
  ]);
});

test("stops once what is under way has ended, and takes nothing more", async () => {
  const begun = Promise.withResolvers<void>();
  const ending = Promise.withResolvers<void>();
  let taken = 0;
  let ended = false;
  const pump = createPump({
    ...QUIET,
    take: async () => ++taken,
    work: async () => {
      begun.resolve();
      await ending.promise;
      ended = true;
    },
    concurrency: 1,
  });
  await begun.promise;
  expect(pump.busy()).toBe(1);
  const stopped = pump.stop();
  ending.resolve();
  await stopped;
  expect([ended, taken, pump.busy()]).toEqual([true, 1, 0]);
});
