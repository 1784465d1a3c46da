import { expect, test } from "vitest";
import type { Notice } from "./contract.ts";
import { createCourier } from "./courier.ts";
import { openDesk } from "./testing/desk-bench.ts";

async function stage(deliver: (notice: Notice) => void) {
  const bench = await openDesk();
  const taken: string[] = [];
  const log: string[] = [];
  const courier = createCourier({
    notices: bench.deskStore.notices,
    clock: () => new Date(bench.clock.now),
    log: (line) => log.push(line),
    deliver: async (notice) => {
      deliver(notice);
      taken.push(`${notice.kind} ${notice.to.kind === "person" ? notice.to.personId : notice.to.channel}`);
      return "slack";
    },
  });
  return { ...bench, courier, taken, log };
}

test("every notice is handed on once, in the order in which it was made", async () => {
  const { ask, courier, taken } = await stage(() => undefined);
  await ask("p031");
  await Promise.all([courier.run(), courier.run()]);
  await courier.run();
  expect(taken).toEqual(["received p031", "your-turn p005"]);
});

test("one that cannot be handed on holds up no other and is tried again", async () => {
  let isDown = true;
  const { ask, courier, taken, log } = await stage(({ kind }) => {
    if (isDown && kind === "received") throw new Error("no network");
  });
  await ask("p031");
  await courier.run();
  expect(taken).toEqual(["your-turn p005"]);
  expect(log).toHaveLength(1);
  isDown = false;
  await courier.run();
  expect(taken).toEqual(["your-turn p005", "received p031"]);
});
