import { expect, test } from "vitest";
import { type DeskBench, openDesk } from "./testing/desk-bench.ts";

async function told(bench: DeskBench, personId: string) {
  return (await bench.desk.notices(personId, 50)).map(({ kind }) => kind).toReversed();
}

async function at(bench: DeskBench, moment: string) {
  bench.clock.now = Date.parse(`${moment}+09:00`);
  await bench.desk.tick();
}

test("who has not acted is reminded on the due day in office hours, once however often it ticks", async () => {
  const bench = await openDesk();
  await bench.ask("p031");
  await at(bench, "2026-11-30T08:29:00");
  expect(await told(bench, "p005")).toEqual(["your-turn"]);
  await at(bench, "2026-11-30T13:00:00");
  await at(bench, "2026-11-30T12:00:00");
  await at(bench, "2026-11-30T13:30:00");
  expect(await told(bench, "p005")).toEqual(["your-turn", "reminder"]);
});

test("what was missed while nothing ran is sent once, as late", async () => {
  const bench = await openDesk();
  await bench.ask("p031");
  await at(bench, "2026-12-11T14:00:00");
  expect((await told(bench, "p005")).filter((kind) => kind === "reminder")).toHaveLength(1);
  expect(await told(bench, "p041")).toEqual(["escalated"]);
  expect((await bench.desk.notices("p005", 1))[0]?.title).toBe("要望-0001 受付の期限を過ぎています");
});

test("every approver gets one list a working morning, and none when nothing waits", async () => {
  const bench = await openDesk();
  await bench.ask("p031");
  await bench.ask("p024");
  await at(bench, "2026-11-26T08:30:00");
  await at(bench, "2026-11-26T09:30:00");
  await at(bench, "2026-11-28T09:00:00");
  const digests = (await bench.desk.notices("p005", 50)).filter(({ kind }) => kind === "digest");
  expect(digests.map(({ title }) => title)).toEqual(["あなたの処理を待っているもの：2件"]);
  expect(digests[0]?.text).toBe("・要望-0001 写真で報告（期限：11月30日）\n・要望-0002 写真で報告（期限：11月30日）");
  expect(await told(bench, "p041")).toEqual([]);
});

test("after a morning without a process the list is left to the next one", async () => {
  const bench = await openDesk();
  await bench.ask("p031");
  await at(bench, "2026-11-26T12:00:00");
  expect(await told(bench, "p005")).toEqual(["your-turn"]);
  await at(bench, "2026-11-27T11:59:00");
  expect(await told(bench, "p005")).toEqual(["your-turn", "digest"]);
});

test("on the day of the transfer open tasks move to the successor, who is told", async () => {
  const bench = await openDesk({
    successions: [
      { from: "総合政策部/情報システム課/主査", to: "総合政策部/情報システム課/係長", validFrom: "2026-11-29" },
    ],
  });
  const { id } = await bench.ask("p031");
  await at(bench, "2026-11-28T10:00:00");
  expect(await told(bench, "p006")).toEqual([]);
  await at(bench, "2026-11-29T00:01:00");
  await at(bench, "2026-11-29T00:02:00");
  expect(await told(bench, "p006")).toEqual(["transferred"]);
  expect(await bench.say("p006", { kind: "pass", why: "" }, id)).toMatchObject({ kind: "done" });
});

test("two processes that tick at once send everything once", async () => {
  const bench = await openDesk();
  const other = await bench.another();
  await bench.ask("p031");
  bench.clock.now = Date.parse("2026-11-30T09:00:00+09:00");
  await bench.desk.tick();
  await other.tick();
  await bench.desk.tick();
  expect(await told(bench, "p005")).toEqual(["your-turn", "reminder", "digest"]);
});
