import type { Viewer } from "../../../corpus/document.ts";
import type { ThreadFile } from "../../store/thread-files.ts";
import type { Download } from "./download.ts";
import type { FileOutcome } from "./outcome.ts";
import { downloadReason, REASONS, unavailableReason } from "./reasons.ts";
import type { SlackFile } from "./slack-file.ts";
import type { TakeIn } from "./take-in.ts";
import type { ThreadFiles } from "./thread-files.ts";

/** What is done with files sent to the assistant. Asked again about the same files, it tells the same again. */
export interface FileDesk {
  /** A message with files, in its sender's own thread. @returns an outcome per file, in order */
  received(message: ReceivedFiles): Promise<readonly FileOutcome[]>;
  /** An administrator wants a file in the library. @param key of a `choose` outcome */
  takeIn(key: string, viewer: Viewer): Promise<FileOutcome>;
  /** Its sender wants to ask about a file in its thread. @param key of a `choose` outcome */
  ask(key: string, viewer: Viewer): Promise<FileOutcome>;
  /** Its sender has deleted the message. What was taken into the library stays there. */
  deleted(message: ReceivedFiles): Promise<void>;
}

interface ReceivedFiles {
  readonly files: readonly SlackFile[];
  readonly viewer: Viewer;
  readonly thread: string;
}

interface Parts {
  readonly download: Download;
  readonly files: Pick<ThreadFiles, "keep" | "kept" | "find" | "bytes" | "makeAskable" | "forget">;
  readonly takeIn: TakeIn;
}

const ADMINISTRATORS = "管理者";
const FILES_AT_ONCE = 5;
const GONE: FileOutcome = { kind: "refused", name: null, reason: REASONS.gone };

export function createFileDesk({ download, files, takeIn }: Parts): FileDesk {
  return {
    received: async ({ files: sent, viewer, thread }) => {
      const outcomes: FileOutcome[] = [];
      // One after the other: each may take 20 MB of memory while it is read.
      for (const file of sent.slice(0, FILES_AT_ONCE)) outcomes.push(await receive(file, viewer, thread));
      const tooMany = sent[FILES_AT_ONCE];
      if (tooMany !== undefined) {
        outcomes.push({ kind: "refused", name: tooMany.name, reason: REASONS["too-many"] });
      }
      return outcomes;
    },
    takeIn: async (key, viewer) => {
      const file = await files.find(key, viewer);
      if (file === undefined) return GONE;
      const { name } = file;
      if (!isAdministrator(viewer)) return { kind: "refused", name, reason: REASONS["not-admin"] };
      const bytes = await files.bytes(file);
      return bytes === undefined ? GONE : takeIn({ name, bytes }, viewer);
    },
    ask: async (key, viewer) => {
      const file = await files.find(key, viewer);
      return file === undefined ? GONE : ask(file);
    },
    deleted: async ({ files: sent, viewer, thread }) => {
      for (const { id } of sent) {
        const file = await files.kept(thread, viewer, id);
        if (file !== undefined) await files.forget(file);
      }
    },
  };

  async function receive(file: SlackFile, viewer: Viewer, thread: string): Promise<FileOutcome> {
    const { name } = file;
    if (file.kind === "unavailable") return { kind: "refused", name, reason: unavailableReason(file) };
    const known = await files.kept(thread, viewer, file.id);
    if (known !== undefined) return offer(known, viewer);
    const downloaded = await download(file);
    if (downloaded.kind === "failed") return { kind: "refused", name, reason: downloadReason(downloaded.reason) };
    return offer(await files.keep(thread, viewer, { id: file.id, name, bytes: downloaded.bytes }), viewer);
  }

  async function offer(file: ThreadFile, viewer: Viewer): Promise<FileOutcome> {
    const { key, name } = file;
    if (isAdministrator(viewer)) return { kind: "choose", name, key };
    const outcome = await ask(file);
    if (outcome.kind === "refused") await files.forget(file);
    return outcome;
  }

  async function ask(file: ThreadFile): Promise<FileOutcome> {
    const { name } = file;
    const result = await files.makeAskable(file);
    return result.kind === "refused"
      ? { kind: "refused", name, reason: result.reason }
      : { kind: "askable", name, warnings: result.warnings };
  }
}

function isAdministrator({ groups }: Viewer): boolean {
  return groups.includes(ADMINISTRATORS);
}
