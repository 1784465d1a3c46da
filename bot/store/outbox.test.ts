import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { type Outbox, openOutbox } from "./outbox.ts";

let outbox: Outbox;

beforeEach(async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  outbox = await openOutbox(store);
});

function outgoing(key: string, lane = `lane of ${key}`) {
  return { key, lane, body: `body of ${key}` };
}

function take(now: number, worker = "w") {
  return outbox.take({ worker, now, until: now + 100, interval: 10 });
}

test("the same thing is put once, also after it was sent", async () => {
  expect(await outbox.put(outgoing("a"), 1)).toBe(true);
  expect(await outbox.put(outgoing("a"), 1)).toBe(false);
  expect(await take(2)).toMatchObject({ key: "a", body: "body of a", attempts: 1, isUnsure: false });
  await outbox.sent("a", "1.1", 3);
  expect(await outbox.put(outgoing("a"), 4)).toBe(false);
  expect(await take(1_000)).toBeUndefined();
  expect(await outbox.referenceOf("a")).toBe("1.1");
});

describe("a lane", () => {
  beforeEach(async () => {
    await outbox.put(outgoing("first", "C1"), 1);
    await outbox.put(outgoing("second", "C1"), 1);
    await outbox.put(outgoing("elsewhere", "C2"), 1);
  });

  test("goes in order, one at a time, at its pace, and holds up no other", async () => {
    expect((await take(2))?.key).toBe("first");
    expect((await take(2))?.key).toBe("elsewhere");
    expect(await take(2)).toBeUndefined();
    await outbox.sent("first", "1.1", 5);
    expect(await take(14)).toBeUndefined();
    expect((await take(15))?.key).toBe("second");
  });

  test("waits behind what is to be tried again later", async () => {
    await take(2);
    await outbox.retry("first", 50, false);
    expect((await take(3))?.key).toBe("elsewhere");
    expect(await take(49)).toBeUndefined();
    expect(await take(50)).toMatchObject({ key: "first", attempts: 2, isUnsure: false });
  });

  test("goes on past what is given up", async () => {
    await take(2);
    await outbox.failed("first", "channel_not_found", 3);
    expect((await take(20))?.key).toBe("second");
  });
});

test("what its sender never spoke of again may have arrived", async () => {
  await outbox.put(outgoing("a"), 1);
  await take(2, "gone");
  expect(await take(102, "next")).toBeUndefined();
  expect(await take(103, "next")).toMatchObject({ key: "a", attempts: 2, isUnsure: true });
  await outbox.retry("a", 104, true);
  expect(await take(104, "next")).toMatchObject({ isUnsure: true });
});

test("what has not been sent can be withdrawn, what may have been cannot", async () => {
  await outbox.put(outgoing("a"), 1);
  await outbox.put(outgoing("b"), 2);
  await take(3);
  expect(await outbox.withdraw("a")).toBe(false);
  expect(await outbox.withdraw("b")).toBe(true);
  expect(await outbox.withdraw("b")).toBe(false);
  await outbox.sent("a", null, 4);
  expect(await outbox.withdraw("a")).toBe(false);
  expect(await outbox.referenceOf("b")).toBeUndefined();
});

test("what ended before is forgotten, what waits is not", async () => {
  for (const key of ["sent", "failed", "waits"]) await outbox.put(outgoing(key), 1);
  await outbox.sent("sent", "1", 5);
  await outbox.failed("failed", "no answer", 5);
  expect(await outbox.depth()).toBe(1);
  expect(await outbox.forgetBefore(5)).toBe(0);
  expect(await outbox.forgetBefore(6)).toBe(2);
  expect(await outbox.depth()).toBe(1);
});
