import { describe, expect, it } from "vitest";
import type { Door } from "../../rag/question/door.ts";
import { likelihoodsOf } from "../../rag/question/intent/classifier.ts";
import { CUES } from "../../rag/question/intent/cues.ts";
import { LEANINGS } from "./leanings.ts";
import { fitMultinomial } from "./multinomial.ts";

const example = (label: Door, grams: readonly string[]) => ({ label, features: { cues: [], grams } });
const examples = [1, 2, 3, 4].flatMap(() => [example("app", ["あぷり"]), example("status", ["状況"])]);

describe("fitMultinomial", () => {
  it("finds the likelier door by what tells the examples apart", () => {
    const weights = fitMultinomial(examples);
    const doorOf = (gram: string) => likelihoodsOf({ cues: [], grams: [gram] }, weights)[0]?.[0];
    expect([doorOf("あぷり"), doorOf("状況")]).toEqual(["app", "status"]);
  });

  it("keeps what a cue leans to where no example has it", () => {
    const { cues } = fitMultinomial(examples);
    const leaning = LEANINGS.person?.["whom to ask"];
    expect(Math.max(...(cues["whom to ask"] ?? []))).toBe(leaning);
  });

  it("leaves out what is in fewer than three utterances", () => {
    const { grams } = fitMultinomial([...examples, example("chat", ["一度"])]);
    expect(Object.keys(grams).sort()).toEqual(["あぷり", "状況"]);
  });
});

it("leans on cues that there are", () => {
  const named = Object.values(LEANINGS).flatMap((leanings) => Object.keys(leanings));
  expect(named.filter((name) => !(name in CUES))).toEqual([]);
});
