import { setTimeout as pause } from "node:timers/promises";
import { createRandom } from "../../evals/metrics/random.ts";
import type { EmulatorProcess } from "../slack/emulator/control/process.ts";
import type { Ended } from "../testing/product.ts";
import { awaitReplies, countReplies } from "./await-replies.ts";
import { gatherCrowd } from "./crowd.ts";
import type { Measurement } from "./drill.ts";
import { faultFigures, replyFigures } from "./figures.ts";
import type { Asked } from "./replies.ts";
import { exactly } from "./verdict.ts";

const SIZES = { short: { times: 2, people: 60 }, full: { times: 5, people: 200 } } as const;
/** It is asked to end once a share of those who have asked at once, at random up to this one, has a reply. */
const ANSWERED = 0.6;
const LOOK_AGAIN_MS = 100;
const PATIENCE_MS = 300_000;
const ENDS_WITHIN_S = 30;

export const drain: Measurement = {
  shows: "asked to end under load, it ends in time, and the next start answers what is left",
  run: async (stage, size) => {
    const { times, people } = SIZES[size];
    const random = createRandom(1);
    const folder = await stage.dataFolder();
    const slack = await stage.openSlack();
    const crowd = await gatherCrowd(slack, people);
    const asked: (readonly Asked[])[] = [];
    const ends: (Ended & { readonly seconds: number })[] = [];
    let left = 0;
    for (let time = 0; time < times; time += 1) {
      const server = await stage.startProduct(folder, slack);
      const now = await crowd.ask(people);
      asked.push(now);
      await untilReplies(slack, now, random() * ANSWERED * people);
      const startedAt = performance.now();
      server.child.kill("SIGTERM");
      const ended = await server.ended;
      ends.push({ ...ended, seconds: (performance.now() - startedAt) / 1_000 });
      left += (await countReplies(slack, asked.flat())).lost.length;
      stage.onProgress("Ending under load", time + 1, times);
    }
    const server = await stage.startProduct(folder, slack);
    await awaitReplies(slack, asked.flat(), { patienceMs: PATIENCE_MS, onProgress: stage.onProgress });
    server.child.kill("SIGTERM");
    const last = await server.ended;
    stage.say(
      `${times} times ${people} people asked at once, and it was asked to end; ${left} replies were left to the next start.`,
    );
    return [
      {
        name: "ended after, slowest",
        value: Math.max(...ends.map(({ seconds }) => seconds)),
        unit: "s",
        most: ENDS_WITHIN_S,
      },
      exactly("ended with status 0", [...ends, last].filter(({ status }) => status === 0).length, times + 1),
      { name: "left to the next start", value: left, least: 1 },
      ...replyFigures(people * times, await countReplies(slack, asked.flat())),
      ...faultFigures([...ends, last]),
    ];
  },
};

/** Resolves once so many of them have a reply. */
async function untilReplies(slack: EmulatorProcess, asked: readonly Asked[], count: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while ((await countReplies(slack, asked)).once < count && performance.now() < deadline) await pause(LOOK_AGAIN_MS);
}
