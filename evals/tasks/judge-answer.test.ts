import { describe, expect, it } from "vitest";
import type { Answer } from "../../rag/contract.ts";
import type { GoldQuestion } from "../datasets/gold.ts";
import { type CitedPassage, judgeAnswer } from "./judge-answer.ts";

const QUESTION: GoldQuestion = {
  id: "g1",
  text: "宿泊料の上限は",
  kind: "plain",
  viewer: null,
  today: "2026-11-22",
  asOf: null,
  gold: [
    { title: "旅費　規程", number: null, effectiveFrom: "2025-04-01", locator: null, mustContain: "12,000円" },
    { title: "旅費の手引", number: null, effectiveFrom: null, locator: null, mustContain: "上限は12,000円" },
  ],
};
const REST = { notices: [], asOf: "2026-11-22", timings: { retrieveMs: 1, composeMs: 1 } };
const ANSWERED: Answer = {
  kind: "answered",
  text: "",
  confidence: 1,
  citations: [],
  related: [],
  composer: "quotation",
  ...REST,
};
const REFUSED: Answer = { kind: "unanswerable", text: "", confidence: 0, nearest: [], handOff: null, ...REST };
const CLARIFY: Answer = { kind: "clarify", text: "", choices: [] };

describe("a citation", () => {
  it("is right by title, revision and the whole passage, whatever widths and spaces they are written with", () => {
    const values = judgeAnswer(QUESTION, ANSWERED, [cited({ text: "１２，０００ 円とする。", quote: "とする。" })]);
    expect(values).toMatchObject({ firstRight: 1, firstRightTop3: 1, quoteHolds: 0, right: 1 });
  });

  it("is wrong in another document, in another revision, and where the passage does not hold the piece", () => {
    const wrong = [{ title: "内規" }, { effectiveFrom: "2020-04-01" }, { text: "別に定める。" }];
    expect(wrong.map((each) => judgeAnswer(QUESTION, ANSWERED, [cited(each)]).firstRight)).toEqual([0, 0, 0]);
  });

  it("may be of any alternative, whose revision counts only where it is named", () => {
    const guide = { title: "旅費の手引", text: "上限は12,000円です。", effectiveFrom: "2019-01-01" };
    expect(judgeAnswer(QUESTION, ANSWERED, [cited(guide)]).firstRight).toBe(1);
  });

  it("counts among the first three only", () => {
    const wrong = cited({ text: "別に定める。" });
    expect(judgeAnswer(QUESTION, ANSWERED, [wrong, wrong, cited({})])).toMatchObject({
      firstRight: 0,
      firstRightTop3: 1,
    });
    expect(judgeAnswer(QUESTION, ANSWERED, [wrong, wrong, wrong, cited({})]).firstRightTop3).toBe(0);
  });

  it("that the library does not give to the viewer is wrong", () => {
    expect(judgeAnswer(QUESTION, ANSWERED, [{ ...cited({}), located: undefined }]).firstRight).toBe(0);
  });
});

describe("an answer", () => {
  it("that refuses is right for an unanswerable question only", () => {
    const unanswerable: GoldQuestion = { ...QUESTION, kind: "unanswerable", gold: [] };
    expect(judgeAnswer(unanswerable, REFUSED, [])).toEqual({ right: 1, refusedUnanswerable: 1, clarified: 0 });
    expect(judgeAnswer(unanswerable, ANSWERED, [cited({})]).right).toBe(0);
    expect(judgeAnswer(QUESTION, REFUSED, [])).toMatchObject({ right: 0, answeredAnswerable: 0 });
  });

  it("that asks back is neither an answer nor a refusal", () => {
    expect(judgeAnswer(QUESTION, CLARIFY, [])).toMatchObject({ right: 0, clarified: 1, answeredAnswerable: 0 });
    expect(judgeAnswer({ ...QUESTION, kind: "unanswerable", gold: [] }, CLARIFY, [])).toMatchObject({
      refusedUnanswerable: 0,
      clarified: 1,
    });
  });

  it("counts for its kind as well", () => {
    expect(judgeAnswer({ ...QUESTION, kind: "date" }, ANSWERED, [cited({})])).toMatchObject({ dateRight: 1 });
    expect(judgeAnswer({ ...QUESTION, kind: "person" }, ANSWERED, [cited({})])).toMatchObject({ personRight: 1 });
    expect(judgeAnswer(QUESTION, ANSWERED, [cited({})])).not.toHaveProperty("dateRight");
  });
});

interface Sketch {
  readonly title?: string;
  readonly effectiveFrom?: string;
  readonly text?: string;
  readonly quote?: string;
}

function cited({
  title = "旅費規程",
  effectiveFrom = "2025-04-01",
  text = "12,000円とする。",
  quote = text,
}: Sketch): CitedPassage {
  return {
    citation: {
      label: 1,
      passageId: "1-0",
      documentId: "d",
      title,
      locator: "第8条",
      article: "8",
      effectiveFrom,
      effectiveTo: null,
      quote,
      url: "/source/d",
    },
    located: {
      document: {
        id: "d",
        issuer: "星見県",
        title,
        number: null,
        category: "規則",
        owner: null,
        audience: { kind: "everyone" },
        appliesTo: { employments: [], bodies: [] },
        sample: true,
      },
      revision: { id: "1", documentId: "d", effectiveFrom, effectiveTo: null, contentHash: "", fileName: "a.md" },
      passage: {
        id: "1-0",
        revisionId: "1",
        position: 0,
        kind: "article",
        sections: [],
        caption: null,
        locator: "第8条",
        article: "8",
        page: null,
        text,
      },
    },
  };
}
