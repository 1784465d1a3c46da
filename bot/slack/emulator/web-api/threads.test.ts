import { expect, test } from "vitest";
import { LIMITS } from "../limits.ts";
import { openOffice, refusal } from "../testing/office.ts";

test("a status is shown for two minutes, or until the next message of the app", async () => {
  const { client, slack, clock, ask } = await openOffice();
  const thread_ts = ask("D1");
  const show = () => client.assistant.threads.setStatus({ channel_id: "D1", thread_ts, status: "調べています" });
  await show();
  clock.advance(LIMITS.statusMs);
  expect(slack.status("D1", thread_ts)).toBe("調べています");
  clock.advance(1);
  expect(slack.status("D1", thread_ts)).toBe("");
  await show();
  await client.chat.postMessage({ channel: "D1", thread_ts, text: "答え" });
  expect(slack.status("D1", thread_ts)).toBe("");
});

test("four prompts are suggested at most, without a thread", async () => {
  const { client, slack } = await openOffice();
  const suggest = (count: number) => {
    const prompts = Array.from({ length: count }, (_, index) => ({ title: `${index}`, message: "何日ですか？" }));
    return refusal(client.apiCall("assistant.threads.setSuggestedPrompts", { channel_id: "D1", prompts }));
  };
  expect([await suggest(4), await suggest(5)]).toEqual(["ok", "invalid_arguments"]);
  expect(slack.workspace.threads.prompts("D1")).toHaveLength(4);
});
