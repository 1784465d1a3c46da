import { expect, test } from "vitest";
import { streamChunks } from "./stream.ts";

test("a sentence is one chunk that keeps its line breaks", () => {
  expect(streamChunks("前日までです。\n")).toEqual(["前日までです。", "\n"]);
  expect(streamChunks("\n\n前日までです。")).toEqual(["\n\n", "前日までです。"]);
  expect(streamChunks("\n")).toEqual(["\n"]);
  expect(streamChunks("")).toEqual([]);
});

test("labels and marks are shown as they are, not as Markdown", () => {
  expect(streamChunks("*重要*です[1]。")).toEqual(["\u2060\\*重要\\*です\\[1\\]。"]);
});

test.each([
  ["evil", ".com"],
  ["https:", "//evil"],
  ["mail", "to:a"],
  ["例え.", "コム"],
])("no address comes of %j and %j side by side", (before, after) => {
  expect([...streamChunks(before), ...streamChunks(after)].join("")).toContain("\u2060");
});

test("a long text is cut after sentences into chunks that a stream takes", () => {
  const chunks = streamChunks("職員の旅費は、旅行命令に従って支給する。".repeat(1_000));
  expect(chunks.length).toBe(2);
  expect(chunks.every((chunk) => chunk.endsWith("。") && chunk.length <= 12_000)).toBe(true);
});
