import { describe, expect, it } from "vitest";
import { fuse } from "./fuse.ts";

const hit = (id: string, score: number) => ({ id, score, row: id });

describe("fuse", () => {
  it("adds shares of each list's best, weighted", () => {
    const words = { hits: [hit("a", 10), hit("b", 8)], weight: 1 };
    const heads = { hits: [hit("b", 2), hit("c", 1)], weight: 0.5 };
    // a 1, b 0.8 + 0.5, c 0.25
    expect(fuse([words, heads])).toEqual(["b", "a", "c"]);
  });

  it("gives nothing for empty lists", () => {
    expect(fuse([{ hits: [], weight: 1 }])).toEqual([]);
  });
});
