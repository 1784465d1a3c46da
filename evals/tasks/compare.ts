import { type PairedDifference, pairedDifference } from "../metrics/paired.ts";
import { rounded } from "../runs/figure.ts";
import { BASELINE, type QuestionResult, type Run } from "../runs/run.ts";
import { RunUnusable } from "../runs/store.ts";

/** Two runs of the same task over the questions that both asked. */
export interface Comparison {
  readonly first: Run;
  readonly second: Run;
  readonly questions: readonly { readonly first: QuestionResult; readonly second: QuestionResult }[];
  /** For each value that questions of both runs have, and their time: second minus first. */
  readonly differences: readonly PairedDifference[];
}

/** @throws RunUnusable where the runs are not of the same task and dataset */
export function compareRuns(first: Run, second: Run): Comparison {
  if (first.task !== second.task || first.dataset !== second.dataset) {
    const name = (run: Run) => `${run.task} on ${run.dataset}`;
    throw new RunUnusable(`Only runs of one task and dataset can be compared: ${name(first)}, ${name(second)}.`);
  }
  const before = new Map(first.questions.map((question) => [question.id, question]));
  const questions = second.questions.flatMap((question) => {
    const earlier = before.get(question.id);
    return earlier === undefined ? [] : [{ first: earlier, second: question }];
  });
  const names = new Set(questions.flatMap((pair) => Object.keys(measuresOf(pair.second))));
  const differences = [...names].flatMap((name) => {
    const pairs = questions.flatMap((pair) => {
      const values = [measuresOf(pair.first)[name], measuresOf(pair.second)[name]] as const;
      return values[0] === undefined || values[1] === undefined ? [] : [[values[0], values[1]] as const];
    });
    return pairedDifference(name, pairs) ?? [];
  });
  return { first, second, questions, differences };
}

/** A question's own values and its time. */
function measuresOf({ values, ms }: QuestionResult): Readonly<Record<string, number>> {
  const own = Object.entries(values).filter(([name]) => !name.startsWith(BASELINE));
  return Object.fromEntries(ms === null ? own : [...own, ["ms", ms]]);
}

/** What `compare --json` prints. */
export function comparisonJson({ first, second, questions, differences }: Comparison) {
  return {
    task: first.task,
    dataset: first.dataset,
    runs: [first.id, second.id],
    questions: questions.length,
    differences: Object.fromEntries(
      differences.map(({ name, n, interval, p, ...means }) => [
        name,
        {
          n,
          first: rounded(means.first),
          second: rounded(means.second),
          difference: rounded(means.difference),
          interval: interval.map((bound) => rounded(bound)),
          p,
        },
      ]),
    ),
  };
}
