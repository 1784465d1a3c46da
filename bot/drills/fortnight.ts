import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSlackEmulator } from "../slack/emulator/emulator.ts";
import { boundsOf } from "./fortnight/bounds.ts";
import { createJumpingClock } from "./fortnight/clock.ts";
import { DAY_MS, type LoadModel, storiesOn } from "./fortnight/load.ts";
import { peopleCsvOf, workspaceOf } from "./fortnight/office.ts";
import { startProduct } from "./fortnight/process.ts";
import { RETENTION } from "./fortnight/retention.ts";
import { createSimulation } from "./fortnight/simulation.ts";
import { HEADING, lineOf } from "./fortnight/table.ts";

interface Options {
  /** All that the load model gives, in place of some 1,500 questions. */
  readonly full: boolean;
  readonly print: (line: string) => void;
  readonly progress: (done: number, total: number) => void;
}

/** With fewer people in short, whose accounts are listed anew every day whoever asks. */
const PEOPLE = { full: 16_500, short: 1_650 };
const DAYS = 14;
/** Tuesday, 24 November 2026 in Japan, after a holiday: months end on the seventh and begin on the eighth day. */
const START = Date.parse("2026-11-24T00:00:00+09:00");
const MODEL = { seed: 20_261_124, start: START, weekday: 2, busyDays: new Set([6, 7]) } as const;
const QUESTIONS_A_DAY = { full: 0.25, short: 0.085 };
/** How long all two weeks may take, in real milliseconds. */
const BUDGET_MS = { full: 11 * 60_000, short: 28_000 };
/** Played on each of two days before, to get everything going and to see how long one takes here. */
const REHEARSED = { full: 400, short: 80 };

/** Two weeks of an office of 16,500 people in minutes, or of a tenth of them. @returns the bounds that were missed */
export async function run({ full, print, progress }: Options): Promise<readonly string[]> {
  const size = full ? "full" : "short";
  const people = PEOPLE[size];
  const folder = await mkdtemp(join(tmpdir(), "fortnight-"));
  const clock = createJumpingClock(START - 2 * DAY_MS);
  const slack = await createSlackEmulator({ clock, world: workspaceOf(people), rateLimits: "strict", keep: 500 });
  try {
    await writeFile(join(folder, "people.csv"), peopleCsvOf(people));
    const product = await startProduct(folder, slack.apiUrl, clock.now());
    await slack.sockets(1);
    const simulation = createSimulation({ slack, product, clock });

    // The first day fills every cache; the second shows how long one takes here.
    const rehearsal = { ...MODEL, people, start: START - 2 * DAY_MS, questionsADay: REHEARSED[size] / people };
    await simulation.play({ ...rehearsal, busyDays: new Set() }, 0);
    const began = performance.now();
    await simulation.play({ ...rehearsal, busyDays: new Set() }, 1);
    const each = (performance.now() - began) / REHEARSED[size];
    const model = scaled(each, size, print);
    const total = Array.from({ length: DAYS }, (_, day) => storiesOn(model, day)).reduce((sum, some) => sum + some, 0);
    print(
      `${people} people, ${total} beginnings in ${DAYS} days from 2026-11-24; what is due within 15 s happens at once.`,
    );
    print(
      `Retention is shortened: deliveries ${RETENTION.deliveries} day, conversations ${RETENTION.conversations} days, and runs every hour.`,
    );
    print(HEADING);
    const days = [];
    let done = 0;
    for (let day = 0; day < DAYS; day += 1) {
      const figures = await simulation.play(model, day, (count) => progress(done + count, total));
      done += figures.stories;
      days.push(figures);
      print(lineOf(figures));
    }
    await product.stop();
    const bounds = boundsOf(days);
    for (const { text, isKept } of bounds) print(`${isKept ? "kept" : "MISSED"}: ${text}`);
    return bounds.filter(({ isKept }) => !isKept).map(({ text }) => text);
  } finally {
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The model, with fewer questions where this machine is too slow for all. @param each milliseconds for one */
function scaled(each: number, size: "full" | "short", print: (line: string) => void): LoadModel {
  const model = { ...MODEL, people: PEOPLE[size], questionsADay: QUESTIONS_A_DAY[size] };
  const total = Array.from({ length: DAYS }, (_, day) => storiesOn(model, day)).reduce((sum, some) => sum + some, 0);
  const share = Math.min(1, BUDGET_MS[size] / (total * each));
  if (share < 1)
    print(
      `This machine takes ${each.toFixed(0)} ms for each: only ${(share * 100).toFixed(0)} % of the questions are asked.`,
    );
  return { ...model, questionsADay: model.questionsADay * share };
}
