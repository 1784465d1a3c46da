import { type ReadResult, refused } from "../block.ts";
import type { DocumentReader, UnpackBudget, Unpacked } from "../document-reader.ts";
import type { Refusal } from "../reasons.ts";
import { READER_LIMITS, type ReaderLimits } from "./limits.ts";
import { EntryReply, ReadReply } from "./messages.ts";
import { createPlaces } from "./places.ts";
import { type Answer, type EndReason, type ReaderChild, startChild } from "./start-child.ts";

/** Reads files in processes that can reach neither files nor network, and whose end ends nothing else. */
export interface ReaderPool extends DocumentReader {
  /** Ends its processes; what they are reading throws ReaderPoolClosed. */
  close(): Promise<void>;
}

interface Options {
  /** Files read at once. Unpacking an archive takes a process of its own beside them. */
  readonly size?: number;
  readonly limits?: Partial<ReaderLimits>;
  /** Told of every process, by its id. */
  readonly onStart?: (pid: number) => void;
}

export class ReaderPoolClosed extends Error {
  override readonly name = "ReaderPoolClosed";
}

interface Worker {
  readonly child: ReaderChild;
  /** Files that it has read. */
  readonly files: number;
}

/** Processes start with the first files, and are kept for the next ones. */
export function createReaderPool({ size = 2, limits: given, onStart }: Options = {}): ReaderPool {
  const limits = { ...READER_LIMITS, ...given };
  const places = createPlaces(size);
  const children = new Set<ReaderChild>();
  const idle: Worker[] = [];
  let closed = false;

  function start(): Worker {
    if (closed) throw new ReaderPoolClosed("The reader pool is closed");
    const child = startChild(limits, onStart);
    children.add(child);
    return { child, files: 0 };
  }

  async function readWith({ child, files }: Worker, bytes: Uint8Array, name: string): Promise<Answer> {
    const answer = await child.ask({ kind: "read", name }, bytes);
    if (closed) throw new ReaderPoolClosed("The reader pool was closed");
    if (answer.kind === "ended") children.delete(child);
    else if (files + 1 < limits.filesPerChild && (await child.memory()) < limits.residentBytes / 2) {
      idle.push({ child, files: files + 1 });
    } else await retire(child);
    return answer;
  }

  async function retire(child: ReaderChild): Promise<void> {
    children.delete(child);
    await child.end();
  }

  async function read(bytes: Uint8Array, name: string): Promise<ReadResult> {
    const worker = takeIdle() ?? start();
    let answer = await readWith(worker, bytes, name);
    // What earlier files have left in a process, or ended it while it was idle, this one need not answer for.
    if (answer.kind === "ended" && answer.because === "fault" && worker.files > 0) {
      answer = await readWith(start(), bytes, name);
    }
    if (answer.kind === "ended") return { kind: "refused", reason: reasonOf(answer.because, limits) };
    return ReadReply.safeParse(answer.frame.message).data ?? refused("reader-failed");
  }

  function takeIdle(): Worker | undefined {
    for (;;) {
      const worker = idle.pop();
      if (worker === undefined || worker.child.isAlive()) return worker;
      children.delete(worker.child);
    }
  }

  async function* unpack(bytes: Uint8Array, budget: UnpackBudget): AsyncGenerator<Unpacked> {
    const { child } = start();
    try {
      let answer = await child.ask({ kind: "unpack", budget }, bytes);
      for (;;) {
        if (answer.kind === "reply") answer = await child.ask({ kind: "next" });
        if (closed) throw new ReaderPoolClosed("The reader pool was closed");
        if (answer.kind === "ended") {
          yield { kind: "refused", name: "", reason: reasonOf(answer.because, limits), spent: 0 };
          return;
        }
        const entry = EntryReply.parse(answer.frame.message);
        if (entry === undefined) return;
        yield entry.kind === "file" ? { ...entry, bytes: answer.frame.bytes } : entry;
      }
    } finally {
      await retire(child);
    }
  }

  return {
    read: (bytes, name) => places.use(() => read(bytes, name)),
    unpack,
    close: async () => {
      closed = true;
      await Promise.all([...children].map(retire));
    },
  };
}

function reasonOf(because: EndReason, { milliseconds, residentBytes }: ReaderLimits): Refusal {
  switch (because) {
    case "time":
      return { code: "takes-too-long", detail: String(Math.ceil(milliseconds / 1_000)) };
    case "memory":
      return { code: "takes-too-much-memory", detail: String(Math.round(residentBytes / 1024 / 1024)) };
    case "length":
      return { code: "expands-too-far", detail: "" };
    case "fault":
      return { code: "reader-failed", detail: "" };
  }
}
