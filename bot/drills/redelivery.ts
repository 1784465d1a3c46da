import { setTimeout as pause } from "node:timers/promises";
import { createRandom } from "../../evals/metrics/random.ts";
import { awaitReplies, countReplies } from "./await-replies.ts";
import type { Drill } from "./drill.ts";
import { faultFigures, replyFigures } from "./figures.ts";
import { planRedeliveries } from "./redeliveries.ts";
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
    isRestarted: false,
  },
  full: {
    events: 10_000,
    aSecond: 25,
    people: 800,
    channels: 40,
    faultEvery: 100,
    againAfterS: [0, 60],
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

export const redelivery: Drill = {
  shows: "events redelivered and shuffled, two processes, one killed midway: exactly one reply each",
  run: async (stage, size) => {
    const { events, aSecond, people, channels, faultEvery, againAfterS, isRestarted } = SIZES[size];
    const plan = planRedeliveries({
      ...{ events, redelivered: REDELIVERED, people, channels, random: createRandom(1) },
      redeliveredAfter: againAfterS.map((seconds) => seconds * aSecond),
      ...{ shuffledWithin: SHUFFLED_WITHIN_S * aSecond, threadGap: THREAD_GAP_S * aSecond },
    });
    const { asked, deliveries } = plan;
    const folder = await stage.dataFolder();
    const slack = await stage.openSlack();
    const writing = await stage.startProduct(folder, slack);
    const servers = [writing, await stage.startProduct(folder, slack)];
    stage.say(
      `${events} events of ${asked.length} messages, ${deliveries.length - events} of them again, ${aSecond} a second.`,
    );

    const startedAt = performance.now();
    let killedAt = Number.POSITIVE_INFINITY;
    let faults = 0;
    for (let next = 0; next < deliveries.length; ) {
      const passed = ((performance.now() - startedAt) / 1_000) * aSecond;
      const due = deliveries.slice(next).filter(({ at }) => at <= passed);
      await slack.post("/deliver", due);
      next += due.length;
      stage.onProgress("Delivering", next, deliveries.length);
      for (; faults * faultEvery < next; faults += 1)
        await slack.post("/faults/chat.postMessage", [FAULTS[faults % 2]]);
      if (next >= deliveries.length / 2 && killedAt === Number.POSITIVE_INFINITY) {
        writing.child.kill("SIGKILL");
        killedAt = performance.now();
        stage.say(`The writing process was killed after ${next} deliveries.`);
      }
      if (isRestarted && servers.length === 2 && next >= deliveries.length * 0.75) {
        servers.push(await stage.startProduct(folder, slack));
        stage.say(`Another was started after ${next} deliveries.`);
      }
      await pause(BATCH_MS);
    }
    const deliveredMs = performance.now() - startedAt;
    await awaitReplies(slack, asked, { patienceMs: 300_000, onProgress: stage.onProgress });
    const repliedMs = performance.now() - startedAt;
    await pause(Math.max(0, killedAt + TAKEN_OVER_MS - performance.now()));
    for (const { child } of servers) child.kill("SIGTERM");
    const ended = await Promise.all(servers.map((server) => server.ended));
    const { acknowledgements } = await slack.metrics();
    return [
      { name: "delivered in", value: deliveredMs / 1_000, unit: "s" },
      { name: "all replied to after", value: repliedMs / 1_000, unit: "s" },
      { name: "calls refused or left without an answer on purpose", value: faults },
      exactly("never acknowledged", acknowledgements.unanswered, 0),
      ...replyFigures(asked.length, await countReplies(slack, asked)),
      ...faultFigures(ended),
    ];
  },
};

const FAULTS = [{ kind: "lost-answer" }, { kind: "http", status: 429, retryAfterSeconds: 1 }] as const;
