import { expect, test } from "vitest";
import { openStore } from "./connection.ts";
import { openPictures } from "./pictures.ts";

test("keeps a revision's pictures in order, and only what it was last said to have", async () => {
  const store = openStore(":memory:");
  const pictures = await openPictures(store);
  const picture = (hash: string, position: number) => ({ hash, mediaType: "image/png", alt: "画面", position });
  await pictures.put("file", [picture("a", 3), picture("b", 1), picture("a", 4)]);
  await pictures.put("other", [picture("c", 0)]);
  expect(await pictures.of("file")).toEqual([picture("a", 3), picture("b", 1), picture("a", 4)]);
  await pictures.put("file", [picture("b", 0)]);
  expect(await pictures.of("file")).toEqual([picture("b", 0)]);
  expect(await pictures.of("unknown")).toEqual([]);
  await store.close();
});
