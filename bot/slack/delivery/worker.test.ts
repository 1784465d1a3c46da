import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../corpus/store/connection.ts";
import { type Inbox, type Leased, openInbox } from "../../store/inbox.ts";
import { createWorker } from "./worker.ts";

let inbox: Inbox;
let now: number;
/** Milliseconds that pass between two looks at the clock. */
let passing: number;
let log: string[];

beforeEach(async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  inbox = await openInbox(store);
  now = 1_000;
  passing = 0;
  log = [];
});

function start(
  handle: (leased: Leased) => Promise<void>,
  onGivenUp: (leased: Leased) => Promise<void> = async () => undefined,
) {
  const worker = createWorker({
    ...{ inbox, handle, onGivenUp, worker: "w", leaseMs: 3_600_000, concurrency: 2, idleMs: 1 },
    clock: () => {
      now += passing;
      return now;
    },
    log: (line) => log.push(line.split("\n")[0] ?? ""),
  });
  onTestFinished(worker.stop);
  return worker;
}

function put(key: string, lane = key) {
  return inbox.put({ key, lane, orderedBy: key, source: null, body: "" }, now);
}

test("handles a thread in order, and what was handled never again", async () => {
  for (const key of ["1", "2", "3"]) await put(key, "thread");
  const handled: string[] = [];
  const all = Promise.withResolvers<void>();
  const worker = start(async ({ key }) => {
    handled.push(key);
    if (key === "3") all.resolve();
  });
  await all.promise;
  await worker.stop();
  expect(handled).toEqual(["1", "2", "3"]);
  expect(await inbox.take({ worker: "other", now: now + 1e9, until: 2e9 })).toBeUndefined();
});

test("tries again what failed, later each time, and says so when it gives up", async () => {
  await put("a");
  passing = 60_000;
  const attempts: number[] = [];
  const given = Promise.withResolvers<string>();
  start(
    async (leased) => {
      attempts.push(leased.attempts);
      throw new Error("no");
    },
    async ({ key }) => given.resolve(key),
  );
  expect(await given.promise).toBe("a");
  expect(attempts).toEqual([1, 2, 3, 4, 5]);
  expect(log.at(0)).toBe("slack, a, attempt 1: Error: no");
});

test("does not handle again what it is handling, though it has stood still for longer than its lease", async () => {
  await put("a");
  const handled: string[] = [];
  const begun = Promise.withResolvers<void>();
  const ending = Promise.withResolvers<void>();
  const worker = start(async ({ key }) => {
    handled.push(key);
    if (key === "b") return ending.resolve();
    begun.resolve();
    await ending.promise;
  });
  await begun.promise;
  now += 2 * 3_600_000;
  await put("b");
  await ending.promise;
  await worker.stop();
  expect(handled).toEqual(["a", "b"]);
});

test("stops once what it handles has ended and leaves the rest", async () => {
  for (const key of ["1", "2"]) await put(key, "thread");
  const begun = Promise.withResolvers<void>();
  const ending = Promise.withResolvers<void>();
  const worker = start(async () => {
    begun.resolve();
    await ending.promise;
  });
  await begun.promise;
  const stopped = worker.stop();
  ending.resolve();
  await stopped;
  expect((await inbox.take({ worker: "other", now, until: now }))?.key).toBe("2");
});

test("handles at once what is held already", async () => {
  const handled = Promise.withResolvers<string>();
  const worker = start(async ({ key }) => handled.resolve(key));
  const delivery = { key: "a", lane: "a", orderedBy: "", source: null, body: "" };
  const held = await inbox.hold(delivery, { worker: "w", now, until: now + 3_600_000 });
  if (held !== undefined) worker.handleNow(held);
  expect(await handled.promise).toBe("a");
  await worker.stop();
  expect(await inbox.take({ worker: "other", now: now + 1e9, until: 2e9 })).toBeUndefined();
});
