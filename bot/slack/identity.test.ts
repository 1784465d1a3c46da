import { expect, test } from "vitest";
import type { Outcome } from "./delivery/call.ts";
import { findIdentity } from "./identity.ts";

test("Slack is asked until it says who the assistant is, later each time", async () => {
  const outcomes: Outcome[] = [
    { kind: "unreachable", cause: new Error("cut") },
    { kind: "refused", error: "invalid_auth" },
    { kind: "done", result: { user_id: "U0BOT", bot_id: "B0BOT", team_id: "T1" } },
  ];
  const log: string[] = [];
  const delays: number[] = [];
  const identity = await findIdentity({
    call: async () => outcomes.shift() ?? { kind: "refused", error: "asked too often" },
    signal: new AbortController().signal,
    log: (line) => log.push(line),
    delay: (failures) => {
      delays.push(failures);
      return 0;
    },
  });
  expect(identity).toEqual({ userId: "U0BOT", botId: "B0BOT", teamId: "T1" });
  expect(delays).toEqual([1, 2]);
  expect(log).toEqual([
    "Slack cannot be reached (attempt 1): unreachable",
    "Slack cannot be reached (attempt 2): invalid_auth",
  ]);
});

test("asking ends when it is called off", async () => {
  const stopping = new AbortController();
  const asking = findIdentity({
    call: async () => {
      stopping.abort(new Error("ended"));
      return { kind: "refused", error: "invalid_auth" };
    },
    signal: stopping.signal,
    log: () => undefined,
    delay: () => 3_600_000,
  });
  await expect(asking).rejects.toThrow("ended");
});
