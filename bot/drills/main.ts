import { createProgressBar } from "../../evals/progress.ts";
import { run as audience } from "./audience.ts";
import { bombs } from "./bombs.ts";
import { parseCommandLine, type Size, usageOf } from "./command-line.ts";
import { drain } from "./drain.ts";
import { type Drill, measured, simulated } from "./drill.ts";
import { run as fortnight } from "./fortnight.ts";
import { killIngest } from "./kill-ingest.ts";
import { load } from "./load.ts";
import { questions } from "./questions.ts";
import { reconnect } from "./reconnect.ts";
import { redelivery } from "./redelivery.ts";
import { openStage } from "./stage.ts";
import { throughput } from "./throughput.ts";
import { year } from "./year.ts";

/** In the order in which `all` runs them. */
const DRILLS: Readonly<Record<string, Drill>> = {
  redelivery: measured(redelivery),
  load: measured(load),
  questions: measured(questions("a morning's rush: a first sign, and an answer or the place in the queue in time")),
  "questions-poorer": measured(
    questions("the same in a Slack without a status and without streams", [
      "assistant.threads.setStatus",
      "chat.startStream",
    ]),
  ),
  reconnect: measured(reconnect),
  drain: measured(drain),
  bombs: measured(bombs),
  "kill-ingest": measured(killIngest),
  throughput: measured(throughput),
  audience: simulated("who sees what through messages, and what hostile documents can do: nothing leaks", audience),
  fortnight: simulated(
    "two weeks of an office of 16,500 people: nothing grows, nothing slows, nothing is lost",
    fortnight,
  ),
  year: year("a working year of the desks: every message once, to whom and when its history calls for", {
    killedEveryS: null,
    jumps: false,
  }),
  "year-troubled": year("the same with the process killed every few seconds and the clock jumping by an hour", {
    killedEveryS: { short: 2, full: 8 },
    jumps: true,
  }),
};

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const line = parseCommandLine(args, Object.keys(DRILLS));
  if (line.kind === "wrong") {
    process.stderr.write(`${line.message}\n\n${usageOf(DRILLS)}`);
    return 2;
  }
  if (line.kind === "help") {
    process.stdout.write(usageOf(DRILLS));
    return 0;
  }
  return runAll(line.names, line.size, line.without);
}

async function runAll(names: readonly string[], size: Size, without: readonly string[]): Promise<number> {
  const progress = createProgressBar(process.stderr);
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const stage = openStage({ say, onProgress: progress.update, without });
  // Leaving through the exit event ends the processes after Ctrl+C as well; 130 is 128 + SIGINT.
  process.once("exit", stage.close);
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  const missed: string[] = [];
  try {
    for (const name of names) missed.push(...(await runOne(name)));
  } finally {
    progress.stop();
    stage.close();
  }
  if (names.length > 1) say(missed.length === 0 ? "All drills passed." : `Missed: ${missed.join(", ")}.`);
  return missed.length === 0 ? 0 : 1;

  async function runOne(name: string): Promise<readonly string[]> {
    const startedAt = performance.now();
    say(`${name} (${size})`);
    const verdict = (await DRILLS[name]?.run(stage, size)) ?? { lines: [], missed: [] };
    if (verdict.missed.length > 0)
      process.stderr.write(`What the product wrote to its log:\n${stage.logs().join("\n")}\n`);
    stage.clear();
    for (const figure of verdict.lines) say(`  ${figure}`);
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    say(
      verdict.missed.length === 0
        ? `  PASSED in ${seconds} s`
        : `  MISSED in ${seconds} s: ${verdict.missed.join("; ")}`,
    );
    return verdict.missed.length === 0 ? [] : [name];
  }
}
