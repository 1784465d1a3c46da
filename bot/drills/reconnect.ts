import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { EmulatorProcess } from "../slack/emulator/control/process.ts";
import { awaitReplies, countReplies } from "./await-replies.ts";
import { gatherCrowd } from "./crowd.ts";
import type { Measurement } from "./drill.ts";
import { acknowledgementFigures, faultFigures, replyFigures } from "./figures.ts";
import type { Asked } from "./replies.ts";
import { exactly } from "./verdict.ts";

/** Slack lets 50 connections a minute be opened; `everyMs` stays below that. */
const SIZES = {
  short: { refreshes: 12, everyMs: 1_000, refusedMs: 6_000, askEveryMs: 1_000 },
  full: { refreshes: 200, everyMs: 1_500, refusedMs: 600_000, askEveryMs: 5_000 },
} as const;
const BACK_WITHIN_S = 30;
const LOOK_AGAIN_MS = 100;
const CONNECTIONS = z.object({ open: z.int() });

export const reconnect: Measurement = {
  shows: "connections refreshed, then refused for long: nothing lost, back in time, no exit",
  run: async (stage, size) => {
    const { refreshes, everyMs, refusedMs, askEveryMs } = SIZES[size];
    const slack = await stage.openSlack();
    const server = await stage.startProduct(await stage.dataFolder(), slack);
    const crowd = await gatherCrowd(slack, 100);
    const asked: (readonly Asked[])[] = [];

    for (let count = 0; count < refreshes; count += 1) {
      asked.push(await crowd.ask(1));
      await slack.post("/connections", { do: "refresh", place: 0 });
      asked.push(await crowd.ask(1));
      stage.onProgress("Refreshing connections", count + 1, refreshes);
      await pause(everyMs);
    }
    const refreshed = asked.length;
    await awaitReplies(slack, asked.flat(), { patienceMs: 60_000, onProgress: stage.onProgress });
    stage.say(`${refreshes} connections were refreshed while ${refreshed} questions came.`);

    await slack.post("/connections", { do: "refuse", error: "internal_error" });
    await slack.post("/connections", { do: "cut" });
    const refusedAt = performance.now();
    while (performance.now() - refusedAt < refusedMs) {
      asked.push(await crowd.ask(1));
      stage.onProgress("Refusing connections", asked.length, asked.length);
      await pause(askEveryMs);
    }
    await slack.post("/connections", { do: "allow" });
    const back = await secondsUntilOpen(slack);
    stage.say(`Connections were refused for ${refusedMs / 1_000} s while ${asked.length - refreshed} questions came.`);
    await awaitReplies(slack, asked.flat(), { patienceMs: 60_000, onProgress: stage.onProgress });
    const isRunning = server.child.exitCode === null && server.child.signalCode === null;
    server.child.kill("SIGTERM");
    const ended = await server.ended;
    return [
      { name: "back after", value: back, unit: "s", most: BACK_WITHIN_S },
      exactly("processes that went on", isRunning ? 1 : 0, 1),
      exactly("exit status", ended.status ?? -1, 0),
      ...acknowledgementFigures(await slack.metrics()),
      ...replyFigures(asked.length, await countReplies(slack, asked.flat())),
      ...faultFigures([ended]),
    ];
  },
};

/** Gives up after twice the bound. */
async function secondsUntilOpen(slack: EmulatorProcess): Promise<number> {
  const startedAt = performance.now();
  const passed = () => (performance.now() - startedAt) / 1_000;
  while (CONNECTIONS.parse(await slack.post("/connections", { do: "allow" })).open === 0) {
    if (passed() > 2 * BACK_WITHIN_S) return Number.NaN;
    await pause(LOOK_AGAIN_MS);
  }
  return passed();
}
