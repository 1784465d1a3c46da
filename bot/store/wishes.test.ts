import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { openWishStore, type Wish } from "./wishes.ts";

async function open() {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  return openWishStore(store);
}

function wish(key: string, changes: Partial<Wish> = {}): Wish {
  return {
    ...{
      key,
      viewerId: "p001",
      kind: "app",
      text: `要望${key}`,
      wishedAt: `2026-11-20T03:00:0${key}.000Z`,
      thread: null,
    },
    ...changes,
  };
}

test("a key keeps one wish, the first", async () => {
  const wishes = await open();
  expect(await wishes.keep(wish("1"))).toBe(true);
  expect(await wishes.keep(wish("1", { text: "別の要望" }))).toBe(false);
  expect(await wishes.find("1")).toEqual(wish("1"));
  expect(await wishes.find("2")).toBeUndefined();
});

test("a viewer's own come newest first, at most as many as are wanted", async () => {
  const wishes = await open();
  for (const key of ["2", "1", "3"]) await wishes.keep(wish(key));
  await wishes.keep(wish("4", { viewerId: "p002" }));
  expect(await wishes.of("p001", 2)).toEqual([wish("3"), wish("2")]);
});

test("only whose it is takes a wish back, once, and may wish it anew", async () => {
  const wishes = await open();
  await wishes.keep(wish("1"));
  expect(await wishes.withdraw("1", "p002")).toBe(false);
  expect(await wishes.withdraw("1", "p001")).toBe(true);
  expect(await wishes.withdraw("1", "p001")).toBe(false);
  expect(await wishes.find("1")).toBeUndefined();
  expect(await wishes.keep(wish("1"))).toBe(true);
});
