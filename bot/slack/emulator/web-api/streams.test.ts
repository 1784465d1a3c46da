import { describe, expect, test } from "vitest";
import { TEAM } from "../app.ts";
import { LIMITS } from "../limits.ts";
import { openOffice, refusal } from "../testing/office.ts";

describe("a stream", () => {
  test("grows, and ends with its blocks", async () => {
    const { client, slack, ask } = await openOffice();
    const thread_ts = ask("D1");
    const streamer = client.chatStream({ channel: "D1", thread_ts, buffer_size: 1 });
    await streamer.append({ markdown_text: "結論" });
    await streamer.append({ markdown_text: "です。" });
    const [, growing] = slack.thread("D1", thread_ts);
    expect(growing).toMatchObject({ text: "結論です。", stream: { mode: "chunks" } });
    await streamer.stop({ blocks: [{ type: "divider" }] });
    expect(slack.thread("D1", thread_ts)[1]).toMatchObject({
      stream: null,
      blocks: [{ type: "markdown", text: "結論です。" }, { type: "divider" }],
    });
    expect(await refusal(client.chat.appendStream({ channel: "D1", ts: growing?.ts ?? "", markdown_text: "後" }))).toBe(
      "message_not_in_streaming_state",
    );
  });

  test("in a channel needs to know for whom", async () => {
    const { client, ask } = await openOffice();
    const start = { channel: "C1", thread_ts: ask("C1"), markdown_text: "あ" };
    expect(await refusal(client.chat.startStream(start))).toBe("missing_recipient_user_id");
    const user = { ...start, recipient_user_id: "U1" };
    expect(await refusal(client.chat.startStream(user))).toBe("missing_recipient_team_id");
    expect(await refusal(client.chat.startStream({ ...user, recipient_team_id: TEAM.id }))).toBe("ok");
  });

  test("takes no more after five minutes, can then be updated, and not before", async () => {
    const { client, clock, ask } = await openOffice();
    const { ts = "" } = await client.chat.startStream({ channel: "D1", thread_ts: ask("D1"), markdown_text: "あ" });
    const at = { channel: "D1", ts };
    clock.advance(LIMITS.streamMs);
    expect(await refusal(client.chat.appendStream({ ...at, markdown_text: "い" }))).toBe("ok");
    expect(await refusal(client.chat.update({ ...at, text: "う" }))).toBe("streaming_state_conflict");
    clock.advance(1);
    expect(await refusal(client.chat.stopStream(at))).toBe("message_not_in_streaming_state");
    expect(await refusal(client.chat.update({ ...at, text: "う" }))).toBe("ok");
  });

  test("takes blocks at its end only, one kind of text, and 12,000 characters", async () => {
    const { client, ask } = await openOffice();
    const { ts = "" } = await client.chat.startStream({ channel: "D1", thread_ts: ask("D1"), markdown_text: "あ" });
    const at = { channel: "D1", ts };
    const chunks = [{ type: "markdown_text", text: "い" }];
    const append = (fields: object) => refusal(client.apiCall("chat.appendStream", { ...at, ...fields }));
    expect(await append({ blocks: [{ type: "divider" }], markdown_text: "い" })).toBe("invalid_arguments");
    expect(await append({ chunks })).toBe("streaming_mode_mismatch");
    expect(await append({ chunks, markdown_text: "い" })).toBe("cannot_provide_both_markdown_text_and_chunks");
    expect(await append({})).toBe("markdown_text_or_chunks_required");
    expect(await append({ markdown_text: "い".repeat(LIMITS.markdown - 1) })).toBe("ok");
    expect(await append({ markdown_text: "う" })).toBe("msg_too_long");
  });
});
