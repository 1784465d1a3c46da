import { setTimeout as pause } from "node:timers/promises";
import { ANYONE } from "../../../corpus/document.ts";
import type { Answerer } from "../../../rag/contract.ts";
import { questionAt } from "../sample-questions.ts";

export interface Meanwhile {
  /** Milliseconds of each answer. */
  readonly answers: readonly number[];
  readonly unanswered: number;
  /** Bytes that this process has held at most above what it held at first. */
  readonly growth: number;
}

const PAUSE_MS = 100;
const LOOK_MS = 50;
/** Caches and compiled code are there by then. */
const WARM_UP = 40;

/** Does the work while somebody asks, one question after the other, and looks at the memory of this process. */
export async function meanwhile<Result>(
  answerer: Pick<Answerer, "answer">,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly meanwhile: Meanwhile }> {
  const answers: number[] = [];
  let unanswered = 0;
  const ask = async (place: number) => {
    const start = performance.now();
    const { kind } = await answerer.answer({ text: questionAt(place), today: "2026-11-25", viewer: ANYONE });
    if (kind === "unanswerable") unanswered += 1;
    return performance.now() - start;
  };
  for (let place = 0; place < WARM_UP; place += 1) await ask(place);
  unanswered = 0;

  const first = process.memoryUsage.rss();
  let most = first;
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, LOOK_MS);
  const done = new AbortController();
  const asking = (async () => {
    for (let place = 0; !done.signal.aborted; place += 1) {
      answers.push(await ask(place));
      await pause(PAUSE_MS);
    }
  })();
  try {
    const result = await work();
    return { result, meanwhile: { answers, unanswered, growth: most - first } };
  } finally {
    done.abort();
    clearInterval(look);
    await asking;
  }
}
