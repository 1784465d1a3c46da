import { expect, it } from "vitest";
import { createBm25 } from "./bm25.ts";

const documents = [
  { id: "a", words: ["宿泊", "料", "宿泊", "上限"] },
  { id: "b", words: ["宿泊", "料"] },
  { id: "c", words: ["日当", "支給", "上限"] },
];

it("ranks by frequency in the document, shortness and rarity of the word", () => {
  // Mean length 3. 宿泊 is in 2 of 3: idf = ln(1 + 1.5 / 2.5) = 0.4700.
  // a: length 4, penalty 1.2 × (0.25 + 0.75 × 4/3) = 1.5, 2 / 3.5 = 0.5714; b: penalty 1.2 × 0.75 = 0.9, 1 / 1.9 = 0.5263.
  expect(createBm25(documents).rank(["宿泊"], 10)).toEqual(["a", "b"]);
  // 上限 has the same idf. a: 0.47 × (0.5714 + 1 / 2.5) = 0.4566; b: 0.47 × 0.5263 = 0.2474; c: penalty 1.2, 0.47 / 2.2 = 0.2136.
  expect(createBm25(documents).rank(["宿泊", "上限"], 10)).toEqual(["a", "b", "c"]);
  // 日当 is in 1 of 3: idf = ln(1 + 2.5 / 1.5) = 0.9808, c: 0.9808 / 2.2 = 0.4458, above a's 0.47 × 0.5714 = 0.2686.
  expect(createBm25(documents).rank(["宿泊", "日当"], 10)).toEqual(["c", "a", "b"]);
});

it("counts a word that the query repeats once", () => {
  // Three times 宿泊 would lift a to 0.81 and b to 0.74, above c.
  expect(createBm25(documents).rank(["宿泊", "宿泊", "宿泊", "日当"], 10)).toEqual(["c", "a", "b"]);
});

it("gives no more than asked for and nothing without a shared word", () => {
  expect(createBm25(documents).rank(["上限"], 1)).toHaveLength(1);
  expect(createBm25(documents).rank(["駐車場"], 10)).toEqual([]);
  expect(createBm25([]).rank(["宿泊"], 10)).toEqual([]);
});
