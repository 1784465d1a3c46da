import { describe, expect, it } from "vitest";
import { sentencesOf } from "./sentences.ts";

const texts = (whole: string) => sentencesOf(whole).map(({ text }) => text);

describe("sentencesOf", () => {
  it("cuts after 。 and at line ends", () => {
    expect(texts("一とする。二とする。\n三")).toEqual(["一とする。", "二とする。", "三"]);
  });

  it("does not cut inside brackets or quotation marks", () => {
    expect(texts("「はい。いいえ。」と答える（例。）。次。")).toEqual(["「はい。いいえ。」と答える（例。）。", "次。"]);
  });

  it("goes on at the next line where a bracket was never closed", () => {
    expect(texts("（一。\n二。三。")).toEqual(["（一。", "二。", "三。"]);
  });

  it("gives offsets that cut the sentence out of the whole", () => {
    const whole = "  甲は乙とする。 　丙は丁とする。";
    expect(sentencesOf(whole).map(({ start, end }) => whole.slice(start, end))).toEqual(texts(whole));
    expect(texts(whole)).toEqual(["甲は乙とする。", "丙は丁とする。"]);
  });

  it("finds nothing in blank text", () => {
    expect(texts(" \n　")).toEqual([]);
  });
});
