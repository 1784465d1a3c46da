import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { NewRevision } from "../../corpus/library.ts";
import type { OpenLibrary } from "../../corpus/open.ts";
import { readPeople } from "../datasets/people.ts";
import { createTestBench } from "../fixtures/bench.ts";
import { evaluateAnswers } from "./answers.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/gold");
const PEOPLE = join(FOLDER, "people.csv");

const everyone = { kind: "everyone" } as const;
const personnel = { kind: "limited", departments: ["人事課"], groups: [], posts: [], people: [] } as const;
const TRAVEL_OLD = ["宿泊料は、一夜につき一万円を上限とする。"];
const TRAVEL_NEW = ["宿泊料は、一夜につき一万二千円を上限とする。", "朝食の費目は、食卓料とする。"];

async function fill(library: OpenLibrary): Promise<void> {
  await library.add([
    revision("旅費規程", "2020-04-01", TRAVEL_OLD, everyone),
    revision("旅費規程", "2025-04-01", TRAVEL_NEW, everyone),
    revision("人事課内規", "2020-04-01", ["宿泊料の承認者は総務部長とし、少額のものは課長が承認する。"], personnel),
  ]);
}

async function evaluate(withTexts = fill) {
  const people = await readPeople(PEOPLE);
  return evaluateAnswers({ folder: FOLDER, people, fill: withTexts }, createTestBench());
}

describe("eval answers", () => {
  it("asks as the viewer on the day and counts right passages, refusals, dates and people", async () => {
    const { summary } = await evaluate();
    // g1, g2 (on its day) and g3 (as the person) are right, g5 cites the passage about breakfast, which does not say it.
    expect(summary).toMatchObject({
      questions: 5,
      firstRight: 0.75,
      firstRightTop3: 0.75,
      quoteHolds: 0.75,
      refusedUnanswerable: 1,
      answeredAnswerable: 1,
      dateRight: 1,
      personRight: 1,
      clarified: 0,
      // All four are promised 0.75, and three of four are right.
      ece: 0,
      p50Ms: 5,
      p95Ms: 5,
    });
    expect(summary["personRight.interval"]).toEqual([1, 1]);
  });

  it("reports by kind, with the words that questions and gold passages share", async () => {
    const { summary } = await evaluate();
    expect(Object.keys(summary.byKind ?? {})).toEqual(["plain", "paraphrase", "unanswerable", "date", "person"]);
    expect(summary.byKind).toMatchObject({ paraphrase: { questions: 1, right: 0 }, unanswerable: { right: 1 } });
    expect(summary.wordOverlap).toMatchObject({ plain: 1 });
  });

  it("names questions whose gold passage the library does not have", async () => {
    const { summary } = await evaluate();
    expect(summary.goldMissing).toEqual(["g5"]);
  });

  it("takes another revision's passage for wrong, even where it holds the piece", async () => {
    const { questions } = await evaluate(async (library) => {
      await library.add([revision("旅費規程", "2021-04-01", TRAVEL_OLD, everyone)]);
    });
    expect(questions.find(({ id }) => id === "g2")?.values).toMatchObject({ dateRight: 0, quoteHolds: 1 });
  });

  it("refuses a question of somebody who is not there on the day", async () => {
    const nobody = { on: () => undefined };
    await expect(evaluateAnswers({ folder: FOLDER, people: nobody, fill }, createTestBench())).rejects.toThrow(
      "Question g3 is asked by p1, who is not among the sample people on 2026-11-22.",
    );
  });
});

function revision(
  title: string,
  effectiveFrom: string,
  texts: readonly string[],
  audience: NewRevision["document"]["audience"],
): NewRevision {
  return {
    document: {
      issuer: "星見県",
      title,
      number: null,
      category: "規則",
      owner: null,
      audience,
      appliesTo: { employments: [], bodies: [] },
      sample: true,
    },
    effectiveFrom,
    effectiveTo: null,
    contentHash: `${title} ${effectiveFrom}`,
    fileName: "a.md",
    passages: texts.map((text) => ({
      kind: "article",
      sections: [],
      caption: null,
      locator: "第8条",
      article: "8",
      page: null,
      text,
    })),
  };
}
