import { basename } from "node:path";
import type { Door } from "../../rag/question/door.ts";
import type { Routed } from "../../rag/question/intent/decide.ts";
import { type Bench, timed } from "../bench.ts";
import { readUtterances, type Utterance } from "../datasets/utterances.ts";
import { confusionOf, f1ByLabel, macroF1 } from "../metrics/f1.ts";
import { estimatedFigure, figuresJson, rounded, shareFigure, timeFigures } from "../runs/figure.ts";
import type { Measured, QuestionResult } from "../runs/run.ts";

/** Forms are opened prefilled: a question that gets one is swallowed. */
const FORMS: ReadonlySet<Door> = new Set(["app", "improvement", "correction"]);

/** What a decision is judged by: of two doors in doubt the first, the likelier. */
export function firstDoor(routed: Routed): Door {
  return routed.kind === "door" ? routed.door : routed.doors[0];
}

/**
 * How well the product tells what an utterance wants: macro-F1 over the labels that occur in the file or among the predictions, and
 * `questionsMisrouted`, the share of questions whose first door is another. `questionsSwallowed` is the share of them that get a form
 * without being asked back, `doubts` the share of all that are asked back.
 * @param file JSONL of `text` and `label`
 * @throws DatasetUnusable
 */
export async function evaluateRouting(
  file: string,
  route: (text: string) => Routed,
  { now, onProgress }: Pick<Bench, "now" | "onProgress">,
): Promise<Measured> {
  const utterances = await readUtterances(file);
  const judged: { readonly gold: Door; readonly predicted: Door; readonly result: QuestionResult }[] = [];
  for (const utterance of utterances) {
    onProgress("Routing", judged.length, utterances.length);
    const { result: routed, ms } = await timed(now, async () => route(utterance.text));
    const gold = utterance.label;
    judged.push({ gold, predicted: firstDoor(routed), result: judge(utterance, routed, judged.length + 1, ms) });
  }
  onProgress("Routing", judged.length, utterances.length);
  const questions = judged.map(({ result }) => result);
  const figures = [
    estimatedFigure("macroF1", "share", judged, macroF1),
    shareFigure("questionsMisrouted", questions),
    shareFigure("questionsSwallowed", questions),
    shareFigure("doubts", questions),
    ...timeFigures(questions),
  ];
  return {
    task: "routing",
    dataset: basename(file, ".jsonl"),
    primary: "rightDoor",
    settings: {},
    summary: {
      utterances: judged.length,
      ...figuresJson(figures, []),
      confusion: confusionOf(judged),
      byLabel: Object.fromEntries([...f1ByLabel(judged)].map(([label, f1]) => [label, rounded(f1)])),
    },
    figures,
    baseline: [],
    questions,
  };
}

function judge({ text, label }: Utterance, routed: Routed, number: number, ms: number): QuestionResult {
  const first = firstDoor(routed);
  const isSwallowed = routed.kind === "door" && FORMS.has(first);
  return {
    id: `${number}`,
    text,
    kind: `wants ${label}`,
    values: {
      rightDoor: first === label ? 1 : 0,
      doubts: routed.kind === "doubt" ? 1 : 0,
      ...(label === "question"
        ? { questionsMisrouted: first === "question" ? 0 : 1, questionsSwallowed: isSwallowed ? 1 : 0 }
        : {}),
    },
    ms,
    forecast: null,
    overlap: null,
    expected: [label],
    found: routed.kind === "door" ? [routed.door] : routed.doors.map((door) => `${door}?`),
  };
}
