import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DOORS } from "../../rag/question/door.ts";
import { type IntentWeights, likelihoodsOf } from "../../rag/question/intent/classifier.ts";
import { decide, type Routed } from "../../rag/question/intent/decide.ts";
import { featuresOf } from "../../rag/question/intent/features.ts";
import { isSurelyChat } from "../../rag/question/intent/route.ts";
import { readUtterances } from "../datasets/utterances.ts";
import { f1ByLabel, macroF1 } from "../metrics/f1.ts";
import { firstDoor } from "../tasks/routing.ts";
import { fitMultinomial } from "./multinomial.ts";

/**
 * `npm run fit:routing [-- --write]`: prints how well routing does on the tuning utterances in five folds that keep each
 * family of near-duplicates together, and with `--write` fits the weights on all of them anew.
 */
const ROOT = join(import.meta.dirname, "../..");
const FOLDS = 5;
/** Keeps the weights small enough to read at start. */
const LEAST_UTTERANCES = 11;
const TUNING = ["tuning.jsonl", "tuning-2.jsonl", "tuning-3.jsonl"] as const;

const utterances = (await Promise.all(TUNING.map((file) => readUtterances(join(ROOT, "evals/routing", file))))).flat();
const families = [...new Set(utterances.map(({ family, text }) => family ?? text))];
const examples = utterances.map(({ text, label, family }) => ({
  text,
  label,
  features: featuresOf(text),
  fold: families.indexOf(family ?? text) % FOLDS,
}));

const routed = examples.map((): Routed => ({ kind: "door", door: "question" }));
for (let fold = 0; fold < FOLDS; fold += 1) {
  const weights = fitMultinomial(
    examples.filter((each) => each.fold !== fold),
    LEAST_UTTERANCES,
  );
  examples.forEach(({ text, features, fold: own }, at) => {
    if (own !== fold) return;
    routed[at] = isSurelyChat(text) ? { kind: "door", door: "chat" } : decide(likelihoodsOf(features, weights));
  });
}
const pairs = examples.map(({ label }, at) => {
  const decision = routed[at] ?? { kind: "door", door: "question" };
  return { gold: label, predicted: firstDoor(decision), isDoubt: decision.kind === "doubt" };
});
const questions = pairs.filter(({ gold }) => gold === "question");
process.stdout.write(
  `${JSON.stringify(
    {
      utterances: pairs.length,
      families: families.length,
      macroF1: rounded(macroF1(pairs)),
      questionsMisrouted: share(questions, ({ predicted }) => predicted !== "question"),
      doubts: share(pairs, ({ isDoubt }) => isDoubt),
      f1: Object.fromEntries([...f1ByLabel(pairs)].map(([label, f1]) => [label, rounded(f1)])),
    },
    null,
    2,
  )}\n`,
);
if (process.argv.includes("--write")) {
  await writeFile(join(ROOT, "rag/question/intent/weights.json"), written(fitMultinomial(examples, LEAST_UTTERANCES)));
}

/** One line for each row, as the formatter writes it. */
function written({ constant, cues, grams }: IntentWeights): string {
  const row = (values: readonly number[]) => `[${values.join(", ")}]`;
  const part = (rows: IntentWeights["cues"]) =>
    Object.entries(rows)
      .map(([name, values]) => `    ${JSON.stringify(name)}: ${row(values)}`)
      .join(",\n");
  return `{
  "doors": [${DOORS.map((door) => JSON.stringify(door)).join(", ")}],
  "constant": ${row(constant)},
  "cues": {\n${part(cues)}\n  },
  "grams": {\n${part(grams)}\n  }\n}\n`;
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return rounded(items.filter(holds).length / Math.max(1, items.length));
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
