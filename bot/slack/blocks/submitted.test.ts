import { describe, expect, test } from "vitest";
import { askModal, feedbackModal } from "./modals.ts";
import { feedbackOf, questionOf } from "./submitted.ts";
import type { Modal } from "./view.ts";

/** The view as Slack sends it back, with what was put in by block. */
function submitted({ callback_id, private_metadata, blocks }: Modal, values: Record<string, unknown>) {
  const inputs = blocks.flatMap(({ block_id = "", ...block }) => {
    const action = block.type === "input" && "action_id" in block.element ? (block.element.action_id ?? "") : "";
    return [[block_id, { [action]: values[block_id] }] as const];
  });
  return { type: "modal", callback_id, private_metadata, state: { values: Object.fromEntries(inputs) } };
}

function typed(value: string | null) {
  return { type: "plain_text_input", value };
}

describe("a question put in", () => {
  test("is read with where it came from", () => {
    expect(questionOf(submitted(askModal("", "C1:1"), { question: typed(" 何日ですか ") }))).toEqual({
      question: "何日ですか",
      origin: "C1:1",
    });
  });

  test("is in no other view", () => {
    expect(questionOf(submitted(feedbackModal("t"), {}))).toBeUndefined();
    expect(questionOf(undefined)).toBeUndefined();
  });
});

describe("feedback put in", () => {
  const view = feedbackModal("turn-1");

  test("is read with its turn", () => {
    const reason = { type: "radio_buttons", selected_option: { value: "outdated" } };
    expect(feedbackOf(submitted(view, { reason, comment: typed("昨年の額です") }))).toEqual({
      turnId: "turn-1",
      verdict: "outdated",
      comment: "昨年の額です",
    });
    expect(feedbackOf(submitted(view, { reason, comment: typed(null) }))?.comment).toBe("");
  });

  test.each([{ selected_option: null }, { selected_option: { value: "<!channel>" } }, undefined])(
    "without a reason that it knows is none: %j",
    (reason) => {
      expect(feedbackOf(submitted(view, { reason }))).toBeUndefined();
    },
  );

  test("offers every reason but praise", () => {
    expect(JSON.stringify(view).match(/"value":"\w+"/gu)).toEqual([
      '"value":"wrong"',
      '"value":"outdated"',
      '"value":"missing"',
      '"value":"unclear"',
    ]);
  });
});

describe("what a form is opened with", () => {
  test("stays as it was said, for the person to change", () => {
    expect(JSON.stringify(askModal("<!channel> https://example.com"))).toContain(
      '"initial_value":"<!channel> https://example.com"',
    );
  });

  test("is cut to what the field takes", () => {
    expect(JSON.stringify(askModal("あ".repeat(3_000)))).toContain(`"initial_value":"${"あ".repeat(1_999)}…"`);
  });
});
