import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { type Delivery, type Inbox, openInbox } from "./inbox.ts";

let inbox: Inbox;

beforeEach(async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  inbox = await openInbox(store);
});

function delivery(key: string, changes: Partial<Delivery> = {}): Delivery {
  return { key, lane: `lane of ${key}`, orderedBy: "1", source: null, body: `body of ${key}`, ...changes };
}

function lease(worker: string, now: number) {
  return { worker, now, until: now + 100 };
}

async function keysTaken(worker: string, now: number): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let taken = await inbox.take(lease(worker, now)); taken !== undefined; ) {
    keys.push(taken.key);
    taken = await inbox.take(lease(worker, now));
  }
  return keys;
}

test("the same thing delivered again is kept once, also after it was handled", async () => {
  expect(await inbox.put(delivery("a"), 1)).toBe(true);
  expect(await inbox.put(delivery("a"), 2)).toBe(false);
  await inbox.take(lease("w", 3));
  expect(await inbox.done("a", "w", 4)).toBe(true);
  expect(await inbox.put(delivery("a"), 5)).toBe(false);
  expect(await inbox.hold(delivery("a"), lease("w", 6))).toBeUndefined();
  expect(await keysTaken("w", 1_000)).toEqual([]);
});

test("deliveries are taken in the order in which they came, each by one worker", async () => {
  await inbox.put(delivery("a"), 1);
  await inbox.put(delivery("b"), 2);
  expect(await inbox.take(lease("one", 3))).toMatchObject({ key: "a", body: "body of a", receivedAt: 1, attempts: 1 });
  expect((await inbox.take(lease("two", 3)))?.key).toBe("b");
  expect(await inbox.take(lease("one", 3))).toBeUndefined();
});

describe("a lane", () => {
  beforeEach(async () => {
    await inbox.put(delivery("late", { lane: "t", orderedBy: "1700000002.000000" }), 1);
    await inbox.put(delivery("early", { lane: "t", orderedBy: "1700000001.000000" }), 2);
    await inbox.put(delivery("other"), 3);
  });

  test("is handled by when things happened, not by when they came", async () => {
    expect(await keysTaken("w", 10)).toEqual(["early", "other"]);
    await inbox.done("early", "w", 11);
    expect(await keysTaken("w", 12)).toEqual(["late"]);
  });

  test("goes on where what is held in it is given back for later", async () => {
    await inbox.take(lease("w", 10));
    await inbox.release("early", "w", 50);
    expect(await keysTaken("w", 11)).toEqual(["other"]);
    expect(await keysTaken("w", 50)).toEqual(["early"]);
  });
});

describe("a lease", () => {
  test("that runs out lets another worker take over, and the first can no longer say done", async () => {
    await inbox.put(delivery("a"), 1);
    await inbox.take(lease("gone", 10));
    expect(await inbox.take(lease("next", 110))).toBeUndefined();
    expect(await inbox.take(lease("next", 111))).toMatchObject({ key: "a", attempts: 2 });
    expect(await inbox.done("a", "gone", 112)).toBe(false);
    expect(await inbox.done("a", "next", 113)).toBe(true);
  });

  test("that is renewed does not run out", async () => {
    await inbox.put(delivery("a"), 1);
    await inbox.take(lease("w", 10));
    await inbox.renew(["a"], lease("w", 100));
    expect(await keysTaken("next", 150)).toEqual([]);
    expect(await keysTaken("next", 201)).toEqual(["a"]);
  });

  test("can begin with the delivery itself", async () => {
    expect(await inbox.hold(delivery("a"), lease("w", 10))).toMatchObject({ key: "a", attempts: 1 });
    expect(await keysTaken("next", 50)).toEqual([]);
    expect(await keysTaken("next", 111)).toEqual(["a"]);
  });
});

describe("a deleted message", () => {
  test("is dropped where it waits, and is known as deleted where it is being handled", async () => {
    await inbox.put(delivery("a", { source: "C1:1" }), 1);
    expect(await inbox.isCancelled("C1:1")).toBe(false);
    await inbox.cancel("C1:1", 2);
    expect(await keysTaken("w", 3)).toEqual([]);
    expect(await inbox.isCancelled("C1:1")).toBe(true);
  });

  test("can be deleted before it is delivered", async () => {
    await inbox.cancel("C1:1", 1);
    await inbox.put(delivery("a", { source: "C1:1" }), 2);
    expect(await inbox.isCancelled("C1:1")).toBe(true);
  });

  test("does not come back when its handling ends", async () => {
    await inbox.put(delivery("a", { source: "C1:1" }), 1);
    await inbox.take(lease("w", 2));
    await inbox.cancel("C1:1", 3);
    await inbox.release("a", "w", 4);
    await inbox.done("a", "w", 5);
    expect(await keysTaken("w", 1_000)).toEqual([]);
  });
});

test("what waits is listed in the order in which it came", async () => {
  await inbox.put(delivery("b"), 2);
  await inbox.put(delivery("a"), 1);
  await inbox.put(delivery("c"), 3);
  await inbox.take(lease("w", 4));
  expect((await inbox.waiting(10)).map(({ key }) => key)).toEqual(["b", "c"]);
  expect((await inbox.waiting(1)).map(({ key }) => key)).toEqual(["b"]);
});

test("what waits names the message before it in its thread until that is handled, in the order in which they were written", async () => {
  const inThread = (key: string, orderedBy: string) => delivery(key, { lane: "t", orderedBy, source: `C1:${key}` });
  await inbox.put(inThread("third", "3"), 1);
  await inbox.hold(inThread("first", "1"), lease("w", 2));
  await inbox.put(inThread("second", "2"), 3);
  await inbox.put(delivery("elsewhere"), 4);
  const behind = async () => (await inbox.waiting(10)).map((each) => `${each.key} behind ${each.behind}`);
  expect(await behind()).toEqual(["third behind C1:second", "second behind C1:first", "elsewhere behind null"]);
  await inbox.done("first", "w", 5);
  expect(await behind()).toEqual(["third behind C1:second", "second behind null", "elsewhere behind null"]);
});

test("a lane is known from the first delivery until it is forgotten; what waits is never forgotten", async () => {
  expect(await inbox.knows("t")).toBe(false);
  await inbox.put(delivery("a", { lane: "t" }), 1);
  await inbox.put(delivery("b", { lane: "u" }), 2);
  expect(await inbox.knows("t")).toBe(true);
  await inbox.take(lease("w", 3));
  await inbox.done("a", "w", 4);
  expect(await inbox.forgetBefore(2)).toBe(1);
  expect(await inbox.forgetBefore(100)).toBe(0);
  expect(await inbox.knows("t")).toBe(false);
  expect(await inbox.knows("u")).toBe(true);
});

test("two processes share one inbox, and it outlives both", async () => {
  const folder = await mkdtemp(join(tmpdir(), "inbox-"));
  const stores = [1, 2].map(() => openStore(join(folder, "do.sqlite")));
  onTestFinished(async () => {
    for (const store of stores) await store.close();
    await rm(folder, { recursive: true });
  });
  const inboxes: Inbox[] = [];
  for (const store of stores) inboxes.push(await openInbox(store));
  const [one, two] = inboxes;
  await one?.put(delivery("a"), 1);
  expect(await two?.put(delivery("a"), 1)).toBe(false);
  expect((await two?.take(lease("two", 2)))?.key).toBe("a");
  expect(await one?.take(lease("one", 3))).toBeUndefined();
  const later = openStore(join(folder, "do.sqlite"));
  stores.push(later);
  expect((await (await openInbox(later)).take(lease("later", 103)))?.key).toBe("a");
});
