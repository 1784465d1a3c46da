import { setTimeout as pause } from "node:timers/promises";
import type { SlackEmulator } from "../../slack/emulator/emulator.ts";
import { createAgenda } from "./agenda.ts";
import { type DayFigures, quantile } from "./bounds.ts";
import type { JumpingClock } from "./clock.ts";
import { DAY_MS, dayOf, HOUR_MS, isRest, type LoadModel, type Story } from "./load.ts";
import { createStage } from "./play.ts";
import type { ProductProcess } from "./process.ts";
import { createTally } from "./tally.ts";

interface Parts {
  readonly slack: SlackEmulator;
  readonly product: ProductProcess;
  readonly clock: JumpingClock;
}

export interface Simulation {
  /** Plays a day of the model to its end. @param day from 0 */
  play(model: LoadModel, day: number, onBegun?: (count: number) => void): Promise<DayFigures>;
}

/** What is due within so long happens at once. */
const WINDOW_MS = 15_000;
const CONFIRMED_AFTER_MS = 60_000;
const ENDED_AFTER_MS = 20 * 60_000;
/** What waits for the clock, such as a channel's next message, is helped along by this. */
const STEP_MS = 1_000;
const POLLED_EVERY_MS = 4;
/** The assistant looks for work every 25 ms. */
const IDLE_POLLS = 8;
const MB = 1_048_576;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** A discrete-event simulation: the clock jumps to what happens next, once all that happened before has been answered. */
export function createSimulation({ slack, product, clock }: Parts): Simulation {
  const tally = createTally(slack);
  const stage = createStage(slack, tally);
  let cpuBefore = 0;
  /** Of the oldest rows just before they were forgotten, in days. */
  let ages: Record<string, number> = {};
  const agenda = createAgenda<() => Promise<void>>();

  async function jumpTo(moment: number): Promise<void> {
    clock.jumpTo(moment);
    await product.setClock(clock.now());
  }

  /** Resolves once the assistant has nothing left to do. */
  async function settle(): Promise<void> {
    let idle = 0;
    for (;;) {
      const { waiting, held } = await product.work();
      if (waiting + held === 0) return;
      idle = held === 0 ? idle + 1 : 0;
      // Nobody works on what waits: it waits for the time.
      if (idle > IDLE_POLLS) {
        idle = 0;
        await jumpTo(clock.now() + STEP_MS);
      }
      await pause(POLLED_EVERY_MS);
    }
  }

  async function begin(story: Story): Promise<void> {
    const begun = await stage.begin(story);
    for (const { afterMs, deed, text } of story.then) agenda.add(story.at + afterMs, () => stage.go(begun, deed, text));
    if (story.way === "wish") agenda.add(story.at + CONFIRMED_AFTER_MS, () => stage.confirm(begun));
    agenda.add(story.at + ENDED_AFTER_MS, async () => stage.end(begun));
  }

  async function forget(): Promise<void> {
    for (const { name, oldest } of await product.forget())
      if (oldest !== null) ages[name] = Math.max(ages[name] ?? 0, (clock.now() - oldest) / DAY_MS);
  }

  return {
    play: async (model, day, onBegun = () => undefined) => {
      const stories = dayOf(model, day);
      const from = model.start + day * DAY_MS;
      let begun = 0;
      for (const story of stories) {
        agenda.add(story.at, async () => {
          await begin(story);
          begun += 1;
          onBegun(begun);
        });
      }
      for (let hour = 1; hour <= 24; hour += 1) agenda.add(from + hour * HOUR_MS, forget);
      for (let next = agenda.next(); next !== undefined; next = agenda.next()) {
        await jumpTo(next);
        await Promise.all(agenda.takeUntil(next + WINDOW_MS).map((act) => act()));
        await settle();
      }
      const { expected, lost, twice, firstSigns } = tally.take();
      const { heap, rss, cpu, tables } = await product.measure();
      const cpuUsed = cpu - cpuBefore;
      cpuBefore = cpu;
      const oldest = ages;
      ages = {};
      return {
        name: `${new Date(from + 9 * HOUR_MS).toISOString().slice(5, 10)} ${WEEKDAYS[(model.weekday + day) % 7]}`,
        isRest: isRest(model, day),
        stories: stories.length,
        ...{ expected, lost: lost.length, twice: twice.length, unlike: [...lost, ...twice] },
        firstSign: quantile(firstSigns, 0.95),
        cpu: cpuUsed / expected,
        ...{ heap: heap / MB, rss: rss / MB },
        rows: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])),
        ages: oldest,
      };
    },
  };
}
