import { describe, expect, it } from "vitest";
import { fuse } from "./fuse.ts";

const hit = (row: number, score: number) => ({ row, score });

describe("fuse", () => {
  it("adds shares of each list's best, weighted", () => {
    const words = { hits: [hit(1, 10), hit(2, 8)], weight: 1 };
    const heads = { hits: [hit(2, 2), hit(3, 1)], weight: 0.5 };
    // row 1: 1, row 2: 0.8 + 0.5, row 3: 0.25
    expect(fuse([words, heads])).toEqual([2, 1, 3]);
  });

  it("gives nothing for empty lists", () => {
    expect(fuse([{ hits: [], weight: 1 }])).toEqual([]);
  });
});
