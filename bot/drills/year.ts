import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Drill } from "./drill.ts";
import { verdictOn } from "./verdict.ts";
import { chance } from "./year/chance.ts";
import { judge } from "./year/judge.ts";
import { peopleCsvOf, successionsCsv } from "./year/office.ts";
import { stepsOf, YEAR, type YearSize } from "./year/plan.ts";
import { startDesks } from "./year/process.ts";

const HOUR_MS = 3_600_000;
const SHOWN = 10;

interface Trouble {
  /** Seconds between two kills in the mean; null: none. A full year's process takes seconds to be ready again. */
  readonly killedEveryS: Readonly<Record<YearSize, number>> | null;
  readonly jumps: boolean;
}

/** A working year of the desks, every message of which is compared with what its request's history calls for. */
export function year(shows: string, { killedEveryS, jumps }: Trouble): Drill {
  return {
    shows,
    run: async (stage, size: YearSize) => {
      const folder = await mkdtemp(join(tmpdir(), "year-"));
      const { people, requests, first, days } = YEAR[size];
      const steps = stepsOf(size);
      stage.say(`  ${people} people, ${requests} requests in ${days} days from ${first}.`);
      await writeFile(join(folder, "people.csv"), peopleCsvOf(people));
      await writeFile(join(folder, "successions.csv"), successionsCsv());
      const desks = startDesks(folder, size);
      const endKills = killedEveryS === null ? () => {} : killAgain(desks.kill, killedEveryS[size]);
      try {
        for (const [at, step] of steps.entries()) {
          stage.onProgress("Playing the year", at, steps.length);
          await desks.play(step, jumps ? ([-HOUR_MS, 0, HOUR_MS][Math.floor(chance(step.at) * 3)] ?? 0) : 0);
        }
      } finally {
        endKills();
        desks.end();
      }
      const { figures, faults } = await judge(folder, size, steps, jumps ? 2 * HOUR_MS : 0);
      for (const fault of faults.slice(0, SHOWN)) stage.say(`  ${fault}`);
      await rm(folder, { recursive: true, force: true });
      return verdictOn([...figures, { name: "times that the process was killed", value: desks.kills() }]);
    },
  };
}

/** Kills again and again, after half of the seconds to one and a half times as many. @returns ends it */
function killAgain(kill: () => void, meanS: number): () => void {
  let timer: NodeJS.Timeout;
  const next = (nth: number) => {
    timer = setTimeout(
      () => {
        kill();
        next(nth + 1);
      },
      meanS * 1000 * (0.5 + chance("kill", nth)),
    );
  };
  next(0);
  return () => clearTimeout(timer);
}
