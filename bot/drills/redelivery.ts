import { setTimeout as pause } from "node:timers/promises";
import { createRandom } from "../../evals/metrics/random.ts";
import type { Server } from "../testing/product.ts";
import { awaitReplies, countReplies } from "./await-replies.ts";
import type { Measurement } from "./drill.ts";
import { faultFigures, replyFigures } from "./figures.ts";
import { type Plan, planRedeliveries } from "./redeliveries.ts";
import { exactly } from "./verdict.ts";

/** Slack delivers again at once, and after a minute: https://docs.slack.dev/apis/events-api#retries */
const SIZES = {
  short: {
    events: 400,
    aSecond: 50,
    people: 60,
    channels: 10,
    faultEvery: 50,
    againAfterS: [0, 3],
    patienceMs: 60_000,
    isRestarted: false,
  },
  full: {
    events: 10_000,
    aSecond: 25,
    people: 800,
    channels: 40,
    faultEvery: 100,
    againAfterS: [0, 60],
    patienceMs: 900_000,
    isRestarted: true,
  },
} as const;
const REDELIVERED = 0.3;
const SHUFFLED_WITHIN_S = 2;
/** Longer than Slack waits before it delivers again what the killed process had not acknowledged. */
const THREAD_GAP_S = 5;
const BATCH_MS = 250;
/** Longer than a lease: whatever the killed process held has been taken over and sent by then. */
const TAKEN_OVER_MS = 25_000;

export const redelivery: Measurement = {
  shows: "events redelivered and shuffled, two processes, one killed midway: exactly one reply each",
  run: async (stage, size) => {
    const { events, aSecond, people, channels, faultEvery, againAfterS, patienceMs, isRestarted } = SIZES[size];
    const plan = planRedeliveries({
      ...{ events, redelivered: REDELIVERED, people, channels, random: createRandom(1) },
      redeliveredAfter: againAfterS.map((seconds) => seconds * aSecond),
      ...{ shuffledWithin: SHUFFLED_WITHIN_S * aSecond, threadGap: THREAD_GAP_S * aSecond },
    });
    const { asked, deliveries } = plan;
    const faults = Array.from({ length: Math.floor(deliveries.length / faultEvery) }, (_, place) => FAULTS[place % 2]);
    const folder = await stage.dataFolder();
    const slack = await stage.openSlack();
    const writing = await stage.startProduct(folder, slack);
    const reading = await stage.startProduct(folder, slack);
    const starting: Promise<Server>[] = [];
    stage.say(
      `${events} events of ${asked.length} messages, ${deliveries.length - events} of them again, ${aSecond} a second.`,
    );

    const startedAt = performance.now();
    let killedAt = startedAt;
    const kill = async (count: number) => {
      writing.child.kill("SIGKILL");
      killedAt = performance.now();
      stage.say(`The writing process was killed after ${count} deliveries.`);
    };
    const restart = async (count: number) => {
      // Slack does not wait for it.
      starting.push(stage.startProduct(folder, slack));
      stage.say(`Another was started after ${count} deliveries.`);
    };
    await deliver(plan, aSecond, {
      deliver: (due) => slack.post("/deliver", due),
      onProgress: (done) => stage.onProgress("Delivering", done, deliveries.length),
      incidents: [
        { after: deliveries.length / 2, happen: kill },
        ...(isRestarted ? [{ after: deliveries.length * 0.75, happen: restart }] : []),
        ...faults.map((fault, place) => ({
          after: place * faultEvery,
          happen: () => slack.post("/faults/chat.postMessage", [fault]),
        })),
      ],
    });
    const deliveredMs = performance.now() - startedAt;
    await awaitReplies(slack, asked, { patienceMs, onProgress: stage.onProgress });
    const repliedMs = performance.now() - startedAt;
    await pause(Math.max(0, killedAt + TAKEN_OVER_MS - performance.now()));
    const servers = [writing, reading, ...(await Promise.all(starting))];
    for (const { child } of servers) child.kill("SIGTERM");
    const ended = await Promise.all(servers.map((server) => server.ended));
    const { acknowledgements } = await slack.metrics();
    return [
      { name: "delivered in", value: deliveredMs / 1_000, unit: "s" },
      { name: "all replied to after", value: repliedMs / 1_000, unit: "s" },
      { name: "calls refused or left without an answer on purpose", value: faults.length },
      exactly("never acknowledged", acknowledgements.unanswered, 0),
      ...replyFigures(asked.length, await countReplies(slack, asked)),
      ...faultFigures(ended),
    ];
  },
};

interface Delivering {
  readonly deliver: (due: Plan["deliveries"]) => Promise<unknown>;
  readonly onProgress: (done: number) => void;
  /** What happens meanwhile, each once so many deliveries are made. */
  readonly incidents: readonly { readonly after: number; readonly happen: (count: number) => Promise<unknown> }[];
}

async function deliver(
  { deliveries }: Plan,
  aSecond: number,
  { deliver, onProgress, incidents }: Delivering,
): Promise<void> {
  const startedAt = performance.now();
  let count = 0;
  let waiting = incidents;
  while (count < deliveries.length) {
    const passed = ((performance.now() - startedAt) / 1_000) * aSecond;
    const later = deliveries.findIndex(({ at }) => at > passed);
    const end = later < 0 ? deliveries.length : later;
    await deliver(deliveries.slice(count, end));
    count = end;
    onProgress(count);
    for (const { after, happen } of waiting) if (after <= count) await happen(count);
    waiting = waiting.filter(({ after }) => after > count);
    await pause(BATCH_MS);
  }
}

const FAULTS = [{ kind: "lost-answer" }, { kind: "http", status: 429, retryAfterSeconds: 1 }] as const;
