import { randomUUID } from "node:crypto";
import { type OpenLibrary, openLibrary } from "../corpus/open.ts";
import { createProgress } from "../ingest/progress.ts";
import type { Answerer } from "../rag/contract.ts";
import { createAssistant } from "./assistant.ts";
import type { Conversation } from "./conversation/contract.ts";
import { createConversation } from "./conversation/receive.ts";
import { createDirectory } from "./people/directory.ts";
import { peopleFiles, takeInSamples, wantsSamples } from "./samples.ts";
import type { Settings } from "./settings.ts";
import { openConversationStore } from "./store/conversations.ts";
import { openFeedbackStore } from "./store/feedback.ts";
import { openWishStore } from "./store/wishes.ts";
import { createWebApp } from "./web/app.ts";
import type { Readiness } from "./web/readiness.ts";
import { serveWeb } from "./web/serve.ts";

/** A running assistant. */
export interface Running {
  readonly url: string;
  /** Resolves when questions can be answered; rejects where the sample corpus could not be taken in. */
  readonly ready: Promise<void>;
  /** Lets answers under way end, and leaves the rest of a first taking-in to the next start. */
  close(): Promise<void>;
}

/**
 * Starts the web page at once, takes in the sample corpus where the data folder is empty, and joins Slack where its
 * tokens are set.
 * @throws LibraryLocked, DataFolderUnusable, EmbedderFailed, PortInUse, HostNotLoopback
 */
export async function startAssistant(
  settings: Settings,
  log: (line: string) => void,
  clock: () => Date = () => new Date(),
): Promise<Running> {
  const library = await openLibrary({ folder: settings.dataFolder, mode: "write", clock });
  const closers = [() => library.close()];
  try {
    const answerer = await createAssistant(library, settings, log);
    closers.unshift(() => answerer.close());
    return await startOver({ library, answerer, settings, log, clock, closers });
  } catch (cause) {
    for (const close of closers) await close();
    throw cause;
  }
}

interface Parts {
  readonly library: OpenLibrary;
  readonly answerer: Answerer;
  readonly settings: Settings;
  readonly log: (line: string) => void;
  readonly clock: () => Date;
  /** What is open already, in the order in which it is closed. */
  readonly closers: readonly (() => Promise<void>)[];
}

async function startOver({ library, answerer, settings, log, clock, closers }: Parts): Promise<Running> {
  const store = await openConversationStore(library.store);
  const wishes = await openWishStore(library.store);
  const feedback = await openFeedbackStore(library.store);
  const { timeZone, publicUrl } = settings;
  const conversation = createConversation({
    ...{ answerer, library, store, wishes, clock, timeZone },
    newId: randomUUID,
    route: () => ({ kind: "door", door: "question" }),
  });
  const directory = createDirectory({ files: peopleFiles(settings.dataFolder), clock, log });
  let readiness: Readiness = { kind: "starting", done: 0, total: 0 };
  const app = createWebApp({
    ...{ conversation, library, wishes, feedback, clock, timeZone, publicUrl, log },
    people: directory.people,
    ready: () => readiness,
  });
  const web = await serveWeb({ app, host: settings.host, port: settings.port });
  const stopSlack = await joinSlack(settings, web.url, conversation, log).catch(async (cause: unknown) => {
    await web.close();
    throw cause;
  });

  const closing = new AbortController();
  const ready = fill().then(() => {
    readiness = { kind: "ready" };
  });
  // Whoever waits for it hears of its failure; nobody has to.
  ready.catch(() => undefined);

  async function fill(): Promise<void> {
    if (!(await wantsSamples(library, settings.dataFolder))) return;
    log("Taking in the sample corpus; questions are answered as soon as it is there.");
    const progress = createProgress(false);
    const onProgress = (done: number, total: number) => {
      readiness = { kind: "starting", done, total };
      progress.update(done, total);
    };
    await takeInSamples(library, settings.dataFolder, { onProgress, signal: closing.signal }).finally(progress.stop);
  }

  const close = async () => {
    closing.abort();
    const ended = await Promise.allSettled([web.close(), stopSlack()]);
    await ready.catch(() => undefined);
    for (const close of closers) await close();
    for (const each of ended) if (each.status === "rejected") throw each.reason;
  };
  return { url: web.url, ready, close };
}

/** @returns how to leave it */
async function joinSlack(
  { slack, publicUrl }: Settings,
  webUrl: string,
  conversation: Conversation,
  log: (line: string) => void,
): Promise<() => Promise<void>> {
  if (slack === null || slack.appToken === null) return async () => undefined;
  // Bolt takes a third of a second to load, which the web page need not wait for where Slack is not used.
  const { createSlackApp } = await import("./slack/slack.ts");
  const reference = () => randomUUID().slice(0, 8);
  // PORT=0 takes any free port, which the settings cannot know.
  const pages = new URL(publicUrl).port === "0" ? webUrl : publicUrl;
  const app = createSlackApp({ ...slack, appToken: slack.appToken, publicUrl: pages, conversation, log, reference });
  app.start().catch((cause: unknown) => log(`Slack did not start: ${cause}`));
  return () => app.stop();
}
