import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type OpenLibrary, openLibrary } from "../corpus/open.ts";
import { openPictures } from "../corpus/store/pictures.ts";
import { openReader } from "../ingest/convert/open-reader.ts";
import type { DocumentReader } from "../ingest/document-reader.ts";
import { createRecovery } from "../ingest/jobs/create-recovery.ts";
import { createFolderOriginals } from "../ingest/originals/folder-originals.ts";
import { createProgress } from "../ingest/progress.ts";
import { openLibrarian } from "./admin/open-librarian.ts";
import { type Assistant, createAssistant } from "./assistant.ts";
import { createConversation } from "./conversation/receive.ts";
import { route } from "./conversation/route.ts";
import { appAnswerFrom } from "./desk/apps/app-answer.ts";
import { openDesks } from "./desk/open-desks.ts";
import { openDomains } from "./open-domains.ts";
import { createDirectory } from "./people/directory.ts";
import { forgettable, keepRetention } from "./retention.ts";
import { peopleFiles, takeInSamples, wantsSamples } from "./samples.ts";
import type { Settings } from "./settings.ts";
import { createDownload, fileOrigins } from "./slack/files/download.ts";
import { openFiles } from "./slack/files/open-files.ts";
import type { SlackPresence } from "./slack/join.ts";
import { createFileFetch } from "./slack/receive/slack-fetch.ts";
import { openStores } from "./stores.ts";
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

interface Parts {
  readonly library: OpenLibrary;
  readonly reader: DocumentReader;
  /** Whether another process writes the library, which this one only reads. */
  readonly isReader: boolean;
  readonly answerer: Assistant;
  readonly settings: Settings;
  readonly log: (line: string) => void;
  readonly clock: () => Date;
  /** What is open already, in the order in which it is closed. */
  readonly closers: readonly (() => Promise<void>)[];
}

/** How often a reading process looks whether the sample corpus has been taken in by the other. */
const LOOK_AGAIN_MS = 500;

/**
 * Starts the web page at once, takes in the sample corpus where the data folder is empty, and joins Slack where its
 * tokens are set. Beside a process that writes the library it answers as well, and only reads.
 * @throws DataFolderUnusable, EmbedderFailed, PortInUse, HostNotLoopback
 */
export async function startAssistant(
  settings: Settings,
  log: (line: string) => void,
  clock: () => Date = () => new Date(),
): Promise<Running> {
  // No process of it starts before there is a file to read.
  const reader = openReader({ patience: "long" });
  const closers = [() => reader.close()];
  try {
    const { library, isReader } = await open(settings.dataFolder, { reader, log, clock });
    closers.push(() => library.close());
    const answerer = await createAssistant(library, settings, log);
    closers.unshift(() => answerer.close());
    return await startOver({ library, reader, isReader, answerer, settings, log, clock, closers });
  } catch (cause) {
    for (const close of closers) await close();
    throw cause;
  }
}

async function open(folder: string, { reader, log, clock }: Pick<Parts, "reader" | "log" | "clock">) {
  const recovery = createRecovery({ reader, originals: createFolderOriginals(join(folder, "originals")), log });
  try {
    return { library: await openLibrary({ folder, mode: "write", clock, recovery }), isReader: false };
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== "LibraryLocked") throw cause;
    log(`${cause.message.split(";")[0]}; this process answers and leaves writing to it.`);
    return { library: await openLibrary({ folder, mode: "read", clock }), isReader: true };
  }
}

async function startOver(parts: Parts): Promise<Running> {
  const { library, reader, isReader, answerer, settings, log, clock, closers } = parts;
  const { timeZone, publicUrl, dataFolder } = settings;
  const originals = createFolderOriginals(join(dataFolder, "originals"));
  const stores = await openStores(library.store);
  const { conversations, wishes, feedback } = stores;
  const files = await openFiles({
    ...{ library, reader, originals, dataFolder, clock, assistant: answerer, mode: isReader ? "read" : "write" },
    download: createDownload({
      token: settings.slack?.botToken ?? "",
      origins: fileOrigins(settings.slack?.apiUrl ?? null),
      fetch: createFileFetch(settings.proxy),
    }),
  });
  const directory = createDirectory({ files: peopleFiles(dataFolder), clock, log });
  const desks = await openDesks({ store: library.store, wishes, directory, dataFolder, timeZone, clock, log });
  const domains = await openDomains({
    ...{ library, isReader, answerer, conversations, desks, directory, dataFolder, publicUrl, timeZone, clock, log },
    webhook: settings.deviceManagement,
  });
  const conversation = createConversation({
    ...{ answerer, library, wishes, clock, timeZone, route },
    store: conversations,
    desk: desks.desk,
    experts: domains.experts,
    appAnswer: appAnswerFrom(domains.apps),
    answererIn: files.answererFor,
    newId: randomUUID,
  });
  const mode = isReader ? "read" : "write";
  const worker = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const admin = await openLibrarian({
    ...{ library, reader, originals, mode, worker, assistant: answerer, desk: desks.desk },
    ...{ organisation: desks.organisation, dataFolder, clock, timeZone, newId: randomUUID, log },
  });
  const closing = new AbortController();
  let readiness: Readiness = { kind: "starting", done: 0, total: 0 };
  let slack: SlackPresence | null = null;
  const app = createWebApp({
    ...{ conversation, library, wishes, feedback, clock, timeZone, publicUrl, log },
    desk: { ...desks, ...domains },
    admin: { librarian: admin.librarian, reader, ruleChanges: domains.ruleChanges, closing: closing.signal },
    people: directory.people,
    pictures: { of: (await openPictures(library.store)).of, get: originals.get },
    ready: () => readiness,
    slackEvents: (request) => slack?.http?.fetch(request) ?? null,
  });
  const web = await serveWeb({ app, host: settings.host, port: settings.port });

  const ready = fill().then(() => {
    readiness = { kind: "ready" };
    admin.start();
  });
  // Whoever waits for it hears of its failure; nobody has to.
  ready.catch(() => undefined);
  const endRetention = keepRetention({
    clock,
    log,
    kept: forgettable(
      { ...stores, files, notices: desks.notices },
      { deliveries: 7, conversations: settings.retentionDays, files: 30 },
    ),
  });

  if (settings.slack !== null) {
    // Bolt takes a third of a second to load, which the web page need not wait for where Slack is not used.
    const { joinSlack } = await import("./slack/join.ts");
    slack = await joinSlack({
      ...{
        settings,
        slack: settings.slack,
        library,
        conversation,
        route,
        feedback,
        directory,
        ready,
        clock,
        log,
      },
      ...{ inbox: stores.inbox, outbox: stores.outbox, files: files.desk },
      desks: { ...desks, ...domains },
      // PORT=0 takes any free port, which the settings cannot know.
      publicUrl: new URL(publicUrl).port === "0" ? web.url : publicUrl,
      hasThread: async (thread, room) => (await conversations.pinnedOn(thread, room)) !== undefined,
      worker,
      reference: () => randomUUID().slice(0, 8),
    });
  }

  const endDesks = desks.run(
    async (notice) => (slack === null ? "web" : slack.deliver(notice)),
    [...domains.also, async () => slack?.renewCopies()],
  );

  async function fill(): Promise<void> {
    while (isReader && (await wantsSamples(library, dataFolder))) {
      await pause(LOOK_AGAIN_MS, undefined, { signal: closing.signal });
    }
    if (isReader || !(await wantsSamples(library, dataFolder))) return;
    log("Taking in the sample corpus; questions are answered as soon as it is there.");
    const progress = createProgress(false);
    const onProgress = (done: number, total: number) => {
      readiness = { kind: "starting", done, total };
      progress.update(done, total);
    };
    await takeInSamples(library, dataFolder, { reader, originals, onProgress, signal: closing.signal }).finally(
      progress.stop,
    );
    await domains.apps.takeInSamples();
  }

  const close = async () => {
    closing.abort();
    const ended = await Promise.allSettled([web.close(), slack?.stop(), endRetention(), endDesks(), admin.close()]);
    await ready.catch(() => undefined);
    await files.close();
    for (const close of closers) await close();
    for (const each of ended) if (each.status === "rejected") throw each.reason;
  };
  return { url: web.url, ready, close };
}
