import { expect, test as it } from "vitest";
import { createOpenCache } from "./open-cache.ts";

/** A cache of two whose values are their keys, and what it has opened and closed. */
function createWatched() {
  const events: string[] = [];
  const cache = createOpenCache<string>(2, async (value) => {
    events.push(`close ${value}`);
  });
  const use = <Result>(key: string, work: () => Promise<Result>) =>
    cache.use(
      key,
      async () => {
        events.push(`open ${key}`);
        return key;
      },
      work,
    );
  return { events, use, cache };
}

const nothing = async () => undefined;

it("opens once what is used again, and closes what was used longest ago", async () => {
  const { events, use, cache } = createWatched();
  for (const key of ["a", "b", "a", "c", "a"]) await use(key, nothing);
  await cache.close();
  expect(events.slice(0, 4)).toEqual(["open a", "open b", "open c", "close b"]);
  expect(events.slice(4).sort()).toEqual(["close a", "close c"]);
});

it("opens once for two uses at the same time", async () => {
  const { events, use } = createWatched();
  expect(await Promise.all([use("a", async () => 1), use("a", async () => 2)])).toEqual([1, 2]);
  expect(events).toEqual(["open a"]);
});

it("closes what is in use only once its work has ended", async () => {
  const { events, use, cache } = createWatched();
  const work = Promise.withResolvers<void>();
  const using = use("a", () => work.promise);
  await use("b", nothing);
  await use("c", nothing);
  const closing = cache.close();
  expect(events).not.toContain("close a");
  work.resolve();
  await Promise.all([using, closing]);
  expect(events.filter((event) => event.startsWith("close")).sort()).toEqual(["close a", "close b", "close c"]);
});

it("closes also where the work failed", async () => {
  const { events, use, cache } = createWatched();
  await expect(use("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await cache.close();
  expect(events).toEqual(["open a", "close a"]);
});

it("tries again to open what could not be opened", async () => {
  const { use, cache } = createWatched();
  const failing = cache.use("a", () => Promise.reject(new Error("cannot open")), nothing);
  await expect(failing).rejects.toThrow("cannot open");
  expect(await use("a", async () => "opened")).toBe("opened");
  await cache.close();
});
