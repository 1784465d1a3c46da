import { expect, test } from "vitest";
import { openWishStore } from "../store/wishes.ts";
import { takeUpWishes } from "./take-up-wishes.ts";
import { openDesk } from "./testing/desk-bench.ts";

test("kept wishes become requests or drafts once, and who has more to write is told what", async () => {
  const { desk, store } = await openDesk();
  const wishes = await openWishStore(store);
  const wish = { viewerId: "p024", wishedAt: "2026-11-20T03:00:00.000Z", thread: null };
  await wishes.keep({ ...wish, key: "1", kind: "person", text: "占用許可の更新はいつまでですか" });
  await wishes.keep({ ...wish, key: "2", kind: "correction", text: "要領の申請先が古い" });
  await wishes.keep({ ...wish, key: "3", kind: "app", text: "写真を撮って報告するアプリがほしい" });
  await wishes.keep({ ...wish, key: "4", kind: "app", text: "名刺を読むアプリがほしい" });
  const log: string[] = [];
  const takeUp = () => takeUpWishes({ wishes, desk, log: (line) => log.push(line) });
  await takeUp();
  await takeUp();
  const mine = await desk.list({ scope: "mine", limit: 10 }, "p024");
  expect(mine.requests.map(({ number }) => number).toSorted()).toEqual(["訂正-0001", "質問-0001"]);
  expect((await desk.draft("app", "p024"))?.fields).toEqual({
    purpose: "写真を撮って報告するアプリがほしい\n\n名刺を読むアプリがほしい",
  });
  const told = (await desk.notices("p024", 10)).filter(({ requestId }) => requestId === null);
  expect(told).toHaveLength(2);
  expect(told[0]?.text).toContain("「アプリの名前」「使う人」「人数」");
  expect(await wishes.waiting()).toEqual([]);
  expect(log).toEqual([]);
});

test("the wish of somebody who is not known waits, and the log says so", async () => {
  const { desk, store } = await openDesk();
  const wishes = await openWishStore(store);
  const wish = { viewerId: "gone", wishedAt: "2026-11-20T03:00:00.000Z", thread: null };
  await wishes.keep({ ...wish, key: "1", kind: "person", text: "だれに聞けばよいですか" });
  const log: string[] = [];
  await takeUpWishes({ wishes, desk, log: (line) => log.push(line) });
  expect(await wishes.waiting()).toHaveLength(1);
  expect(log).toEqual(["desk: the wish 1 is not taken up: unknown-person"]);
});
