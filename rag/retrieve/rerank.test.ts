import { describe, expect, it } from "vitest";
import { type Embedder, EmbedderFailed } from "../../corpus/models/embedder.ts";
import type { Ranked } from "./rank.ts";
import { createReranker, DENSE_WEIGHT } from "./rerank.ts";

describe("the reranker", () => {
  it("lifts the passage whose meaning is the question's, by the weight times its cosine", async () => {
    const { embedder } = angles({ 問い: 0, 甲: 90, 乙: 0, 丙: 60 });
    const ranked = await rerankerOf(embedder)("問い", [passage("甲", 3), passage("乙", 2), passage("丙", 1)]);
    expect(ranked.map(({ passage: { text } }) => text)).toEqual(["乙", "丙", "甲"]);
    expect(ranked.map(({ score }) => score)).toEqual([
      expect.closeTo(2 + DENSE_WEIGHT, 4),
      expect.closeTo(1 + DENSE_WEIGHT / 2, 4),
      expect.closeTo(3, 4),
    ]);
  });

  it("keeps the words' order where they tell more than the meaning does", async () => {
    const { embedder } = angles({ 問い: 0, 甲: 60, 乙: 0 });
    const ranked = await rerankerOf(embedder)("問い", [passage("甲", DENSE_WEIGHT), passage("乙", 0)]);
    expect(ranked.map(({ passage: { text } }) => text)).toEqual(["甲", "乙"]);
  });

  it("compares only the best, and leaves the others below them in their order", async () => {
    const { embedder, calls } = angles({ 問い: 0, 甲: 170, 乙: 150 });
    const given = [passage("甲", 4), passage("乙", 3), passage("丙", 2), passage("丁", 1)];
    const ranked = await rerankerOf(embedder, { depth: 2 })("問い", given);
    expect(ranked.map(({ passage: { text } }) => text)).toEqual(["乙", "甲", "丙", "丁"]);
    expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(calls).toEqual([["問い"], ["題名\n見出し\n甲", "題名\n見出し\n乙"]]);
  });

  it("embeds a passage once, again when its text is another, and forgets the longest unused", async () => {
    const { embedder, calls } = angles({});
    const rerank = rerankerOf(embedder, { kept: 2 });
    const embedded = async (...texts: readonly string[]) => {
      await rerank(
        "問い",
        texts.map((text, at) => passage(text, -at)),
      );
      return calls.at(-1)?.map((text) => text.at(-1));
    };
    expect(await embedded("甲", "乙")).toEqual(["甲", "乙"]);
    expect(await embedded("乙", "甲")).toEqual([]);
    expect(await embedded("甲", "丙")).toEqual(["丙"]);
    expect(await embedded("甲", "乙")).toEqual(["乙"]);
    expect(await embedded("甲", "乙", "丙")).toEqual(["丙"]);
    await rerank("問い", [passage("丙", 1, "新しい丙"), passage("乙", 0)]);
    expect(calls.at(-1)).toEqual(["題名\n見出し\n新しい丙"]);
  });

  it("cuts a long passage at 500 characters without halving one", async () => {
    const { embedder, calls } = angles({});
    await rerankerOf(embedder)("問い", [passage("甲", 1, "𠮟".repeat(900)), passage("乙", 0)]);
    expect(calls.at(-1)?.[0]).toBe(`題名\n見出し\n${"𠮟".repeat(493)}`);
  });

  it("returns the list as it was and says so when the model fails", async () => {
    const failure = new EmbedderFailed("gone");
    const heard: EmbedderFailed[] = [];
    const embedder: Embedder = { ...angles({}).embedder, embed: () => Promise.reject(failure) };
    const given = [passage("甲", 2), passage("乙", 1)];
    const rerank = createReranker({ embedder, onFailure: (each) => heard.push(each) });
    expect(await rerank("問い", given)).toBe(given);
    expect(heard).toEqual([failure]);
  });

  it("does not hide a fault that is not the model's", async () => {
    const embedder: Embedder = { ...angles({}).embedder, embed: () => Promise.reject(new TypeError("ours")) };
    await expect(rerankerOf(embedder)("問い", [passage("甲", 2), passage("乙", 1)])).rejects.toThrow("ours");
  });

  it("asks nothing where there is nothing to order", async () => {
    const { embedder, calls } = angles({});
    const given = [passage("甲", 2)];
    expect(await rerankerOf(embedder)("問い", given)).toBe(given);
    expect(calls).toEqual([]);
  });
});

function rerankerOf(embedder: Embedder, options: { readonly depth?: number; readonly kept?: number } = {}) {
  const onFailure = (failure: EmbedderFailed) => {
    throw failure;
  };
  return createReranker({ embedder, onFailure, ...options });
}

/** An embedder in the plane: a text points where its last line says, in degrees, and to 0 where nothing is said. */
function angles(degrees: Readonly<Record<string, number>>) {
  const calls: (readonly string[])[] = [];
  const embedder: Embedder = {
    name: "plane",
    dimensions: 2,
    embed: async (texts) => {
      calls.push(texts);
      return texts.map((text) => {
        const radians = ((degrees[text.split("\n").at(-1) ?? ""] ?? 0) * Math.PI) / 180;
        return Float32Array.of(Math.cos(radians), Math.sin(radians));
      });
    },
    close: async () => undefined,
  };
  return { embedder, calls };
}

function passage(id: string, score: number, text = id): Ranked {
  return {
    score,
    document: {
      id: "1",
      issuer: "星見県",
      title: "題名",
      number: null,
      category: "規則",
      owner: null,
      audience: { kind: "everyone" },
      appliesTo: { employments: [], bodies: [] },
      sample: false,
    },
    revision: {
      id: "1",
      documentId: "1",
      effectiveFrom: "2024-04-01",
      effectiveTo: null,
      contentHash: "",
      fileName: "",
    },
    passage: {
      id,
      revisionId: "1",
      position: 0,
      kind: "text",
      sections: [],
      caption: "見出し",
      locator: "",
      article: null,
      page: null,
      text,
    },
    terms: { contextWords: 0, headWords: [], bodyWords: [], headBigrams: [], bodyBigrams: [] },
    features: {
      bigrams: 0,
      expanded: 0,
      head: 0,
      headExpanded: 0,
      headBigrams: 0,
      coverage: 0,
      headCoverage: 0,
      headCovered: 0,
      ownCoverage: 0,
      ownCovered: 0,
      pairs: 0,
      window: 0,
      wantedFigure: 0,
      wanted: 0,
      refers: 0,
      length: 0,
      structuredLength: 0,
    },
  };
}
