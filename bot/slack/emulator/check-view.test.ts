import { describe, expect, test } from "vitest";
import { checkHome, checkModal } from "./check-view.ts";
import { LIMITS } from "./limits.ts";

const plain = (length: number) => ({ type: "plain_text", text: "あ".repeat(length) });
const input = (element: object = {}, changes: object = {}) => ({
  type: "input",
  label: plain(2),
  element: { type: "plain_text_input", ...element },
  ...changes,
});
const modal = (changes: object = {}) => ({ type: "modal", title: plain(2), submit: plain(2), blocks: [], ...changes });
const dividers = (count: number) => Array.from({ length: count }, () => ({ type: "divider" }));

function verdict(checked: object): string {
  return "error" in checked ? String(checked.error) : "ok";
}

describe("a modal at the edge of a limit is taken, and refused one beyond it", () => {
  test.each<[string, number, (size: number) => object]>([
    ["title", LIMITS.modalTitle, (size) => ({ title: plain(size) })],
    ["submit", LIMITS.modalTitle, (size) => ({ submit: plain(size) })],
    ["close", LIMITS.modalTitle, (size) => ({ close: plain(size) })],
    ["blocks", LIMITS.viewBlocks, (size) => ({ blocks: dividers(size) })],
    ["private_metadata", LIMITS.privateMetadata, (size) => ({ private_metadata: "m".repeat(size) })],
    ["callback_id", LIMITS.callbackId, (size) => ({ callback_id: "c".repeat(size) })],
    ["external_id", LIMITS.externalId, (size) => ({ external_id: "e".repeat(size) })],
    ["label", LIMITS.inputLabel, (size) => ({ blocks: [input({}, { label: plain(size) })] })],
    ["hint", LIMITS.inputHint, (size) => ({ blocks: [input({}, { hint: plain(size) })] })],
    ["placeholder", LIMITS.placeholder, (size) => ({ blocks: [input({ placeholder: plain(size) })] })],
    ["initial_value", LIMITS.inputText, (size) => ({ blocks: [input({ initial_value: "あ".repeat(size) })] })],
    ["max_length", LIMITS.inputText, (size) => ({ blocks: [input({ max_length: size })] })],
    [
      "initial_value within max_length",
      10,
      (size) => ({ blocks: [input({ max_length: 10, initial_value: "あ".repeat(size) })] }),
    ],
    [
      "radio buttons",
      LIMITS.radioOptions,
      (size) => ({
        blocks: [
          input({
            type: "radio_buttons",
            options: Array.from({ length: size }, (_, index) => ({ text: plain(1), value: `${index}` })),
          }),
        ],
      }),
    ],
  ])("%s", (_, limit, changes) => {
    expect(verdict(checkModal(modal(changes(limit))))).toBe("ok");
    expect(verdict(checkModal(JSON.stringify(modal(changes(limit)))))).toBe("ok");
    expect(verdict(checkModal(modal(changes(limit + 1))))).toBe("invalid_arguments");
  });
});

test.each<[string, object]>([
  ["inputs without a submit button", { submit: undefined, blocks: [input()] }],
  ["markdown", { blocks: [{ type: "markdown", text: "あ" }] }],
  ["a table", { blocks: [{ type: "table", rows: [[{ type: "raw_text", text: "1" }]] }] }],
  ["no title", { title: undefined }],
  ["an unknown field", { colour: "red" }],
  ["the same block_id twice", { blocks: [input({}, { block_id: "b" }), input({}, { block_id: "b" })] }],
])("a modal with %s is refused", (_, changes) => {
  expect(verdict(checkModal(modal(changes)))).toBe("invalid_arguments");
});

test("a view of more than 250 KB is refused", () => {
  const blocks = Array.from({ length: 100 }, () => ({
    type: "section",
    text: { type: "mrkdwn", text: "あ".repeat(900) },
  }));
  expect(verdict(checkModal(modal({ blocks })))).toBe("view_too_large");
});

test("a Home tab takes up to 100 blocks and no title", () => {
  expect(verdict(checkHome({ type: "home", blocks: dividers(100) }))).toBe("ok");
  expect(verdict(checkHome({ type: "home", blocks: dividers(101) }))).toBe("invalid_arguments");
  expect(verdict(checkHome({ ...modal(), type: "home" }))).toBe("invalid_arguments");
  expect(verdict(checkHome(modal()))).toBe("invalid_arguments");
});
