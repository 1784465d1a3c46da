import { describe, expect, test } from "vitest";
import { checkMessage } from "./check-message.ts";
import { LIMITS } from "./limits.ts";

const plain = (length: number) => ({ type: "plain_text", text: "あ".repeat(length) });
const written = (length: number) => ({ type: "mrkdwn", text: "あ".repeat(length) });
const times = <T>(count: number, each: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => each(index));
const button = (changes: object = {}) => ({ type: "button", text: plain(1), ...changes });
const option = (changes: object = {}) => ({ text: plain(1), value: "v", ...changes });
const actions = (element: object) => [{ type: "actions", elements: [element] }];
const select = (options: readonly object[]) => actions({ type: "static_select", options });
const feedback = (changes: object) => [
  {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        positive_button: { text: plain(2), value: "good", ...changes },
        negative_button: { text: plain(2), value: "bad" },
      },
    ],
  },
];
const table = (rows: number, columns: number) => [
  { type: "table", rows: times(rows, () => times(columns, () => ({ type: "raw_text", text: "1" }))) },
];

/** The error that these blocks get, or "ok". */
function verdict(blocks: unknown, more: object = {}): string {
  const checked = checkMessage({ channel: "C1", text: "要約", blocks, ...more });
  return "error" in checked ? checked.error : "ok";
}

describe("blocks at the edge of a limit are taken, and refused one beyond it", () => {
  test.each<[string, number, (size: number) => unknown, string]>([
    ["blocks", LIMITS.messageBlocks, (size) => times(size, () => ({ type: "divider" })), "invalid_blocks"],
    ["block_id", LIMITS.blockId, (size) => [{ type: "divider", block_id: "b".repeat(size) }], "invalid_blocks"],
    ["section text", LIMITS.sectionText, (size) => [{ type: "section", text: written(size) }], "invalid_blocks"],
    [
      "section fields",
      LIMITS.sectionFields,
      (size) => [{ type: "section", fields: times(size, () => plain(1)) }],
      "invalid_blocks",
    ],
    ["a field", LIMITS.sectionField, (size) => [{ type: "section", fields: [plain(size)] }], "invalid_blocks"],
    ["header", LIMITS.header, (size) => [{ type: "header", text: plain(size) }], "invalid_blocks"],
    [
      "context",
      LIMITS.contextElements,
      (size) => [{ type: "context", elements: times(size, () => plain(1)) }],
      "invalid_blocks",
    ],
    ["context text", LIMITS.textObject, (size) => [{ type: "context", elements: [written(size)] }], "invalid_blocks"],
    [
      "actions",
      LIMITS.actionsElements,
      (size) => [{ type: "actions", elements: times(size, () => button()) }],
      "invalid_blocks",
    ],
    ["button text", LIMITS.buttonText, (size) => actions(button({ text: plain(size) })), "invalid_blocks"],
    ["button value", LIMITS.buttonValue, (size) => actions(button({ value: "v".repeat(size) })), "invalid_blocks"],
    [
      "button url",
      LIMITS.buttonUrl,
      (size) => actions(button({ url: `https://a/`.padEnd(size, "b") })),
      "invalid_blocks",
    ],
    ["action_id", LIMITS.actionId, (size) => actions(button({ action_id: "a".repeat(size) })), "invalid_blocks"],
    [
      "a confirmation",
      LIMITS.confirmText,
      (size) => actions(button({ confirm: { text: plain(size) } })),
      "invalid_blocks",
    ],
    ["options", LIMITS.selectOptions, (size) => select(times(size, () => option())), "invalid_blocks"],
    ["option text", LIMITS.optionText, (size) => select([option({ text: plain(size) })]), "invalid_blocks"],
    ["option value", LIMITS.optionValue, (size) => select([option({ value: "v".repeat(size) })]), "invalid_blocks"],
    [
      "an overflow menu",
      LIMITS.overflowOptions,
      (size) => actions({ type: "overflow", options: times(size, () => option()) }),
      "invalid_blocks",
    ],
    [
      "context actions",
      LIMITS.contextActionsElements,
      (size) => [
        {
          type: "context_actions",
          elements: times(size, () => ({ type: "icon_button", icon: "trash", text: plain(1) })),
        },
      ],
      "invalid_blocks",
    ],
    ["feedback text", LIMITS.feedbackText, (size) => feedback({ text: plain(size) }), "invalid_blocks"],
    ["feedback value", LIMITS.feedbackValue, (size) => feedback({ value: "v".repeat(size) }), "invalid_blocks"],
    ["table rows", LIMITS.tableRows, (size) => table(size, 1), "invalid_blocks"],
    ["table columns", LIMITS.tableColumns, (size) => table(1, size), "invalid_blocks"],
    [
      "markdown in all",
      LIMITS.markdown,
      (size) => [{ type: "markdown", text: "あ".repeat(size) }],
      "msg_blocks_too_long",
    ],
    [
      "text in all",
      LIMITS.messageBlocksText,
      (size) => [
        ...times(4, () => ({ type: "section", text: written(3_000) })),
        { type: "section", text: written(size - 12_000) },
      ],
      "msg_blocks_too_long",
    ],
  ])("%s", (_, limit, blocks, error) => {
    expect(verdict(blocks(limit))).toBe("ok");
    expect(verdict(JSON.stringify(blocks(limit)))).toBe("ok");
    expect(verdict(blocks(limit + 1))).toBe(error);
  });
});

test.each<[string, unknown, string]>([
  ["an unknown block", [{ type: "carousel2" }], "invalid_blocks"],
  ["an unknown field", [{ type: "divider", colour: "red" }], "invalid_blocks"],
  ["an empty section", [{ type: "section" }], "invalid_blocks"],
  ["an empty text", [{ type: "section", text: written(0) }], "invalid_blocks"],
  ["mrkdwn in a header", [{ type: "header", text: written(3) }], "invalid_blocks"],
  ["an unsafe address", actions(button({ url: "javascript:alert(1)" })), "invalid_blocks"],
  ["the same block_id twice", times(2, () => ({ type: "divider", block_id: "b" })), "invalid_blocks"],
  [
    "the same action_id twice",
    [{ type: "actions", elements: times(2, () => button({ action_id: "a" })) }],
    "invalid_blocks",
  ],
  ["a select without options", actions({ type: "static_select" }), "invalid_blocks"],
  ["two tables", [...table(1, 1), ...table(1, 1)], "invalid_attachments"],
  ["no array", { type: "divider" }, "invalid_blocks_format"],
  ["no JSON", "[{", "invalid_blocks_format"],
])("blocks with %s are refused", (_, blocks, error) => {
  expect(verdict(blocks)).toBe(error);
});

test("a refusal points at what is wrong", () => {
  expect(checkMessage({ channel: "C1", blocks: actions(button({ text: plain(76) })) })).toMatchObject({
    error: "invalid_blocks",
    response_metadata: { messages: [expect.stringContaining("[json-pointer:/blocks/0/elements/0/text/text]")] },
  });
});

test("rich text of every kind is taken", () => {
  const style = { bold: true };
  const elements = [
    { type: "text", text: "太字", style },
    { type: "link", url: "https://do.example.jp/source/a", text: "第5条" },
    { type: "emoji", name: "page_facing_up" },
    { type: "user", user_id: "U1" },
    { type: "channel", channel_id: "C1" },
  ];
  const section = { type: "rich_text_section", elements };
  const blocks = [
    {
      type: "rich_text",
      elements: [
        section,
        { type: "rich_text_list", style: "bullet", elements: [section], indent: 1 },
        { type: "rich_text_quote", elements },
        { type: "rich_text_preformatted", elements: [{ type: "text", text: "a" }] },
      ],
    },
  ];
  expect(verdict(blocks)).toBe("ok");
  expect(verdict([{ type: "rich_text", elements: [{ type: "rich_text_quote", elements: [section] }] }])).toBe(
    "invalid_blocks",
  );
});

describe("a message's other fields", () => {
  test.each<[object, string]>([
    [{ text: "あ".repeat(LIMITS.text) }, "ok"],
    [{ text: "あ".repeat(LIMITS.text + 1) }, "msg_too_long"],
    [{ markdown_text: "あ".repeat(LIMITS.markdownText) }, "ok"],
    [{ markdown_text: "あ".repeat(LIMITS.markdownText + 1) }, "msg_too_long"],
    [{ markdown_text: "あ", text: "あ" }, "markdown_text_conflict"],
    [{}, "no_text"],
    [{ text: "あ", thread_ts: "17" }, "invalid_arguments"],
    [{ text: "あ", colour: "red" }, "invalid_arguments"],
    [{ text: "あ", metadata: JSON.stringify({ event_type: "do_reply", event_payload: { key: "k" } }) }, "ok"],
    [{ text: "あ", metadata: { event_type: "do_reply" } }, "invalid_metadata_format"],
    [{ text: "あ", metadata: { event_type: "e", event_payload: { key: "k".repeat(8_192) } } }, "metadata_too_large"],
  ])("case %#", (fields, expected) => {
    const checked = checkMessage({ channel: "C1", ...fields });
    expect("error" in checked ? checked.error : "ok").toBe(expected);
  });
});
