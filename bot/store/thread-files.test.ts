import { expect, test as it, onTestFinished } from "vitest";
import { openStore } from "../../corpus/store/connection.ts";
import { openThreadFileStore, type ThreadFile } from "./thread-files.ts";

async function open() {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  return openThreadFileStore(store);
}

function file(key: string, changes: Partial<ThreadFile> = {}): ThreadFile {
  return {
    key,
    thread: "t1",
    owner: "u1",
    name: `${key}.txt`,
    contentHash: `hash of ${key}`,
    receivedAt: `2026-11-20T00:00:0${key}.000Z`,
    textLength: 100,
    ...changes,
  };
}

it("gives a file back to its owner only", async () => {
  const files = await open();
  await files.keep(file("1"));
  expect(await files.find("1", "u1")).toEqual(file("1"));
  expect(await files.find("1", "u2")).toBeUndefined();
});

it("keeps the first of a key", async () => {
  const files = await open();
  await files.keep(file("1"));
  await files.keep(file("1", { name: "other.txt", owner: "u2" }));
  expect(await files.find("1", "u1")).toEqual(file("1"));
});

it("lists what can be asked, of one owner and thread, newest first", async () => {
  const files = await open();
  const others = [{ thread: "t2" }, { owner: "u2" }, { textLength: null }];
  for (const [at, changes] of others.entries()) await files.keep(file(`${at + 4}`, changes));
  for (const key of ["2", "1", "3"]) await files.keep(file(key));
  expect((await files.askable("t1", "u1", 10)).map(({ key }) => key)).toEqual(["3", "2", "1"]);
  expect((await files.askable("t1", "u1", 2)).map(({ key }) => key)).toEqual(["3", "2"]);
  await files.setAskable("6", 20);
  expect((await files.askable("t1", "u1", 10)).map(({ key }) => key)).toEqual(["6", "3", "2", "1"]);
});

it("forgets a file, and all before a moment", async () => {
  const files = await open();
  for (const key of ["1", "2", "3", "4"]) await files.keep(file(key, key === "4" ? { contentHash: "hash of 3" } : {}));
  expect(await files.contents()).toEqual(new Set(["hash of 1", "hash of 2", "hash of 3"]));
  await files.forget("1");
  await files.forgetBefore("2026-11-20T00:00:03.000Z");
  expect(await files.contents()).toEqual(new Set(["hash of 3"]));
  expect((await files.askable("t1", "u1", 10)).map(({ key }) => key)).toEqual(["4", "3"]);
});
