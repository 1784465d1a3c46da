import { randomUUID } from "node:crypto";
import { openLibrary } from "../corpus/open.ts";
import { createProgress } from "../ingest/progress.ts";
import { createAssistant } from "./assistant.ts";
import { createConversation } from "./conversation/receive.ts";
import { readPeople } from "./people/people.ts";
import { SAMPLE_PEOPLE, takeInSamples, wantsSamples } from "./samples.ts";
import type { Settings } from "./settings.ts";
import { openConversationStore } from "./store/conversations.ts";
import { createWebApp } from "./web/app.ts";
import type { Readiness } from "./web/readiness.ts";
import { serveWeb } from "./web/serve.ts";

/** A running assistant; `close` lets answers under way end. */
export interface Running {
  readonly url: string;
  /** Resolves when questions can be answered. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the web page at once, takes in the sample corpus where the data folder is empty, and joins Slack where its
 * tokens are set.
 * @throws LibraryLocked, DataFolderUnusable, PortInUse, HostNotLoopback
 */
export async function startAssistant(settings: Settings, log: (line: string) => void): Promise<Running> {
  const clock = () => new Date();
  const library = await openLibrary({ folder: settings.dataFolder, mode: "write" });
  const answerer = await createAssistant(library, settings);
  const store = await openConversationStore(library.store);
  const { timeZone, publicUrl } = settings;
  const conversation = createConversation({ answerer, store, clock, newId: randomUUID, timeZone });
  const people = await readPeople(SAMPLE_PEOPLE);
  let readiness: Readiness = { kind: "starting", done: 0, total: 0 };
  const app = createWebApp({ conversation, library, people, clock, ready: () => readiness, timeZone, publicUrl, log });
  const web = await serveWeb({ app, host: settings.host, port: settings.port }).catch(async (cause: unknown) => {
    await library.close();
    throw cause;
  });

  const stopSlack = await joinSlack();
  const ready = fill().then(() => {
    readiness = { kind: "ready" };
  });

  async function fill(): Promise<void> {
    if (!(await wantsSamples(library, settings.dataFolder))) return;
    log("The data folder is empty: taking in the sample corpus.");
    const progress = createProgress(false);
    await takeInSamples(library, settings.dataFolder, (done, total) => {
      readiness = { kind: "starting", done, total };
      progress.update(done, total);
    });
    progress.stop();
  }

  async function joinSlack(): Promise<() => Promise<void>> {
    if (settings.slack === null) return async () => undefined;
    // Bolt takes a third of a second to load, which the web page need not wait for where Slack is not used.
    const { createSlackApp } = await import("./slack/slack.ts");
    const reference = () => randomUUID().slice(0, 8);
    const slack = createSlackApp({ ...settings.slack, publicUrl, conversation, log, reference });
    slack.start().catch((cause: unknown) => log(`Slack did not start: ${cause}`));
    return () => slack.stop();
  }

  const close = async () => {
    await stopSlack();
    await web.close();
    await ready.catch(() => undefined);
    await library.close();
  };
  return { url: web.url, ready, close };
}
