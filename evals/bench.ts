import type { CalendarDate } from "../corpus/document.ts";
import type { OpenLibrary } from "../corpus/open.ts";
import type { Answerer } from "../rag/contract.ts";

/** What a task measures with: the product's factories, clocks, and whom to tell how far it is. */
export interface Bench {
  /** Opens an empty library. */
  readonly openLibrary: () => Promise<OpenLibrary>;
  /** Called once the library is filled. */
  readonly createAnswerer: (library: OpenLibrary) => Answerer | Promise<Answerer>;
  /** The day on which questions without a day of their own are asked. */
  readonly today: CalendarDate;
  /** Milliseconds from any origin. */
  readonly now: () => number;
  readonly onProgress: (phase: string, done: number, total: number) => void;
}

/** The result of a call and how long it took. */
export async function timed<Result>(
  now: () => number,
  call: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly ms: number }> {
  const start = now();
  const result = await call();
  return { result, ms: now() - start };
}
