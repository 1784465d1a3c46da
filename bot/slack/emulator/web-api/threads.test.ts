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

test("ten messages rotate beside a status at most", async () => {
  const { client, ask } = await openOffice();
  const at = { channel_id: "D1", thread_ts: ask("D1"), status: "調べています" };
  const show = (count: number) =>
    refusal(client.assistant.threads.setStatus({ ...at, loading_messages: Array.from({ length: count }, () => "あ") }));
  expect([await show(LIMITS.loadingMessages), await show(LIMITS.loadingMessages + 1)]).toEqual([
    "ok",
    "invalid_arguments",
  ]);
});

test.each(["setStatus", "setSuggestedPrompts", "setTitle"])(
  "%s is refused for a thread that is not there",
  async (name) => {
    const { client } = await openOffice();
    const fields = {
      setStatus: { status: "あ" },
      setSuggestedPrompts: { prompts: [{ title: "あ", message: "い" }] },
      setTitle: { title: "あ" },
    }[name];
    const at = { channel_id: "D1", thread_ts: "1700000000.000001" };
    expect(await refusal(client.apiCall(`assistant.threads.${name}`, { ...at, ...fields }))).toBe("invalid_thread_ts");
  },
);
