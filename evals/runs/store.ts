import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Measured, RUN, type Run } from "./run.ts";

/** A run that is not there or not a run; the message is one sentence. */
export class RunUnusable extends Error {
  override readonly name = "RunUnusable";
}

/** Gives a measurement its identity: `2026-11-22T04-15-00Z-retrieval-localgovfaq-dev`. */
export function toRun(measured: Measured, startedAt: Date, versions: Run["versions"]): Run {
  const time = startedAt.toISOString().replace(/\.\d+Z$/u, "Z");
  const id = `${time.replaceAll(":", "-")}-${measured.task}-${measured.dataset}`;
  return { ...measured, id, startedAt: time, versions };
}

/** @returns the file, `runs/ID.json` in the data folder */
export async function storeRun(run: Run, dataFolder: string): Promise<string> {
  const file = join(dataFolder, "runs", `${run.id}.json`);
  await mkdir(join(dataFolder, "runs"), { recursive: true });
  await writeFile(file, `${JSON.stringify(run, null, 1)}\n`);
  return file;
}

/** @param name a file, or the id of a run in the data folder. @throws RunUnusable */
export async function readRun(name: string, dataFolder: string | undefined): Promise<Run> {
  const files = [name, ...(dataFolder === undefined ? [] : [join(dataFolder, "runs", `${name}.json`)])];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => undefined)));
  const text = texts.find((each) => each !== undefined);
  if (text === undefined) throw new RunUnusable(`There is no run ${name}; a run made with --data is kept under runs/.`);
  try {
    return RUN.parse(JSON.parse(text));
  } catch (cause) {
    throw new RunUnusable(`${name} is not a run that eval stored.`, { cause });
  }
}
