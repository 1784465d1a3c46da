import type { Viewer } from "../../corpus/document.ts";
import type { OpenLibrary } from "../../corpus/open.ts";
import type { Answerer } from "../../rag/contract.ts";
import type { Assistant } from "../assistant.ts";
import type { Settings } from "../settings.ts";
import { openThreadFileStore } from "../store/thread-files.ts";
import { answererWithFiles } from "./files/answerer-with-files.ts";
import { createFileDesk, type FileDesk } from "./files/desk.ts";
import { createDownload, fileOrigins } from "./files/download.ts";
import { createTakeIn } from "./files/take-in.ts";
import { createThreadFiles } from "./files/thread-files.ts";
import { createFileFetch } from "./receive/slack-fetch.ts";

interface Parts {
  readonly library: OpenLibrary;
  /** Whether another process writes the library. */
  readonly isReader: boolean;
  readonly answerer: Assistant;
  readonly settings: Settings;
  readonly clock: () => Date;
}

/** Files that people send in threads. */
interface Files {
  /** Null where there is no Slack to send them in. */
  readonly desk: FileDesk | null;
  readonly answererIn: (thread: string, viewer: Viewer) => Promise<Pick<Answerer, "answer">>;
  /** @param moment ISO 8601 */
  readonly forgetBefore: (moment: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openFiles({ library, isReader, answerer, settings, clock }: Parts): Promise<Files> {
  const { dataFolder, slack, proxy } = settings;
  const files = createThreadFiles({
    ...{ dataFolder, clock, analyser: library.analyser, synonyms: answerer.synonyms },
    store: await openThreadFileStore(library.store),
    statistics: () => library.statistics(),
    answererOver: answerer.over,
  });
  const answererIn = answererWithFiles(answerer, files);
  const { forgetBefore, close } = files;
  if (slack === null) return { desk: null, answererIn, forgetBefore, close };
  const { botToken: token, apiUrl } = slack;
  const desk = createFileDesk({
    download: createDownload({ token, origins: fileOrigins(apiUrl), fetch: createFileFetch(proxy) }),
    files,
    takeIn: createTakeIn({ library: isReader ? null : library, folder: dataFolder }),
  });
  return { desk, answererIn, forgetBefore, close };
}
