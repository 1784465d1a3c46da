import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../corpus/store/connection.ts";
import type { Notice } from "./desk/contract.ts";
import { forgetOld, forgettable } from "./retention.ts";
import { openDeskStore } from "./store/desk.ts";
import { openStores } from "./stores.ts";

const NOW = new Date("2026-11-20T03:00:00Z");

test("what people thought of answers, and what the desks told, is forgotten with the answers, and wishes are not", async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  const stores = await openStores(store);
  const give = (turnId: string, givenAt: string) =>
    stores.feedback.give({ turnId, viewerId: "p1", verdict: "good", comment: "", givenAt });
  await give("old", "2026-11-14T02:59:59.000Z");
  await give("new", "2026-11-15T03:00:01.000Z");
  const wish = { key: "w", viewerId: "p1", kind: "app", text: "乗換案内", thread: null } as const;
  await stores.wishes.keep({ ...wish, wishedAt: "2025-01-01T00:00:00.000Z" });

  const { notices } = await openDeskStore(store);
  const message = (key: string, madeAt: string): Notice => ({
    ...{ key, kind: "ended", requestId: null, round: null, why: "申請者として", title: "結果", text: key, madeAt },
    to: { kind: "person", personId: "p1" },
  });
  const old = message("old", "2026-11-14T00:00:00.000Z");
  await notices.keep([old, message("waits", "2026-11-14T00:00:00.000Z"), message("new", "2026-11-16T00:00:00.000Z")]);
  await notices.handed("old", "2026-11-14T00:00:01.000Z");

  const kept = forgettable({ ...stores, files: null, notices }, { deliveries: 1, conversations: 5, files: 5 });
  await forgetOld({ kept, clock: () => NOW, log: () => undefined });

  expect(await stores.feedback.of("old")).toEqual([]);
  expect(await stores.feedback.of("new")).toHaveLength(1);
  expect(await stores.wishes.find("w")).toBeDefined();
  await notices.keep([old]);
  expect((await notices.of("p1", 10)).map(({ key }) => key)).toEqual(["new", "waits"]);
});

test("what cannot be forgotten is logged and does not keep the rest", async () => {
  const log: string[] = [];
  const forgotten: Date[] = [];
  const kept = [
    { days: 1, forgetBefore: () => Promise.reject(new Error("the disk is full")) },
    { days: 2, forgetBefore: async (moment: Date) => forgotten.push(moment) },
  ];
  await forgetOld({ kept, clock: () => NOW, log: (line) => log.push(line) });
  expect(log).toEqual(["forgetting what is older than 1 days: Error: the disk is full"]);
  expect(forgotten).toEqual([new Date("2026-11-18T03:00:00Z")]);
});
