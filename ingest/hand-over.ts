import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isSettled } from "../corpus/ingest-job.ts";
import { openLibrary } from "../corpus/open.ts";
import { openAmendments } from "../corpus/store/amendments.ts";
import { openStore } from "../corpus/store/connection.ts";
import type { KeptJob } from "../corpus/store/ingest-job-rows.ts";
import { type IngestJobs, openIngestJobs } from "../corpus/store/ingest-jobs.ts";
import { holderOf, lockForWriting } from "../corpus/store/lock.ts";
import { openPictures } from "../corpus/store/pictures.ts";
import { type IngestCommand, printReports } from "./ingest-command.ts";
import { createJobWorker } from "./jobs/create-worker.ts";
import { reportFromText } from "./jobs/job-report.ts";
import { createProgress } from "./progress.ts";
import { type FileReport, reportJson } from "./report.ts";
import { openSource } from "./source.ts";
import { walk } from "./walk.ts";

export interface HandOver extends IngestCommand {
  /** Given up where nothing happens to any job for so long. */
  readonly patienceMs?: number;
  readonly interrupted?: Promise<"interrupted">;
}

/** A server takes the sample corpus in before it works anything off, which takes less. */
const PATIENCE_MS = 90_000;
const LOOK_MS = 200;
const MOST_JOBS = 100_000;

/**
 * Takes files in beside the process that writes the library: keeps and queues them, then waits for what becomes of them.
 * Where that process ends meanwhile, this one works them off. @returns the exit code
 * @throws NotTakenUp
 */
export async function handOver(command: HandOver): Promise<number> {
  const { folder, json, print, log, patienceMs = PATIENCE_MS, interrupted = interrupt() } = command;
  const store = openStore(join(folder, "do.sqlite"));
  const progress = createProgress(json);
  try {
    const jobs = await openIngestJobs(store);
    const batch = randomUUID();
    const unread = await queue(jobs, batch, command);
    for (const report of unread) if (json) print(reportJson(report));
    const reports: FileReport[] = [...unread];
    let [version, changedAt] = [await jobs.version(), performance.now()];
    for (let told = 0; ; ) {
      const all = (await jobs.list({ batch, limit: MOST_JOBS })).filter(({ state }) => state.kind !== "unpacked");
      const settled = all.filter(({ state }) => isSettled(state)).length;
      progress.update(settled, all.length);
      for (let next = all[told]; next !== undefined && isSettled(next.state); next = all[told]) {
        const report = reportOf(next);
        reports.push(report);
        if (json) print(reportJson(report));
        told += 1;
      }
      if (told === all.length) break;
      const how = await Promise.race([pause(LOOK_MS, "waited"), interrupted]);
      if (how === "interrupted") {
        log(`${all.length - settled} files are left to the running server, which goes on with them.`);
        return 130;
      }
      const now = await jobs.version();
      if (now !== version) [version, changedAt] = [now, performance.now()];
      else if (performance.now() - changedAt > patienceMs) throw new NotTakenUp(holderOf(lockOf(folder)));
      else if (isFree(folder)) await workHere(command);
    }
    progress.stop();
    if (!json) printReports(reports, print);
    return 0;
  } finally {
    progress.stop();
    await store.close();
  }
}

/** Keeps every file and queues it. @returns those that could not be opened */
async function queue(
  jobs: IngestJobs,
  batch: string,
  { paths, originals }: IngestCommand,
): Promise<readonly FileReport[]> {
  const unread: FileReport[] = [];
  for (const file of await walk(paths)) {
    const opened = await openSource(file);
    if (opened.kind === "refused") {
      unread.push({ file: file.path, status: "refused", reason: opened.reason, ms: 0 });
      continue;
    }
    const { path, named, bytes, fileDate, row } = opened.source;
    await jobs.add([
      {
        ...{ id: randomUUID(), batch, file: path, bytes: bytes.length, by: "ingest", at: new Date().toISOString() },
        ...{ original: await originals.put(bytes), fileDate, named, row, owners: null, depth: 0 },
      },
    ]);
  }
  return unread;
}

function reportOf({ file, state, report }: KeptJob): FileReport {
  const known = reportFromText(report);
  if (known !== undefined && state.kind !== "cancelled") return known.report;
  const code = state.kind === "cancelled" ? "cancelled" : "reader-failed";
  return { file, status: "refused", reason: { code, detail: "" }, ms: 0 };
}

function lockOf(folder: string): string {
  return join(folder, "writer.lock");
}

function isFree(folder: string): boolean {
  try {
    lockForWriting(lockOf(folder)).release();
    return true;
  } catch {
    return false;
  }
}

/** Works off whatever is queued, since nobody else does any more. */
async function workHere({ folder, reader, originals, today, log }: IngestCommand): Promise<void> {
  const library = await openLibrary({ folder, mode: "write" }).catch(() => undefined);
  if (library === undefined) return;
  const worker = createJobWorker({
    ...{ library, reader, originals, log, newId: randomUUID, clock: () => new Date(), today: () => today },
    ...{ jobs: await openIngestJobs(library.store), amendments: await openAmendments(library.store) },
    pictures: await openPictures(library.store),
    ...{ foreignChanges: library.store.foreignChanges, worker: `ingest:${process.pid}:${randomUUID().slice(0, 8)}` },
  });
  try {
    await worker.idle();
  } finally {
    await worker.close();
    await library.close();
  }
}

/** Resolves at Ctrl+C, which then ends only the waiting. */
function interrupt(): Promise<"interrupted"> {
  return new Promise((resolve) => process.once("SIGINT", () => resolve("interrupted")));
}

class NotTakenUp extends Error {
  override readonly name = "NotTakenUp";
  constructor(holder: string) {
    super(
      `The files are kept and queued, but ${holder}, which writes the library, does not take them up; stop it, and start the server or run this again.`,
    );
  }
}
