import { parentPort, workerData } from "node:worker_threads";
import { compareRevisions } from "../../corpus/revisions/compare.ts";

// The other side of `compareAside`, which alone starts it.
parentPort?.postMessage(compareRevisions(workerData.older, workerData.newer));
