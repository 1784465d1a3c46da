import { expect, test } from "vitest";
import { readable, saidIn } from "./said.ts";

const BOT = "U0BOT";
const MESSAGE = { type: "message", channel: "C1", channel_type: "channel", user: "U1", team: "T1", ts: "1.1" };

test.each([
  ["<@U0BOT> 年休は？", "年休は？"],
  ["教えて <@U0BOT|do> 年休は？", "教えて   年休は？"],
  ["<@U7|花子>さんと<@U8>さんの年休は？", "@花子さんと@U8さんの年休は？"],
  ["<#C1|general> と <#C2> と <!here> と <!subteam^S1|@総務>", "general と #C2 と @here と @総務"],
  [
    "<https://example.jp/a|資料> と <https://example.jp/b> と <mailto:a@example.jp|a@example.jp>",
    "資料 と https://example.jp/b と a@example.jp",
  ],
  ["a &lt;b&gt; &amp;lt; c", "a <b> &lt; c"],
])("%s is read as %s", (text, read) => {
  expect(readable(text, BOT)).toBe(read);
});

test("a message knows its place, its thread and whom it addresses", () => {
  expect(saidIn({ ...MESSAGE, text: "<@U0BOT> 年休は？", thread_ts: "1.0" }, BOT)).toEqual({
    ...{ source: "C1:1.1", channel: "C1", channelType: "channel", threadTs: "1.0", isReply: true },
    ...{ user: "U1", team: "T1", text: "年休は？", isMention: true, mentionsOthers: false },
    ...{ isEdit: false, version: "1.1", files: [] },
  });
  expect(saidIn({ ...MESSAGE, text: "<@U2> 会議は？" }, BOT)).toMatchObject({
    ...{ threadTs: "1.1", isReply: false, isMention: false, mentionsOthers: true },
  });
});

test("an edited message is the same message in another version", () => {
  const message = { user: "U1", text: "病休は？", ts: "1.1", edited: { user: "U1", ts: "2.0" } };
  expect(saidIn({ ...MESSAGE, subtype: "message_changed", ts: "2.0", message }, BOT)).toMatchObject({
    ...{ source: "C1:1.1", text: "病休は？", isEdit: true, version: "2.0" },
  });
});

test("a mention in a direct message, which does not say where it is, is known by its channel", () => {
  const { channel_type: _, ...mention } = { ...MESSAGE, type: "app_mention", channel: "D1", text: "年休は？" };
  expect(saidIn(mention, BOT)?.channelType).toBe("im");
});

test.each([{}, null, { type: "message", channel: "C1" }, "text"])("%j is nobody's message", (event) => {
  expect(saidIn(event, BOT)).toBeUndefined();
});
