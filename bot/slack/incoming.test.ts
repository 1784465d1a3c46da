import { expect, test } from "vitest";
import { click, directMessage, mention } from "./emulator/events.ts";
import { addressed, clicked } from "./incoming.ts";

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
  expect(addressed(directMessage("Ev1", text), "U0BOT")?.text).toBe(read);
});

test("a reply in a thread stays in that thread", () => {
  expect(addressed(mention("Ev3", "年休は？", { thread_ts: "1600000000.000009" }), "U0BOT")).toEqual({
    key: "Ev3",
    channel: "C1",
    threadTs: "1600000000.000009",
    user: "U1",
    text: "年休は？",
  });
});

test("a message with a file is a message", () => {
  expect(addressed(directMessage("Ev1", "年休は？", { subtype: "file_share" }), "U0BOT")?.text).toBe("年休は？");
});

test.each([{}, null, { event_id: "Ev1" }, { type: "block_actions", actions: [] }])(
  "%j is nothing to answer",
  (body) => {
    expect(addressed(body, "U0BOT")).toBeUndefined();
    expect(clicked(body)).toBeUndefined();
  },
);

test("clicks of different people on one button are different", () => {
  const first = click("choice-0", "質問", "1.1");
  expect(clicked(first)?.key).toBe(clicked(click("choice-0", "質問", "1.1"))?.key);
  expect(clicked({ ...first, user: { id: "U3" } })?.key).not.toBe(clicked(first)?.key);
});
