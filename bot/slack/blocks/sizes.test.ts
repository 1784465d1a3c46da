import { describe, expect, test } from "vitest";
import { checkMessage } from "../emulator/check-message.ts";
import { checkHome, checkModal } from "../emulator/check-view.ts";
import { LIMITS as SLACK } from "../emulator/limits.ts";
import { LIMITS } from "./limits.ts";
import { streamChunks } from "./stream.ts";
import { everyMessage, everyView, type Sayings } from "./testing/every-builder.ts";

/** What texts are made of, by what is hard about it. */
const FILLINGS: readonly (readonly [name: string, filling: string])[] = [
  ["sentences", "職員の旅費は、旅行命令に従って支給する。"],
  ["no sentence ends", "規程"],
  ["characters of two units", "𠮷野家🏯"],
  ["characters of many units", "👨‍👩‍👧‍👦は"],
  ["piles of accents", "e\u0301\u0302\u0303\u0304\u0305"],
  ["entities", "&<>"],
  ["characters that JSON escapes", '"\\'],
  ["addresses", "https://evil.example.com/ "],
  ["Markdown", "*_~`[]()"],
  ["shortcodes", ":tada:"],
  ["line breaks", "あ\n"],
  ["blanks", " "],
  ["blanks between words", "the rule says so "],
  ["half characters", "\uD842"],
];

function filled(filling: string, length: number): string {
  return filling.repeat(Math.ceil(length / filling.length)).slice(0, length);
}

function sayings(filling: string, long: number, citations: number): Sayings {
  return { long: filled(filling, long), short: filled(filling, 200), department: filled(filling, 500), citations };
}

describe.each(FILLINGS)("texts of %s", (_, filling) => {
  test.each([
    ["10,000 characters and 50 citations", 10_000, 50],
    ["2,000 characters and 3 citations", 2_000, 3],
    ["200 characters and 50 citations", 200, 50],
    ["nothing", 0, 1],
  ])("of %s pass Slack's size checks in every message, with no character cut in halves", (_name, long, citations) => {
    for (const [name, message] of everyMessage(sayings(filling, long, citations))) {
      expect(checkMessage({ channel: "C1", ...message }, SLACK.updatedText), name).not.toHaveProperty("error");
      expect(message.text.trim(), name).not.toBe("");
      expect(JSON.stringify(message), name).not.toMatch(/\\ud[89a-f]/iu);
    }
  });

  test("leave room for the buttons of an answer, also where all of it is one message", () => {
    const messages = everyMessage(sayings(filling, 10_000, 50));
    for (const last of ["an answer in one, message 1", "a refusal to answer in one, message 1"]) {
      const types = messages.find(([name]) => name === last)?.[1].blocks.map(({ type }) => type);
      expect(types?.slice(-2), last).toEqual(["context_actions", "actions"]);
    }
  });

  test.each([10_000, 200, 0])("of %i characters pass Slack's size checks in every view", (long) => {
    for (const [name, view] of everyView(sayings(filling, long, 1))) {
      const checked = view.type === "home" ? checkHome(view) : checkModal(view);
      expect(checked, name).not.toHaveProperty("error");
    }
  });

  test("fit the chunks of a stream", () => {
    for (const chunk of streamChunks(filled(filling, 40_000))) {
      expect(chunk.length).toBeLessThanOrEqual(LIMITS.markdown);
      expect(chunk.isWellFormed()).toBe(true);
    }
  });
});

test("every limit of the builders is one that Slack has, or below", () => {
  expect(LIMITS.blocks).toBeLessThanOrEqual(SLACK.messageBlocks);
  expect(LIMITS.blocksJson).toBeLessThanOrEqual(SLACK.messageBlocksText);
  expect(LIMITS.markdown).toBeLessThanOrEqual(SLACK.markdownText);
  expect(LIMITS.actions).toBeLessThanOrEqual(SLACK.actionsElements);
  expect(LIMITS.buttonText).toBeLessThanOrEqual(SLACK.buttonText);
  expect(LIMITS.textObject).toBeLessThanOrEqual(SLACK.sectionText);
  expect(LIMITS.text).toBeLessThanOrEqual(SLACK.updatedText);
  expect(LIMITS.viewTitle).toBeLessThanOrEqual(SLACK.modalTitle);
});
