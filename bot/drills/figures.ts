import { percentile } from "../../evals/metrics/percentile.ts";
import type { EmulatorProcess } from "../slack/emulator/control/process.ts";
import type { Ended } from "../testing/product.ts";
import type { Tally } from "./replies.ts";
import { exactly, type Figure } from "./verdict.ts";

type Metrics = Awaited<ReturnType<EmulatorProcess["metrics"]>>;

/** Each message has exactly one reply. */
export function replyFigures(
  asked: number,
  { once, lost, twice, misplaced, overtaking, unexplained }: Tally,
): readonly Figure[] {
  return [
    exactly("replied to exactly once", once, asked),
    exactly("lost", lost.length, 0),
    exactly("replied to twice", twice, 0),
    exactly("replies out of place or order", misplaced, 0),
    { name: "replies above an earlier one, in the place of their note", value: overtaking },
    exactly("other messages", unexplained, 0),
  ];
}

/**
 * Slack waits for an acknowledgement three seconds.
 * @param most of the p99 in milliseconds; without one where events come in heaps
 */
export function acknowledgementFigures({ acknowledgements }: Metrics, most?: number): readonly Figure[] {
  const { latencies, sent, acknowledged, late, unanswered } = acknowledgements;
  return [
    { name: "deliveries", value: sent },
    exactly("acknowledged", acknowledged, sent),
    exactly("acknowledged late", late, 0),
    exactly("never acknowledged", unanswered, 0),
    { name: "acknowledged, median", value: percentile(latencies, 0.5), unit: "ms" },
    {
      ...{ name: "acknowledged, p99", value: percentile(latencies, 0.99), unit: "ms" as const },
      ...(most === undefined ? {} : { most }),
    },
    { name: "acknowledged, slowest", value: percentile(latencies, 1), unit: "ms", most: 3_000 },
  ];
}

/** The spread of times; the slowest has the bound. */
export function timeFigures(name: string, times: readonly number[], most?: number): readonly Figure[] {
  return [
    { name: `${name}, median`, value: percentile(times, 0.5), unit: "ms" },
    { name: `${name}, p95`, value: percentile(times, 0.95), unit: "ms" },
    { name: `${name}, slowest`, value: percentile(times, 1), unit: "ms", ...(most === undefined ? {} : { most }) },
  ];
}

/** No fault was told to anybody, none went unhandled. @param ended processes of the product */
export function faultFigures(ended: readonly Ended[]): readonly Figure[] {
  const lines = ended.flatMap(({ stderr }) => stderr.split("\n"));
  return [
    exactly("faults told", lines.filter((line) => /^\[\w+\] slack/u.test(line)).length, 0),
    exactly("faults unhandled", lines.filter((line) => /unhandled|uncaught/iu.test(line)).length, 0),
  ];
}

/** Nobody was taken for a stranger because Slack was asked too often. */
export function strangerFigure({ stderr }: Ended): Figure {
  return exactly(
    "faults in telling who asks",
    stderr.split("\n").filter((line) => line.startsWith("slack, who reads")).length,
    0,
  );
}
