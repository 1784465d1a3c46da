import { constants } from "node:fs";
import { access, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { CalendarDate } from "../corpus/document.ts";
import type { OpenLibrary } from "../corpus/open.ts";
import type { Answerer } from "../rag/contract.ts";
import type { Routed } from "../rag/question/intent/decide.ts";
import type { Bench } from "./bench.ts";
import type { Measurement, Options, Task } from "./command-line.ts";
import { readPeople } from "./datasets/people.ts";
import { renderComparison } from "./report/comparison-page.ts";
import { renderRun } from "./report/run-page.ts";
import { comparisonTable, runTable } from "./report/table.ts";
import type { Measured, Run } from "./runs/run.ts";
import { readRun, storeRun, toRun } from "./runs/store.ts";
import { evaluateAnswers, GOLD_FOLDER } from "./tasks/answers.ts";
import { evaluateClaims, type SupportCheck } from "./tasks/claims.ts";
import { compareRuns, comparisonJson } from "./tasks/compare.ts";
import { evaluateQuotes } from "./tasks/quotes.ts";
import { evaluateRetrieval } from "./tasks/retrieval.ts";
import { evaluateRouting } from "./tasks/routing.ts";

/** The product as it is measured: its factories. */
export interface Product {
  readonly openLibrary: (folder: string) => Promise<OpenLibrary>;
  /** @param folder the data folder of that library, where an office keeps its own synonyms */
  readonly createAnswerer: (library: OpenLibrary, folder: string) => Answerer | Promise<Answerer>;
  /** Takes in the sample corpus. @returns one sentence for each file that was refused */
  readonly fillWithSamples: (
    library: OpenLibrary,
    onProgress: (done: number, total: number) => void,
  ) => Promise<readonly string[]>;
  readonly loadSupportCheck: () => Promise<SupportCheck>;
  readonly loadRoute: () => Promise<(text: string) => Routed>;
  readonly peopleFile: string;
  readonly versions: Run["versions"];
}

export interface Surroundings {
  /** Where a library is built. */
  readonly folder: string;
  readonly startedAt: Date;
  readonly today: CalendarDate;
  readonly now: () => number;
  readonly onProgress: Bench["onProgress"];
  /** One line for the log. */
  readonly log: (line: string) => void;
}

/** A report that cannot be written where it is wanted; the message is one sentence. */
class ReportUnwritable extends Error {
  override readonly name = "ReportUnwritable";
}

/** @returns what stands on stdout, ending in a line break */
export async function runCommand(
  command: Task,
  { json, report, data }: Options,
  product: Product,
  surroundings: Surroundings,
): Promise<string> {
  if (report !== undefined) await checkWritable(report);
  if (command.kind === "compare") {
    const comparison = compareRuns(await readRun(command.first, data), await readRun(command.second, data));
    if (report !== undefined) await writeReport(report, renderComparison(comparison));
    return json ? toJson(comparisonJson(comparison)) : comparisonTable(comparison);
  }
  const measured = await measure(command, product, surroundings);
  const run = toRun(measured, surroundings.startedAt, product.versions);
  if (data !== undefined) surroundings.log(`Run kept in ${await storeRun(run, data)}`);
  if (report !== undefined) {
    await writeReport(report, renderRun(run));
    surroundings.log(`Report written to ${report}`);
  }
  return json ? toJson(run.summary) : runTable(run);
}

function measure(
  command: Measurement,
  product: Product,
  { folder, today, now, onProgress, log }: Surroundings,
): Promise<Measured> {
  const bench: Bench = {
    openLibrary: () => product.openLibrary(folder),
    createAnswerer: (library) => product.createAnswerer(library, folder),
    today,
    now,
    onProgress,
  };
  const fill = async (library: OpenLibrary) => {
    const update = (done: number, total: number) => onProgress("Taking in", done, total);
    for (const refused of await product.fillWithSamples(library, update)) log(refused);
  };
  switch (command.kind) {
    case "retrieval":
      return evaluateRetrieval(command.folder, bench);
    case "quotes":
      return evaluateQuotes(command.folder, bench);
    case "answers":
      return readPeople(product.peopleFile).then((people) =>
        evaluateAnswers({ folder: command.folder ?? GOLD_FOLDER, people, fill }, bench),
      );
    case "claims":
      return product.loadSupportCheck().then((check) => evaluateClaims(command.file, check, bench));
    case "routing":
      return product.loadRoute().then((route) => evaluateRouting(command.file, route, bench));
  }
}

/** Asked before measuring, which takes minutes. */
async function checkWritable(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK).catch((cause: unknown) => {
    throw new ReportUnwritable(`The report ${file} cannot be written: its folder is missing or not writable.`, {
      cause,
    });
  });
}

async function writeReport(file: string, content: string): Promise<void> {
  await writeFile(file, content).catch((cause: unknown) => {
    throw new ReportUnwritable(`The report ${file} cannot be written.`, { cause });
  });
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
