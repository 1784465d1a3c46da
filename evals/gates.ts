import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "./bench.ts";
import { readPeople } from "./datasets/people.ts";
import { ANSWER_TARGETS, type Bound, GATES, type Gate, ROUTING_TARGETS, verdictOn } from "./gates/bounds.ts";
import { loadProduct } from "./product.ts";
import { createProgressBar } from "./progress.ts";
import type { Product } from "./run-command.ts";
import type { Measured } from "./runs/run.ts";
import { evaluateAnswers, GOLD_FOLDER } from "./tasks/answers.ts";
import { evaluateClaims } from "./tasks/claims.ts";
import { evaluateQuotes } from "./tasks/quotes.ts";
import { evaluateRetrieval } from "./tasks/retrieval.ts";
import { evaluateRouting } from "./tasks/routing.ts";
import { openWorkspace } from "./workspace.ts";

/**
 * `npm run gates [-- FOLDER]`: measures the product as it ships, prints each figure beside its bound and ends with 1 where
 * one is missed. The gold questions and utterances come with the product; the rest needs the measuring data: where its usual folder is absent as a
 * whole, that is said and excused; a folder that is named, or a part that is missing, is not.
 */
const [named] = process.argv.slice(2);
const data = named ?? join(import.meta.dirname, "../../shared/datasets");
const isExcused = named === undefined && !existsSync(data);
const heldOutUtterances = ["held-out.jsonl", "held-out-2.jsonl", "held-out-3.jsonl"] as const;
const startedAt = new Date();
const product = await loadProduct();
const progress = createProgressBar(process.stderr);
const missed: string[] = [];

await judge((bench) => measureAnswers(product, bench), ANSWER_TARGETS);
for (const name of heldOutUtterances) {
  const file = join(import.meta.dirname, "routing", name);
  await judge(async (bench) => evaluateRouting(file, await product.loadRoute(), bench), ROUTING_TARGETS);
}
for (const gate of isExcused ? [] : GATES) {
  const path = join(data, gate.at);
  if (existsSync(path)) await judge((bench) => measure(gate, path, bench), gate.bounds);
  else missed.push(`${gate.task} was not measured: ${path} is absent.`);
}
progress.stop();
if (isExcused) process.stdout.write("The measuring data is not beside this checkout: its gates did not run.\n");
process.stdout.write(
  missed.length === 0 ? "No gate is missed.\n" : `Missed:\n${missed.map((line) => `  ${line}\n`).join("")}`,
);
process.exitCode = missed.length === 0 ? 0 : 1;

/** Measures in a library of its own, which is removed. */
async function judge(measuring: (bench: Bench) => Promise<Measured>, bounds: readonly Bound[]): Promise<void> {
  const workspace = openWorkspace(undefined, startedAt);
  try {
    const verdict = verdictOn(await measuring(benchIn(workspace.folder)), bounds);
    for (const line of verdict.lines) process.stdout.write(`${line}\n`);
    missed.push(...verdict.missed);
  } finally {
    workspace.close();
  }
}

function benchIn(folder: string): Bench {
  return {
    openLibrary: () => product.openLibrary(folder),
    createAnswerer: (library) => product.createAnswerer(library, folder),
    today: startedAt.toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" }),
    now: () => performance.now(),
    onProgress: progress.update,
  };
}

async function measure({ task }: Gate, path: string, bench: Bench): Promise<Measured> {
  switch (task) {
    case "retrieval":
      return evaluateRetrieval(path, bench);
    case "quotes":
      return evaluateQuotes(path, bench);
    case "claims":
      return evaluateClaims(path, await product.loadSupportCheck(), bench);
  }
}

async function measureAnswers({ peopleFile, fillWithSamples }: Product, bench: Bench): Promise<Measured> {
  const people = await readPeople(peopleFile);
  const fill: Parameters<typeof evaluateAnswers>[0]["fill"] = async (library) => {
    const update = (done: number, total: number) => bench.onProgress("Taking in", done, total);
    for (const refused of await fillWithSamples(library, update)) process.stderr.write(`${refused}\n`);
  };
  return evaluateAnswers({ folder: GOLD_FOLDER, people, fill }, bench);
}
