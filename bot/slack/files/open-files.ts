import { join } from "node:path";
import type { Viewer } from "../../../corpus/document.ts";
import type { OpenLibrary } from "../../../corpus/open.ts";
import { openPictures } from "../../../corpus/store/pictures.ts";
import type { DocumentReader } from "../../../ingest/document-reader.ts";
import type { Originals } from "../../../ingest/originals/originals.ts";
import type { Answerer } from "../../../rag/contract.ts";
import type { Assistant } from "../../assistant.ts";
import { openThreadFileStore } from "../../store/thread-files.ts";
import { answererWithFiles } from "./answerer-with-files.ts";
import { createFileDesk, type FileDesk } from "./desk.ts";
import type { Download } from "./download.ts";
import { createTakeIn } from "./take-in.ts";
import { createThreadFiles } from "./thread-files.ts";

/** Files in direct messages: the desk, and what answers in a thread that has some. */
export interface Files {
  readonly desk: FileDesk;
  /** The answerer of a thread for a viewer: their files first, then the office's documents. */
  answererFor(thread: string, viewer: Viewer): Promise<Pick<Answerer, "answer">>;
  /** Forgets what was sent before a moment (ISO 8601). What was taken into the library stays there. */
  forgetBefore(moment: string): Promise<void>;
  close(): Promise<void>;
}

interface Parts {
  /** The office's, with its relational store. */
  readonly library: OpenLibrary;
  /** Whether this process may write it. */
  readonly mode: "read" | "write";
  readonly assistant: Pick<Assistant, "answer" | "over" | "synonyms">;
  readonly download: Download;
  readonly reader: DocumentReader;
  readonly originals: Pick<Originals, "put">;
  readonly dataFolder: string;
  readonly clock: () => Date;
}

/** Opens them over the data folder, where they lie in `thread-files/`. */
export async function openFiles(parts: Parts): Promise<Files> {
  const { library, mode, assistant, download, reader, originals, dataFolder, clock } = parts;
  const folder = join(dataFolder, "thread-files");
  const files = createThreadFiles({
    store: await openThreadFileStore(library.store),
    ...{ reader, folder, clock },
    analyser: library.analyser,
    synonyms: assistant.synonyms,
    statistics: library.statistics,
    answererOver: assistant.over,
  });
  const takeIn = createTakeIn({
    library: mode === "write" ? library : null,
    ...{ reader, originals, folder },
    pictures: await openPictures(library.store),
  });
  return {
    desk: createFileDesk({ download, files, takeIn }),
    answererFor: answererWithFiles(assistant, files),
    forgetBefore: files.forgetBefore,
    close: files.close,
  };
}
