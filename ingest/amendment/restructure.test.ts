import { expect, test } from "vitest";
import { regulationPassages } from "../structure/regulation.ts";
import { applyAmendments } from "./apply.ts";
import { instructionsIn } from "./instructions.ts";

const passagesOf = (lines: readonly string[]) =>
  regulationPassages(
    lines.map((text) => ({ kind: "paragraph", text }) as const),
    "",
  );

test("words are changed in what stands under a 号, and nowhere beside it", () => {
  const base = passagesOf([
    "第1条　次のとおりとする。",
    "(1)　平日",
    "ア　課長",
    "イ　課長又は係長",
    "(2)　休日",
    "イ　課長",
  ]);
  const { passages, left } = applyAmendments(base, instructionsIn(["第1条第1号イ中「課長」を「所長」に改める。"]));
  expect(left).toEqual([]);
  expect(passages[0]?.text.split("\n").slice(1)).toEqual([
    ...["(1)　平日", "ア　課長", "イ　所長又は係長", "(2)　休日", "イ　課長"],
  ]);
});

test("the articles of an 要領 that are called 第1 are changed alike", () => {
  const base = regulationPassages(
    ["第1　趣旨", "　物品を扱う。", "第2　備品", "　備品台帳による。", "第3　貸出し", "　貸出しは、書面による。"].map(
      (text) => ({ kind: "paragraph", text }) as const,
    ),
    "",
  );
  const orders = [
    "第2中「備品台帳」を「システム」に改める。",
    "第3を次のように改める。",
    "第3　貸出し",
    "　システムによる。",
  ];
  const { passages, left } = applyAmendments(base, instructionsIn(orders));
  expect(left).toEqual([]);
  expect(passages.map(({ locator, text }) => `${locator}|${text}`)).toEqual([
    "第1|物品を扱う。",
    "第2|システムによる。",
    "第3|システムによる。",
  ]);
});

test("a new article at the end of the rule stands behind the last, in its chapter", () => {
  const base = passagesOf([
    "第1章　総則",
    "第1条　定める。",
    "第2章　雑則",
    "第2条　委任する。",
    "附　則",
    "公布の日から施行する。",
  ]);
  const { passages, left } = applyAmendments(
    base,
    instructionsIn(["本則に次の1条を加える。", "第3条　罰則を定める。"]),
  );
  expect(left).toEqual([]);
  expect(passages.map(({ locator, sections }) => [locator, sections.at(-1)?.heading])).toEqual([
    ["第1条", "第1章　総則"],
    ["第2条", "第2章　雑則"],
    ["第3条", "第2章　雑則"],
    ["附則", undefined],
  ]);
});
