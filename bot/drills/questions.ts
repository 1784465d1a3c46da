import { createRandom } from "../../evals/metrics/random.ts";
import { poisson } from "./arrivals.ts";
import { awaitReplies, countReplies } from "./await-replies.ts";
import { gatherCrowd } from "./crowd.ts";
import type { Measurement } from "./drill.ts";
import { acknowledgementFigures, faultFigures, replyFigures, strangerFigure, timeFigures } from "./figures.ts";
import { exactly } from "./verdict.ts";

const SIZES = {
  short: [{ count: 60, milliseconds: 20_000 }],
  full: [
    { count: 165, milliseconds: 60_000 },
    { count: 660, milliseconds: 240_000 },
  ],
} as const;
const FIRST_SIGN_MS = 2_000;
/** At the p99. */
const ACKNOWLEDGED_MS = 1_000;
const TOLD_MS = 10_000;

/** @param without methods that the emulated Slack lacks */
export function questions(shows: string, without: readonly string[] = []): Measurement {
  return {
    shows,
    run: async (stage, size) => {
      const moments = poisson(SIZES[size], createRandom(1));
      const slack = await stage.openSlack(without);
      const crowd = await gatherCrowd(slack, moments.length);
      const server = await stage.startProduct(await stage.dataFolder(), slack);
      stage.say(`${moments.length} people ask one question each.`);
      const asked = await crowd.askAt(moments, stage.onProgress);
      await awaitReplies(slack, asked, { patienceMs: 60_000, onProgress: stage.onProgress });
      server.child.kill("SIGTERM");
      const ended = await server.ended;
      const metrics = await slack.metrics();
      return [
        ...timeFigures("first sign", metrics.firstSigns, FIRST_SIGN_MS),
        ...timeFigures("answered or told their place", metrics.firstReplies, TOLD_MS),
        exactly("without a sign", metrics.waiting, 0),
        ...acknowledgementFigures(metrics, ACKNOWLEDGED_MS),
        ...replyFigures(asked.length, await countReplies(slack, asked)),
        ...faultFigures([ended]),
        strangerFigure(ended),
        exactly("exit status", ended.status ?? -1, 0),
      ];
    },
  };
}
