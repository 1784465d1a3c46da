import { evenly } from "./arrivals.ts";
import { awaitReplies, countReplies } from "./await-replies.ts";
import { gatherCrowd } from "./crowd.ts";
import type { Measurement } from "./drill.ts";
import { acknowledgementFigures, faultFigures, replyFigures, strangerFigure, timeFigures } from "./figures.ts";
import { exactly } from "./verdict.ts";

/** 30,000 events an hour and workspace: https://docs.slack.dev/apis/events-api#rate_limiting */
const EVENTS_A_SECOND = 8.4;
/** At the p99. */
const ACKNOWLEDGED_MS = 1_000;

export const load: Measurement = {
  shows: `questions at Slack's ceiling of ${EVENTS_A_SECOND} events a second: acknowledged in time, none lost`,
  run: async (stage, size) => {
    const seconds = size === "full" ? 300 : 20;
    const slack = await stage.openSlack();
    const crowd = await gatherCrowd(slack, 500);
    const server = await stage.startProduct(await stage.dataFolder(), slack);
    const moments = evenly(Math.round(EVENTS_A_SECOND * seconds), EVENTS_A_SECOND);
    stage.say(`${moments.length} questions in ${seconds} s, from 500 people in direct messages.`);
    const asked = await crowd.askAt(moments, stage.onProgress);
    await awaitReplies(slack, asked, { patienceMs: 60_000, onProgress: stage.onProgress });
    server.child.kill("SIGTERM");
    const ended = await server.ended;
    const metrics = await slack.metrics();
    return [
      ...acknowledgementFigures(metrics, ACKNOWLEDGED_MS),
      ...timeFigures("first sign", metrics.firstSigns),
      ...timeFigures("first message", metrics.firstReplies),
      ...replyFigures(asked.length, await countReplies(slack, asked)),
      ...faultFigures([ended]),
      strangerFigure(ended),
      exactly("exit status", ended.status ?? -1, 0),
    ];
  },
};
