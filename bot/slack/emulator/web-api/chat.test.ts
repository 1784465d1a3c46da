import { describe, expect, test } from "vitest";
import { LIMITS } from "../limits.ts";
import { openOffice, refusal } from "../testing/office.ts";

describe("posting", () => {
  test("puts a message into the thread of the message it replies to, with metadata only for who asks for it", async () => {
    const { client, slack, ask } = await openOffice();
    const root = ask("C1");
    const metadata = { event_type: "do_reply", event_payload: { key: "k1" } };
    const { ts = "" } = await client.chat.postMessage({ channel: "C1", thread_ts: root, text: "答え", metadata });
    const inReply = await client.chat.postMessage({ channel: "C1", thread_ts: ts, text: "続き" });
    expect(slack.thread("C1", root).map(({ text, threadTs }) => [text, threadTs])).toEqual([
      ["質問です", null],
      ["答え", root],
      ["続き", root],
    ]);
    const replies = await client.conversations.replies({ channel: "C1", ts: root, include_all_metadata: true });
    expect(replies.messages?.map((message) => message.metadata?.event_payload)).toEqual([
      undefined,
      { key: "k1" },
      undefined,
    ]);
    const plain = await client.conversations.replies({ channel: "C1", ts: root });
    expect(plain.messages?.[1]).not.toHaveProperty("metadata");
    expect(await client.chat.getPermalink({ channel: "C1", message_ts: inReply.ts ?? "" })).toMatchObject({
      permalink: expect.stringContaining(`?thread_ts=${root}&cid=C1`),
    });
  });

  test.each([
    ["CNONE", "channel_not_found"],
    ["CHIDDEN", "channel_not_found"],
    ["C2", "not_in_channel"],
    ["COLD", "is_archived"],
    ["CSECRET", "ok"],
    ["UGUEST", "ok"],
  ])("to %s: %s", async (channel, expected) => {
    const { client } = await openOffice();
    expect(await refusal(client.chat.postMessage({ channel, text: "あ" }))).toBe(expected);
  });

  test("to a thread that is not there, or changing what is not there or another's, is refused", async () => {
    const { client, ask } = await openOffice();
    const ts = ask("C1");
    const nowhere = "1700000000.000009";
    expect(await refusal(client.chat.postMessage({ channel: "C1", thread_ts: nowhere, text: "あ" }))).toBe(
      "thread_not_found",
    );
    expect(await refusal(client.chat.update({ channel: "C1", ts: nowhere, text: "あ" }))).toBe("message_not_found");
    expect(await refusal(client.chat.update({ channel: "C1", ts, text: "あ" }))).toBe("cant_update_message");
    expect(await refusal(client.chat.delete({ channel: "C1", ts }))).toBe("cant_delete_message");
    expect(await refusal(client.reactions.add({ channel: "C1", timestamp: nowhere, name: "eyes" }))).toBe(
      "message_not_found",
    );
    expect(await refusal(client.conversations.replies({ channel: "C1", ts: nowhere }))).toBe("thread_not_found");
  });

  test("cuts a text after 40,000 characters, while an update beyond 4,000 is refused", async () => {
    const { client, slack } = await openOffice();
    const { ts = "" } = await client.chat.postMessage({ channel: "C1", text: "あ".repeat(LIMITS.text + 1) });
    expect(slack.messages("C1")[0]?.text).toHaveLength(LIMITS.text);
    const update = (length: number) => refusal(client.chat.update({ channel: "C1", ts, text: "あ".repeat(length) }));
    expect([await update(LIMITS.updatedText), await update(LIMITS.updatedText + 1)]).toEqual(["ok", "msg_too_long"]);
  });

  test("a button with 76 characters is refused, with a pointer to it", async () => {
    const { client } = await openOffice();
    const text = { type: "plain_text" as const, text: "あ".repeat(76) };
    const posting = client.chat.postMessage({
      channel: "C1",
      blocks: [{ type: "actions", elements: [{ type: "button", text }] }],
    });
    await expect(posting).rejects.toMatchObject({
      data: {
        error: "invalid_blocks",
        response_metadata: { messages: [expect.stringContaining("json-pointer:/blocks/0/elements/0/text/text")] },
      },
    });
  });

  test("to one person alone reaches that member and nobody else", async () => {
    const { client, slack } = await openOffice();
    await client.chat.postEphemeral({ channel: "C1", user: "U1", text: "内緒" });
    expect(slack.ephemerals("U1")).toMatchObject([{ channel: "C1", text: "内緒" }]);
    expect(await refusal(client.chat.postEphemeral({ channel: "C1", user: "UPARTNER", text: "あ" }))).toBe(
      "user_not_in_channel",
    );
    expect(slack.seenBy("U2").map(({ text }) => text)).not.toContain("内緒");
  });
});
