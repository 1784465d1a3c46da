import { beforeAll, describe, expect, it } from "vitest";
import { type Analyser, createAnalyser } from "./analyse.ts";

let analyser: Analyser;
beforeAll(() => {
  analyser = createAnalyser();
});

describe("words", () => {
  it("keeps content words in dictionary form and drops grammar", () => {
    expect(analyser.words("旅費を請求しました。")).toEqual(["旅費", "請求"]);
    expect(analyser.words("スマホを無くしたらどうすればいいですか")).toEqual(["スマホ", "無くす"]);
  });

  it("keeps words that the dictionary does not know", () => {
    expect(analyser.words("生成ＡＩとクールビズ")).toEqual(["生成", "ai", "クールビズ"]);
  });

  it("adds a katakana word whole where the dictionary cuts it", () => {
    expect(analyser.words("生成AIとテレワーク")).toContain("テレワーク");
    expect(analyser.words("テレワークの日数")).toContain("テレワーク");
    expect(analyser.words("カード・ケース")).not.toContain("カードケース");
  });

  it("gives the same words for full-width and half-width writing", () => {
    expect(analyser.words("第３６条、ＰＤＦ")).toEqual(analyser.words("第36条、PDF"));
  });

  it("finds nothing in punctuation and blanks", () => {
    expect(analyser.words(" 。、！😀 ")).toEqual([]);
    expect(analyser.words("")).toEqual([]);
  });
});

describe("bigrams", () => {
  it("pairs neighbouring characters, not hiragana alone and not across punctuation", () => {
    expect(analyser.bigrams("年休を、とる")).toEqual(["年休", "休を"]);
  });
});
