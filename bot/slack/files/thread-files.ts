import { createHash } from "node:crypto";
import type { Viewer } from "../../../corpus/document.ts";
import type { NewRevision } from "../../../corpus/library.ts";
import type { DocumentReader } from "../../../ingest/document-reader.ts";
import type { Answerer } from "../../../rag/contract.ts";
import type { ThreadFile, ThreadFileStore } from "../../store/thread-files.ts";
import { type AnsweringParts, createFileAnswerer } from "./file-answerer.ts";
import { createFileShelf } from "./file-shelf.ts";
import { createOpenCache } from "./open-cache.ts";
import { type FileRead, type NamedBytes, readNamedFile } from "./read-file.ts";
import { REASONS } from "./reasons.ts";
import { openThreadLibrary, type ReadThreadFile } from "./thread-library.ts";

/** A file in a thread, as it was sent. */
interface Sent extends NamedBytes {
  /** Slack's id of it. */
  readonly id: string;
}

/** Whether questions can go to a file; `warnings` and `reason` are Japanese sentences. */
type Askable =
  | { readonly kind: "askable"; readonly file: ThreadFile; readonly warnings: readonly string[] }
  | { readonly kind: "refused"; readonly reason: string };

/** An answerer over the files of a thread alone. */
export interface ThreadAnswerer extends Pick<Answerer, "answer"> {
  readonly names: readonly string[];
}

/** Files that were sent in threads, each for the eyes of its sender only. */
export interface ThreadFiles {
  /** Keeps a file on disk; questions do not go to it yet. The same file in the same thread is kept once. */
  keep(thread: string, viewer: Viewer, sent: Sent): Promise<ThreadFile>;
  /** What was kept of a file of that id. */
  kept(thread: string, viewer: Viewer, id: string): Promise<ThreadFile | undefined>;
  /** @returns the file only to who sent it */
  find(key: string, viewer: Viewer): Promise<ThreadFile | undefined>;
  bytes(file: ThreadFile): Promise<Uint8Array | undefined>;
  /** Reads a kept file and lets the thread's questions go to it. */
  makeAskable(file: ThreadFile): Promise<Askable>;
  /**
   * The newest of the files that the viewer has sent in the thread, as many as can be read at once.
   * @returns undefined where there is none that could be asked
   */
  answererFor(thread: string, viewer: Viewer): Promise<ThreadAnswerer | undefined>;
  /** Nobody finds it any more. Its bytes go with the next `forgetBefore` that is later than they are. */
  forget(file: ThreadFile): Promise<void>;
  /** Forgets what was sent before a moment (ISO 8601), with its bytes, and what an ended process left of its reading. */
  forgetBefore(moment: string): Promise<void>;
  close(): Promise<void>;
}

interface Parts extends AnsweringParts {
  readonly reader: DocumentReader;
  readonly store: ThreadFileStore;
  /** Of these files alone: bytes by their hash, and files while they are read. */
  readonly folder: string;
  readonly clock: () => Date;
}

/** Characters of a thread's files together, a book's worth: some two seconds of analysing and 15 MB of memory. */
const LONGEST_TEXT = 300_000;
const FILES_ASKED = 10;
const LIBRARIES_OPEN = 10;
/** Characters; file systems hold 255 bytes. */
const LONGEST_NAME = 255;

/** Files of threads over a store, a folder and the parts that answer. Who sent a file is looked at with every use. */
export function createThreadFiles(parts: Parts): ThreadFiles {
  const { store, reader, folder, clock } = parts;
  const shelf = createFileShelf(folder);
  const open = createOpenCache<OpenThread>(LIBRARIES_OPEN, ({ close }) => close());

  return {
    keep: async (thread, viewer, { id, name, bytes }) => {
      if (viewer.id === "") throw new TypeError("A file is kept for somebody who is known");
      const contentHash = await shelf.put(bytes);
      const key = keyOf(thread, viewer, id);
      await store.keep({
        ...{ key, thread, owner: viewer.id, name: name.slice(0, LONGEST_NAME), contentHash },
        ...{ receivedAt: clock().toISOString(), textLength: null },
      });
      const kept = await store.find(key, viewer.id);
      if (kept === undefined) throw new Error(`File ${key} was forgotten while it was being kept`);
      return kept;
    },
    kept: (thread, viewer, id) => store.find(keyOf(thread, viewer, id), viewer.id),
    find: (key, viewer) => store.find(key, viewer.id),
    bytes: ({ contentHash }) => shelf.get(contentHash),
    makeAskable: async (file) => {
      const result = await read(file);
      if (result.kind === "refused") return result;
      await store.setAskable(file.key, textLengthOf(result.revision));
      return { kind: "askable", file, warnings: result.warnings };
    },
    answererFor: async (thread, viewer) => {
      const files = asManyAsFit(await store.askable(thread, viewer.id, FILES_ASKED));
      if (files.length === 0) return undefined;
      const key = JSON.stringify(files.map((file) => file.key));
      return {
        names: files.map(({ name }) => name),
        answer: (question, onProgress) =>
          open.use(
            key,
            () => openThread(files),
            ({ answer }) => answer(question, onProgress),
          ),
      };
    },
    forget: ({ key }) => store.forget(key),
    forgetBefore: async (moment) => {
      await store.forgetBefore(moment);
      await shelf.clear(await store.contents(), moment);
    },
    close: open.close,
  };

  async function openThread(files: readonly ThreadFile[]): Promise<OpenThread> {
    const readable: ReadThreadFile[] = [];
    for (const file of files) {
      const result = await read(file);
      if (result.kind === "read") readable.push({ file, revision: result.revision });
    }
    const thread = await openThreadLibrary(readable, parts.analyser);
    const names = readable.map(({ file }) => file.name);
    return { ...createFileAnswerer(thread, names, parts), close: thread.library.close };
  }

  async function read(file: ThreadFile): Promise<FileRead> {
    const bytes = await shelf.get(file.contentHash);
    if (bytes === undefined) return { kind: "refused", reason: REASONS.gone };
    const result = await readNamedFile(reader, folder, { name: file.name, bytes });
    if (result.kind === "refused") return result;
    return textLengthOf(result.revision) > LONGEST_TEXT ? { kind: "refused", reason: REASONS["too-long"] } : result;
  }
}

interface OpenThread extends Pick<Answerer, "answer"> {
  readonly close: () => Promise<void>;
}

function textLengthOf({ passages }: NewRevision): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0);
}

/** The first, and those after it as long as there is room. */
function asManyAsFit(files: readonly ThreadFile[]): readonly ThreadFile[] {
  let left = LONGEST_TEXT;
  return files.filter(({ textLength }) => {
    left -= textLength ?? 0;
    return left >= 0;
  });
}

/** The same file sent to the same thread by the same person has the same key, however often Slack tells of it. */
function keyOf(thread: string, viewer: Viewer, id: string): string {
  return createHash("sha256")
    .update(JSON.stringify([thread, viewer.id, id]))
    .digest("hex")
    .slice(0, 32);
}
