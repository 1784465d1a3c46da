import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createSynonyms } from "../../../corpus/japanese/synonyms.ts";
import { openLibrary } from "../../../corpus/open.ts";
import { createAnswerer } from "../../../rag/answer.ts";
import { createConversation } from "../../conversation/receive.ts";
import { route } from "../../conversation/route.ts";
import { SILENT_ADVICE } from "../../desk/before-sending.ts";
import { openDesks } from "../../desk/open-desks.ts";
import { createDirectory } from "../../people/directory.ts";
import { forgetOld, forgettable } from "../../retention.ts";
import { parseSettings } from "../../settings.ts";
import { BOT } from "../../slack/emulator/app.ts";
import { joinSlack } from "../../slack/join.ts";
import { PACE } from "../../slack/pace.ts";
import { openPreferenceStore } from "../../store/desk-preferences.ts";
import { openWork, tablesOf } from "../../store/tables.ts";
import { openStores } from "../../stores.ts";
import { createJumpingClock } from "./clock.ts";
import { revisions } from "./office.ts";
import { NUMBERED, type Order } from "./orders.ts";
import { RETENTION } from "./retention.ts";

/** The assistant over a data folder of its own, by a clock that its parent sets. */
const [folder = "", apiUrl = "", start = ""] = process.argv.slice(2);
const virtual = createJumpingClock(Number(start));
const clock = () => new Date(virtual.now());
let logged = 0;
const log = (line: string) => {
  logged += 1;
  if (logged <= 20) process.stderr.write(`${line}\n`);
};

const library = await openLibrary({ folder, mode: "write", clock });
await library.add(revisions());
const { analyser } = library;
const answerer = createAnswerer({ library, analyser, synonyms: createSynonyms([], [], analyser.words) });
const stores = await openStores(library.store);
const { conversations, wishes, feedback, inbox, outbox } = stores;
const settings = parseSettings({
  ...{ SLACK_BOT_TOKEN: BOT.token, SLACK_APP_TOKEN: BOT.appToken, SLACK_API_URL: apiUrl },
});
if (settings.slack === null) throw new Error("There are no tokens");
const conversation = createConversation({
  ...{ answerer, library, wishes, clock, route, store: conversations },
  newId: randomUUID,
  timeZone: settings.timeZone,
});
const kept = forgettable({ ...stores, files: null, notices: null }, RETENTION);
const directory = createDirectory({ files: [join(folder, "people.csv")], clock, log });
const desks = await openDesks({
  ...{ store: library.store, wishes, directory, clock, log, dataFolder: folder, timeZone: settings.timeZone },
});
const presence = await joinSlack({
  ...{ settings, slack: settings.slack, library, conversation, route, feedback, inbox, outbox, clock, log },
  publicUrl: "https://do.example.jp",
  hasThread: async (thread, room) => (await conversations.pinnedOn(thread, room)) !== undefined,
  files: null,
  directory,
  desks: { ...desks, advice: SILENT_ADVICE, preferences: await openPreferenceStore(library.store) },
  ready: Promise.resolve(),
  worker: "fortnight",
  reference: () => randomUUID().slice(0, 8),
  // Looks often, since the clock may have jumped.
  pace: { ...PACE, idleMs: 25 },
});

/** @returns the tables as they were just before */
async function forgotten(): Promise<unknown> {
  const tables = await tablesOf(library.store);
  await forgetOld({ kept, clock, log });
  return tables;
}

async function obey(order: Order): Promise<unknown> {
  switch (order.kind) {
    case "clock":
      return virtual.jumpTo(order.moment);
    case "work":
      return openWork(library.store);
    case "forget":
      return forgotten();
    case "measure": {
      const { user, system } = process.cpuUsage();
      for (let time = 0; time < 2; time += 1) globalThis.gc?.();
      const { heapUsed: heap, rss } = process.memoryUsage();
      return { heap, rss, cpu: (user + system) / 1_000, tables: await tablesOf(library.store) };
    }
    case "stop":
      await presence.stop();
      await library.close();
      return null;
  }
}

// Without its parent it would run on for ever.
process.once("disconnect", () => process.exit());
process.on("message", async (message) => {
  const { number, order } = NUMBERED.parse(message);
  process.send?.({ number, answer: (await obey(order)) ?? null });
});
process.send?.({ number: 0, answer: null });
