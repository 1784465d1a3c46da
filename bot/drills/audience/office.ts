import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createSynonyms } from "../../../corpus/japanese/synonyms.ts";
import type { NewRevision } from "../../../corpus/library.ts";
import { openMemoryLibrary } from "../../../corpus/open.ts";
import { createAnswerer } from "../../../rag/answer.ts";
import { createConversation } from "../../conversation/receive.ts";
import { route } from "../../conversation/route.ts";
import { SILENT_ADVICE } from "../../desk/before-sending.ts";
import { openDesks } from "../../desk/open-desks.ts";
import { createDirectory } from "../../people/directory.ts";
import { parseSettings } from "../../settings.ts";
import { createSystemClock } from "../../slack/emulator/clock.ts";
import { BOT, createSlackEmulator, type EmulatorOptions, type SlackEmulator } from "../../slack/emulator/emulator.ts";
import { joinSlack } from "../../slack/join.ts";
import { PACE } from "../../slack/pace.ts";
import { openPreferenceStore } from "../../store/desk-preferences.ts";
import { openWork } from "../../store/tables.ts";
import { openStores } from "../../stores.ts";

/** The assistant with its real answerer, in an emulated Slack. */
export interface Office {
  readonly slack: SlackEmulator;
  /** The id of each document, by its file's name. */
  readonly documentIds: ReadonlyMap<string, string>;
  /** Resolves once the assistant has nothing left to do. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

interface Parts {
  readonly peopleCsv: string;
  readonly day: string;
  readonly revisions: readonly NewRevision[];
  readonly workspace: NonNullable<EmulatorOptions["world"]>;
  readonly log: (line: string) => void;
}

/** Where links of the assistant's may lead. */
export const SITE = "https://do.example.jp";
const POLLED_EVERY_MS = 4;

export async function openOffice({ peopleCsv, day, revisions, workspace, log }: Parts): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), "audience-"));
  await writeFile(join(folder, "people.csv"), peopleCsv);
  const noon = Date.parse(`${day}T03:00:00Z`);
  const started = performance.now();
  const clock = () => new Date(noon + performance.now() - started);
  const slack = await createSlackEmulator({ world: workspace, clock: createSystemClock() });
  const library = await openMemoryLibrary();
  const added = await library.add(revisions);
  const { analyser } = library;
  const answerer = createAnswerer({ library, analyser, synonyms: createSynonyms([], [], analyser.words) });
  const { conversations, wishes, feedback, inbox, outbox } = await openStores(library.store);
  const settings = parseSettings({
    ...{ SLACK_BOT_TOKEN: BOT.token, SLACK_APP_TOKEN: BOT.appToken, SLACK_API_URL: slack.apiUrl },
  });
  if (settings.slack === null) throw new Error("There are no tokens");
  const { timeZone } = settings;
  const conversation = createConversation({
    ...{ answerer, library, wishes, route, clock, timeZone, store: conversations },
    newId: randomUUID,
  });
  const directory = createDirectory({ files: [join(folder, "people.csv")], clock, log });
  const desks = await openDesks({
    ...{ store: library.store, wishes, directory, clock, log, dataFolder: folder, timeZone },
  });
  const presence = await joinSlack({
    ...{ settings, slack: settings.slack, library, conversation, route, feedback, inbox, outbox, clock, log },
    publicUrl: SITE,
    hasThread: async (thread, room) => (await conversations.pinnedOn(thread, room)) !== undefined,
    files: null,
    directory,
    desks: { ...desks, advice: SILENT_ADVICE, preferences: await openPreferenceStore(library.store) },
    ready: Promise.resolve(),
    worker: "audience",
    reference: randomUUID,
    pace: { ...PACE, channelIntervalMs: 0 },
  });
  await slack.sockets(1);
  return {
    slack,
    documentIds: new Map(added.map(({ documentId }, at) => [revisions[at]?.fileName ?? "", documentId])),
    settle: async () => {
      for (;;) {
        const { waiting, held } = await openWork(library.store);
        if (waiting + held === 0) return;
        await pause(POLLED_EVERY_MS);
      }
    },
    close: async () => {
      await presence.stop();
      await slack.close();
      await library.close();
      await rm(folder, { recursive: true });
    },
  };
}
