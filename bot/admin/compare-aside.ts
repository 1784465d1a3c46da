import { Worker } from "node:worker_threads";
import { type ComparedRow, compareRevisions } from "../../corpus/revisions/compare.ts";
import type { ComparedPassage } from "../../corpus/revisions/units.ts";

/** Characters of both texts up to which comparing takes no longer than a page may. */
const SMALL = 60_000;

/** As `compareRevisions`; large texts are compared in a thread of their own, so that others' questions do not wait. */
export async function compareAside(
  older: readonly ComparedPassage[],
  newer: readonly ComparedPassage[],
): Promise<readonly ComparedRow[]> {
  const length = [...older, ...newer].reduce((sum, { text }) => sum + text.length, 0);
  if (length <= SMALL) return compareRevisions(older, newer);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./compare-worker.ts", import.meta.url), { workerData: { older, newer } });
    worker.once("message", (rows: readonly ComparedRow[]) => resolve(rows));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new ComparisonEnded(code)));
  });
}

class ComparisonEnded extends Error {
  override readonly name = "ComparisonEnded";
  constructor(code: number) {
    super(`The comparison ended without a result, with exit status ${code}`);
  }
}
