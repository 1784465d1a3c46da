import { expect, test } from "vitest";
import { type Connection, supervise } from "./supervise.ts";

/** Follows a script of attempts: refused, or open until the script ends it. */
function scripted(script: readonly ("refused" | "ends" | "stays")[]) {
  let attempt = -1;
  const closing = Promise.withResolvers<void>();
  const lasting = Promise.withResolvers<void>();
  const connection: Connection = {
    open: async () => {
      attempt += 1;
      if (script[attempt] === "refused") throw new Error(`refused ${attempt}`);
      if (script[attempt] === "stays") lasting.resolve();
    },
    ended: () => (script[attempt] === "stays" ? closing.promise : Promise.resolve()),
    close: async () => closing.resolve(),
  };
  return { connection, lasting: lasting.promise };
}

test("waits longer with every failure in a row and starts over after a connection", async () => {
  const delays: number[] = [];
  const log: string[] = [];
  const { connection, lasting } = scripted(["refused", "refused", "ends", "refused", "stays"]);
  const delay = (failures: number) => {
    delays.push(failures);
    return 0;
  };
  const supervision = supervise(connection, { delay, log: (line) => log.push(line) });
  await lasting;
  await supervision.stop();
  expect(delays.slice(0, 4)).toEqual([1, 2, 0, 1]);
  expect(log).toEqual([
    "Slack cannot be reached (attempt 1): refused 0",
    "Slack cannot be reached (attempt 2): refused 1",
    "Slack cannot be reached (attempt 1): refused 3",
  ]);
});

test("closes a connection that opens while it is being stopped", async () => {
  const opening = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  let open = false;
  const supervision = supervise(
    {
      open: async () => {
        await opening.promise;
        open = true;
      },
      ended: () => closed.promise,
      close: async () => {
        if (open) closed.resolve();
      },
    },
    { log: () => undefined },
  );
  const stopped = supervision.stop();
  opening.resolve();
  await stopped;
  expect(open).toBe(true);
});
