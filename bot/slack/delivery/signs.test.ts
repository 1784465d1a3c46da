import { expect, test } from "vitest";
import type { Outcome } from "./call.ts";
import { createSigns } from "./signs.ts";

function signs(...outcomes: Outcome[]) {
  const called: unknown[] = [];
  const log: string[] = [];
  const time = { now: 0 };
  const { show } = createSigns(
    async (method, parameters) => {
      called.push({ method, ...parameters });
      return outcomes.shift() ?? { kind: "done", result: {} };
    },
    () => time.now,
    (line) => log.push(line),
  );
  return { show: () => show("C1", "1.0", "調べています"), called, log, time };
}

test("a status is shown in its thread", async () => {
  const { show, called } = signs();
  await show();
  expect(called).toEqual([
    { method: "assistant.threads.setStatus", channel_id: "C1", thread_ts: "1.0", status: "調べています" },
  ]);
});

test("a Slack that shows none is asked once, and the log says so once", async () => {
  const { show, called, log } = signs({ kind: "refused", error: "unknown_method" });
  await show();
  await show();
  expect(called).toHaveLength(1);
  expect(log).toEqual(["slack: no status is shown (unknown_method)"]);
});

test("a thread that takes none is no reason to leave out the next", async () => {
  const { show, called } = signs(
    { kind: "refused", error: "channel_not_found" },
    { kind: "unreachable", cause: new Error() },
  );
  for (let times = 0; times < 3; times += 1) await show();
  expect(called).toHaveLength(3);
});

test("a busy Slack is left alone as long as it says", async () => {
  const { show, called, time } = signs({ kind: "rate-limited", retryAfterMs: 5_000 });
  await show();
  time.now = 4_999;
  await show();
  expect(called).toHaveLength(1);
  time.now = 5_000;
  await show();
  expect(called).toHaveLength(2);
});
