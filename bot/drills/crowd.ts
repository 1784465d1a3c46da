import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { BOT } from "../slack/emulator/app.ts";
import type { EmulatorProcess } from "../slack/emulator/control/process.ts";
import type { Asked } from "./replies.ts";
import { questionAt } from "./sample-questions.ts";
import type { Stage } from "./stage.ts";

const SAID = z.object({ ts: z.array(z.string()) });

/** People of the emulated workspace, who write to the assistant in direct messages. */
export interface Crowd {
  /** Has the next people ask a question each, all at once. */
  ask(count: number): Promise<readonly Asked[]>;
  /** Has one ask at each of these moments, in milliseconds from now. */
  askAt(moments: readonly number[], onProgress: Stage["onProgress"]): Promise<readonly Asked[]>;
}

export async function gatherCrowd(slack: EmulatorProcess, people: number): Promise<Crowd> {
  const ids = Array.from({ length: people }, (_, place) => `${place + 1}`.padStart(5, "0"));
  await slack.post("/world", {
    users: ids.map((id) => ({ id: `U${id}`, name: `職員${id}`, email: `p${id}@pref.example.jp` })),
    channels: ids.map((id) => ({ id: `D${id}`, members: [`U${id}`, BOT.userId] })),
  });
  let asked = 0;

  async function ask(count: number): Promise<readonly Asked[]> {
    const sayings = Array.from({ length: count }, () => {
      const id = ids[asked % ids.length];
      const saying = { user: `U${id}`, in: `D${id}`, text: questionAt(asked) };
      asked += 1;
      return saying;
    });
    const { ts } = SAID.parse(await slack.post("/says", sayings));
    return sayings.map(({ in: channel }, place) => ({ channel, ts: ts[place] ?? "", threadTs: ts[place] ?? "" }));
  }

  return {
    ask,
    askAt: async (moments, onProgress) => {
      const startedAt = performance.now();
      const all: (readonly Asked[])[] = [];
      for (let next = 0; next < moments.length; ) {
        const passed = performance.now() - startedAt;
        const due = moments.slice(next).findIndex((moment) => moment > passed);
        const count = due < 0 ? moments.length - next : due;
        if (count > 0) all.push(await ask(count));
        next += count;
        onProgress("Asking", next, moments.length);
        await pause(Math.max(1, (moments[next] ?? 0) - (performance.now() - startedAt)));
      }
      return all.flat();
    },
  };
}
