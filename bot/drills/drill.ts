import type { Size } from "./command-line.ts";
import type { Stage } from "./stage.ts";
import { type Figure, type Verdict, verdictOn } from "./verdict.ts";

/** Puts the product under strain and judges what must hold meanwhile. */
export interface Drill {
  /** One line for the usage. */
  readonly shows: string;
  readonly run: (stage: Stage, size: Size) => Promise<Verdict>;
}

/** A drill that measures figures, each with its bound. */
export interface Measurement {
  readonly shows: string;
  readonly run: (stage: Stage, size: Size) => Promise<readonly Figure[]>;
}

/** A drill that says itself what it kept. @returns the bounds that were missed */
export type Simulation = (options: {
  readonly full: boolean;
  readonly print: (line: string) => void;
  readonly progress: (done: number, total: number) => void;
}) => Promise<readonly string[]>;

export function measured({ shows, run }: Measurement): Drill {
  return { shows, run: async (stage, size) => verdictOn(await run(stage, size)) };
}

export function simulated(shows: string, run: Simulation): Drill {
  return {
    shows,
    run: async ({ say, onProgress }, size) => {
      const progress = (done: number, total: number) => onProgress("Simulating", done, total);
      const print = (line: string) => say(`  ${line}`);
      return { lines: [], missed: await run({ full: size === "full", print, progress }) };
    },
  };
}
