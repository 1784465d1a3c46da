import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { openStore } from "../../../corpus/store/connection.ts";
import { plusDays } from "../../calendar.ts";
import { createCourier } from "../../desk/courier.ts";
import { actions, type Seeing, submission } from "./behaviour.ts";
import { chance, oneOf } from "./chance.ts";
import { openDeskOver } from "./desk-over.ts";
import { personIds } from "./office.ts";
import { type Step, submissionsOn, YEAR, type YearSize } from "./plan.ts";

/** The desks in a process of their own, that may be killed at any moment: `worker.ts FOLDER SIZE`. */
const [folder = "", sizeName = ""] = process.argv.slice(2);
const size: YearSize = sizeName === "full" ? "full" : "short";
const PLAYED = z.object({
  step: z.object({ at: z.number(), day: z.string(), hour: z.number().nullable() }),
  /** Milliseconds by which the clock is wrong. */
  jump: z.number(),
});

const store = openStore(join(folder, "do.sqlite"));
const time = { now: 0 };
const people = personIds(YEAR[size].people);
const over = await openDeskOver({ store, folder, clock: () => new Date(time.now) });
const { desk, deskStore, organisation, definitions } = over;
const courier = createCourier({
  notices: deskStore.notices,
  // What arrives, by its key and as often as it does: Slack's outbox takes each key once.
  deliver: async ({ key }) => {
    appendFileSync(join(folder, "arrived.log"), `${key}\n`);
    return "slack";
  },
  clock: () => new Date(time.now),
  log: (line) => process.stderr.write(`${line}\n`),
});

process.on("message", (message) => {
  const { step, jump } = PLAYED.parse(message);
  time.now = step.at + jump;
  play(step).then(
    () => process.send?.({ kind: "done" }),
    (cause: unknown) => {
      process.stderr.write(`${cause instanceof Error ? cause.stack : cause}\n`);
      process.exit(1);
    },
  );
});
process.send?.({ kind: "ready" });

async function play(step: Step): Promise<void> {
  await desk.tick();
  await courier.run();
  if (step.hour === null) return;
  const seeing: Seeing = { step, people, office: await organisation.on(step.day) };
  if (step.hour === 0) await nameSubstitutes(seeing);
  const many = submissionsOn(step.day, size);
  for (let nth = 0; nth < many; nth += 1) {
    if (nth % 4 === step.hour) await desk.do(submission(nth, seeing));
  }
  for (const id of new Set((await deskStore.requests.turns()).map(({ requestId }) => requestId))) {
    const request = await desk.whole(id);
    if (request === undefined) continue;
    const definition = definitions.of(request.state.type, request.state.version);
    for (const command of actions(request, definition, seeing)) await desk.do(command);
  }
  await desk.tick();
  await courier.run();
}

/** Every Monday a chief in twenty names somebody to stand in from tomorrow for a week. */
async function nameSubstitutes({ step, office }: Seeing): Promise<void> {
  if (new Date(`${step.day}T00:00:00Z`).getUTCDay() !== 1) return;
  for (const personId of people) {
    const post = office.postsOf(personId).find((each) => each.endsWith("課長"));
    if (post === undefined || chance(step.day, personId) > 0.05) continue;
    if ((await desk.substitutions(personId)).some((each) => each.post === post)) continue;
    const from = plusDays(step.day, 1);
    const substituteId = oneOf(people, step.day, personId, "substitute");
    await desk.substitute({ post, substituteId, from, to: plusDays(from, 7) }, personId);
  }
}
