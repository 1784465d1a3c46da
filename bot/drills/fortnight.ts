import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSlackEmulator } from "../slack/emulator/emulator.ts";
import { boundsOf, type DayFigures } from "./fortnight/bounds.ts";
import { createJumpingClock } from "./fortnight/clock.ts";
import { DAY_MS, type LoadModel, storiesOn } from "./fortnight/load.ts";
import { peopleCsvOf, workspaceOf } from "./fortnight/office.ts";
import { type ProductProcess, startProduct } from "./fortnight/process.ts";
import { RETENTION } from "./fortnight/retention.ts";
import { createSimulation, type Simulation } from "./fortnight/simulation.ts";
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

const SHOWN = 10;
/** With fewer the figures would say nothing, however long it takes. */
const LEAST_SHARE = 0.2;

type Size = keyof typeof PEOPLE;

/** Two weeks of an office of 16,500 people in minutes, or of a tenth of them. @returns the bounds that were missed */
export async function run({ full, print, progress }: Options): Promise<readonly string[]> {
  const size = full ? "full" : "short";
  const folder = await mkdtemp(join(tmpdir(), "fortnight-"));
  const clock = createJumpingClock(START - 2 * DAY_MS);
  const world = workspaceOf(PEOPLE[size]);
  const slack = await createSlackEmulator({ clock, world, rateLimits: "strict", keep: 500 });
  let product: ProductProcess | undefined;
  try {
    await writeFile(join(folder, "people.csv"), peopleCsvOf(PEOPLE[size]));
    product = await startProduct(folder, slack.apiUrl, clock.now());
    await slack.sockets(1);
    const simulation = createSimulation({ slack, product, clock });
    const model = scaled(await rehearse(simulation, size), size, print);
    const bounds = boundsOf(await playAll(simulation, model, { print, progress }));
    await product.stop();
    for (const { text, isKept } of bounds) print(`${isKept ? "kept" : "MISSED"}: ${text}`);
    return bounds.filter(({ isKept }) => !isKept).map(({ text }) => text);
  } finally {
    product?.kill();
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first day fills every cache; the second shows how long one takes here. @returns milliseconds for one */
async function rehearse({ play }: Simulation, size: Size): Promise<number> {
  const people = PEOPLE[size];
  const questionsADay = REHEARSED[size] / people;
  const model = { ...MODEL, people, questionsADay, start: START - 2 * DAY_MS, busyDays: new Set<number>() };
  await play(model, 0);
  const began = performance.now();
  await play(model, 1);
  return (performance.now() - began) / REHEARSED[size];
}

async function playAll(
  { play }: Simulation,
  model: LoadModel,
  { print, progress }: Pick<Options, "print" | "progress">,
): Promise<readonly DayFigures[]> {
  const total = totalOf(model);
  const { deliveries, conversations } = RETENTION;
  print(
    `${model.people} people, ${total} beginnings in ${DAYS} days from 2026-11-24; what is due within 15 s happens at once.`,
  );
  print(
    `Retention is shortened: deliveries ${deliveries} day, conversations ${conversations} days; it runs every hour.`,
  );
  print(HEADING);
  const days: DayFigures[] = [];
  let done = 0;
  for (let day = 0; day < DAYS; day += 1) {
    const figures = await play(model, day, (count) => progress(done + count, total));
    done += figures.stories;
    days.push(figures);
    print(lineOf(figures));
    if (figures.unlike.length > 0) print(`  never or twice: ${figures.unlike.slice(0, SHOWN).join(" ")}`);
  }
  return days;
}

/** The model, with fewer questions where this machine is too slow for all. @param each milliseconds for one */
function scaled(each: number, size: Size, print: (line: string) => void): LoadModel {
  const model = { ...MODEL, people: PEOPLE[size], questionsADay: QUESTIONS_A_DAY[size] };
  const share = Math.max(LEAST_SHARE, Math.min(1, BUDGET_MS[size] / (totalOf(model) * each)));
  if (share < 1)
    print(
      `This machine takes ${each.toFixed(0)} ms for each: only ${(share * 100).toFixed(0)} % of the questions are asked.`,
    );
  return { ...model, questionsADay: model.questionsADay * share };
}

function totalOf(model: LoadModel): number {
  return Array.from({ length: DAYS }, (_, day) => storiesOn(model, day)).reduce((sum, some) => sum + some, 0);
}
