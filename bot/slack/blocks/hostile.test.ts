import { describe, expect, test } from "vitest";
import { streamChunks } from "./stream.ts";
import { everyMessage, everyView, SHARER, SITE } from "./testing/every-builder.ts";
import { HOSTILE } from "./testing/hostile.ts";
import { liveIn } from "./testing/live.ts";

const said = (text: string) => ({ long: text, short: text, department: text, citations: 2 });

test("hostile strings are there in number", () => {
  expect(new Set(HOSTILE).size).toBeGreaterThan(800);
});

describe("what would be live as it stands", () => {
  test.each([
    "<!channel>",
    "<@U012AB3CD>",
    "https://evil.example.com",
    "evil.example.com",
    "a@evil.example.com",
    ":tada:",
  ])("%s is seen in words", (text) => {
    const block = { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] };
    expect(liveIn({ blocks: [block] }, SITE)).not.toEqual([]);
  });

  test.each(["<!here>", "<@U012AB3CD>", "<https://evil.example.com|規程>", "https://do.example.jp.evil.example.com/"])(
    "%s is seen in text",
    (text) => {
      expect(liveIn({ text, blocks: [] }, SITE)).not.toEqual([]);
    },
  );

  test("a link of rich text off the site and a mention are seen", () => {
    const link = { type: "link", url: "https://evil.example.com/" };
    const mention = { type: "user", user_id: "U1" };
    expect(liveIn({ blocks: [link] }, SITE)).toEqual(["link to https://evil.example.com/"]);
    expect(liveIn({ blocks: [mention] }, SITE, "U2")).toEqual(["mention of U1"]);
    expect(liveIn({ blocks: [mention] }, SITE, "U1")).toEqual([]);
  });
});

test.each(HOSTILE.map((text) => [text]))("%j is inert in every field of every message and view", (text) => {
  for (const [name, message] of everyMessage(said(text))) {
    const sharer = name.startsWith("a shared answer") ? SHARER : undefined;
    expect(liveIn(message, SITE, sharer), name).toEqual([]);
  }
  for (const [name, view] of everyView(said(text))) {
    // What stands in an input is neither parsed nor ours to change; it is no `text`.
    expect(liveIn(view, SITE), name).toEqual([]);
  }
});

test.each(HOSTILE.map((text) => [text]))("%j is inert in a stream, wherever its chunks part", (text) => {
  for (let at = 0; at <= text.length; at += 1) {
    const streamed = [...streamChunks(text.slice(0, at)), ...streamChunks(text.slice(at))].join("");
    const shown = streamed.replaceAll("\\", "");
    expect(liveIn({ text: shown, blocks: [] }, SITE).filter((live) => !live.startsWith(":"))).toEqual([]);
    expect(streamed.replaceAll(/\\[^a-z\d\s]/giu, "")).not.toMatch(/[*_`~[\]]/u);
  }
});
