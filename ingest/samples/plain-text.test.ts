import { expect, test } from "vitest";
import { toPlainText } from "./plain-text.ts";
import type { Block, Source } from "./source.ts";

function notice(...texts: readonly string[]): Source {
  const blocks = texts.map((text): Block => ({ kind: "paragraph", text }));
  const fixed = {
    title: "休館について",
    category: "通知",
    issuer: "星見県",
    owner: "総務部管財課",
    audience: "全職員",
  } as const;
  return { meta: { ...fixed, effectiveFrom: "2026-10-01" }, blocks };
}

function lines(source: Source): readonly string[] {
  return toPlainText(source).split("\n");
}

test("a notice opens with date and sender at the right and its addressee at the left", () => {
  const [date = "", addressee, sender = ""] = lines(notice("令和8年10月1日", "各課長　様", "総務部長", "休館します。"));
  expect(date).toMatch(/^　{30,}令和8年10月1日$/);
  expect(addressee).toBe("各課長　様");
  expect(sender).toBe(`${"　".repeat(36)}総務部長`);
});

test("paragraphs wrap at 40 full-width characters and no line begins with a full stop", () => {
  const [first, second] = lines(notice(`${"あ".repeat(39)}。${"い".repeat(10)}。`)).slice(-3);
  expect(first).toBe(`　${"あ".repeat(39)}。`);
  expect(second).toBe(`${"い".repeat(10)}。`);
});

test("two half-width characters take the room of one", () => {
  expect(lines(notice(`${"1".repeat(80)}。`)).at(-3)).toBe(`　${"1".repeat(78)}`);
});

test("an item hangs under its text", () => {
  expect(lines(notice("本文。", `(1)　${"う".repeat(40)}`)).slice(-3, -1)).toEqual([
    `　(1)　${"う".repeat(36)}`.slice(0, 41),
    `　　${"う".repeat(4)}`,
  ]);
});
