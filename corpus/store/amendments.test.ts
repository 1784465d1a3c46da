import { afterEach, beforeEach, expect, test } from "vitest";
import { type Amendments, openAmendments } from "./amendments.ts";
import { openStore, type Store } from "./connection.ts";

let store: Store;
let amendments: Amendments;

beforeEach(async () => {
  store = openStore(":memory:");
  amendments = await openAmendments(store);
});
afterEach(() => store.close());

const attachment = (amendmentId: string, effectiveFrom: string | null, baseId = "base") => ({
  amendmentId,
  baseId,
  effectiveFrom,
});

test("tells a document's amendments in the order in which they take effect, open days last", async () => {
  for (const each of [attachment("a", null), attachment("b", "2024-04-01"), attachment("c", "2022-04-01")])
    await amendments.attach(each);
  await amendments.attach(attachment("d", "2020-04-01", "other"));
  expect((await amendments.of("base")).map(({ amendmentId }) => amendmentId)).toEqual(["c", "b", "a"]);
  expect(await amendments.all()).toHaveLength(4);
});

test("attaching again notes the new day", async () => {
  await amendments.attach(attachment("a", null));
  await amendments.propose(attachment("a", "2024-04-01"));
  expect(await amendments.of("base")).toEqual([attachment("a", "2024-04-01")]);
});

test("what is noted of a document goes on under its new name, and beside what is noted there", async () => {
  await amendments.attach(attachment("a", "2024-04-01"));
  await amendments.attach(attachment("b", null));
  await amendments.detach("b", "base");
  await amendments.attach(attachment("a", "2025-04-01", "kept"));
  await amendments.rename("base", "kept");
  await amendments.rename("a", "c");
  await amendments.propose(attachment("b", null, "kept"));
  expect(await amendments.all()).toEqual([attachment("c", "2025-04-01", "kept")]);
  await amendments.rename("c", "kept");
  expect(await amendments.all()).toEqual([]);
});

test("what a person has parted is not proposed again, only attached by a person", async () => {
  await amendments.propose(attachment("a", null));
  expect(await amendments.detach("a", "base")).toBe(true);
  expect(await amendments.detach("a", "base")).toBe(false);
  await amendments.propose(attachment("a", "2024-04-01"));
  expect([await amendments.of("base"), await amendments.all()]).toEqual([[], []]);
  await amendments.attach(attachment("a", "2024-04-01"));
  expect(await amendments.of("base")).toEqual([attachment("a", "2024-04-01")]);
});
