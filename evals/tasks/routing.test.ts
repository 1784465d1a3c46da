import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Routed } from "../../rag/question/intent/decide.ts";
import { createTestBench } from "../fixtures/bench.ts";
import { evaluateRouting } from "./routing.ts";

const FILE = join(import.meta.dirname, "../fixtures/utterances.jsonl");

/** Takes every app for a wish, is in doubt about travel, and is right about the rest. */
function route(text: string): Routed {
  if (text.includes("アプリ")) return { kind: "door", door: "app" };
  if (text.includes("旅費")) return { kind: "doubt", doors: ["question", "improvement"] };
  return { kind: "door", door: text.includes("ありがとう") ? "chat" : "question" };
}

describe("eval routing", () => {
  it("counts misrouted and swallowed questions, doubts by their first door, and F1 over the labels that occur", async () => {
    const { summary, dataset } = await evaluateRouting(FILE, route, createTestBench());
    expect(dataset).toBe("utterances");
    expect(summary).toMatchObject({
      utterances: 5,
      // question 2 · 2 / (3 + 2), app 2 · 1 / (1 + 2), chat 1.
      macroF1: 0.8222,
      questionsMisrouted: 0.3333,
      questionsSwallowed: 0.3333,
      doubts: 0.2,
      confusion: { question: { question: 2, app: 1 }, app: { app: 1 }, chat: { chat: 1 } },
      byLabel: { question: 0.8, app: 0.6667, chat: 1 },
    });
  });

  it("does not call a question swallowed that is asked back, though it counts as misrouted where the form is the likelier", async () => {
    const doubting = (): Routed => ({ kind: "doubt", doors: ["app", "question"] });
    const { summary } = await evaluateRouting(FILE, doubting, createTestBench());
    expect(summary).toMatchObject({ questionsMisrouted: 1, questionsSwallowed: 0, doubts: 1 });
  });

  it("shows in the report what was wanted and which door it got", async () => {
    const { questions } = await evaluateRouting(FILE, route, createTestBench());
    expect(questions[1]).toMatchObject({
      kind: "wants question",
      expected: ["question"],
      found: ["question?", "improvement?"],
    });
  });

  it.each([
    ["a label that is no door", '{"text":"こんにちは","label":"greeting"}', /line 1: label: /u],
    ["a line without text", '{"label":"chat"}', /line 1: text: /u],
    ["no line at all", "", /holds no utterance\.$/u],
  ])("refuses a file with %s in one sentence", async (_case, content, message) => {
    const folder = await mkdtemp(join(tmpdir(), "do-evals-"));
    try {
      const file = join(folder, "utterances.jsonl");
      await writeFile(file, content);
      await expect(evaluateRouting(file, route, createTestBench())).rejects.toThrow(message);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("refuses a file that is not there", async () => {
    await expect(evaluateRouting(`${FILE}.none`, route, createTestBench())).rejects.toThrow(
      /^There is no dataset file /u,
    );
  });
});
