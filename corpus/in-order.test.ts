import { expect, test } from "vitest";
import { inOrder } from "./in-order.ts";

async function collect(results: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const result of results) all.push(result);
  return all;
}

test("keeps the order while the next items are begun, and not more of them", async () => {
  const begun: number[] = [];
  const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const all = collect(
    inOrder([0, 1, 2, 3], 1, async function* (item) {
      begun.push(item);
      await gates[item]?.promise;
      yield `${item}a`;
      yield `${item}b`;
    }),
  );
  gates[1]?.resolve();
  await new Promise(setImmediate);
  expect(begun).toEqual([0, 1]);
  for (const gate of gates) gate.resolve();
  expect(await all).toEqual(["0a", "0b", "1a", "1b", "2a", "2b", "3a", "3b"]);
});

test("hands on a fault in its turn, and ends what was begun", async () => {
  const ended: number[] = [];
  const results = inOrder([0, 1, 2], 2, async function* (item) {
    try {
      if (item === 1) throw new Error("bad item");
      yield String(item);
    } finally {
      ended.push(item);
    }
  });
  expect(await results.next()).toEqual({ value: "0", done: false });
  await expect(results.next()).rejects.toThrow("bad item");
  expect(ended.toSorted()).toEqual([0, 1, 2]);
});
