import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { childFlags } from "./child-flags.ts";
import { type Frame, frameHead } from "./frame.ts";
import { hearFrames } from "./frame-stream.ts";
import type { ReaderLimits } from "./limits.ts";
import type { Order } from "./messages.ts";
import { residentMemory } from "./resident-memory.ts";
import { TO_PARENT } from "./serve.ts";

/** A process that reads files. It does not keep this one from ending, and ends with it. */
export interface ReaderChild {
  /** One order at a time; the child is ended when it breaks a limit. */
  ask(order: Order, bytes?: Uint8Array): Promise<Answer>;
  isAlive(): boolean;
  /** Bytes that it holds; 0 where the system does not tell. */
  memory(): Promise<number>;
  /** Resolves when it has ended. */
  end(): Promise<void>;
}

export type Answer =
  | { readonly kind: "reply"; readonly frame: Frame }
  /** It has ended instead, by itself or at a limit. */
  | { readonly kind: "ended"; readonly because: EndReason };

export type EndReason = "time" | "memory" | "length" | "fault";

const CHILD = fileURLToPath(new URL("./reader-child.ts", import.meta.url));
/** A child can take some hundred megabytes more between two looks. */
const LOOK_MS = 25;
const NOTHING = new Uint8Array();

export function startChild(limits: ReaderLimits, onStart?: (pid: number) => void): ReaderChild {
  // No environment: it holds tokens, which are none of a reader's business.
  const child = spawn(process.execPath, [...childFlags(limits.heapMegabytes), CHILD], {
    env: {},
    stdio: ["pipe", "ignore", "ignore", "pipe"],
  });
  if (child.pid !== undefined) onStart?.(child.pid);
  const ended = Promise.withResolvers<void>();
  let waiting: ((answer: Answer) => void) | undefined;
  let because: EndReason | undefined;

  const kill = (reason: EndReason) => {
    because ??= reason;
    child.kill("SIGKILL");
  };
  const answer = (next: Answer) => {
    waiting?.(next);
    waiting = undefined;
  };
  const onEnd = () => {
    answer({ kind: "ended", because: because ?? (ranOutOfHeap(child) ? "memory" : "fault") });
    ended.resolve();
  };
  child.once("exit", onEnd).once("error", onEnd);
  // A child that has ended is heard of through its exit.
  child.stdin?.on("error", () => undefined);
  const replies = child.stdio[TO_PARENT];
  if (replies instanceof Readable) {
    replies.on("error", () => undefined);
    hearFrames(replies, limits.replyBytes, {
      // A frame that nobody has asked for would be taken for the next file's.
      onFrame: (frame) => (waiting === undefined ? kill("fault") : answer({ kind: "reply", frame })),
      onFault: (fault) => kill(fault === "too-long" ? "length" : "fault"),
    });
  }
  child.unref();
  for (const pipe of [child.stdin, replies]) if (pipe instanceof Socket) pipe.unref();

  return {
    ask: async (order, bytes = NOTHING) => {
      if (!isAlive(child)) return { kind: "ended", because: "fault" };
      const { promise, resolve } = Promise.withResolvers<Answer>();
      waiting = resolve;
      // The timer keeps this process alive as well, which the child does not.
      const timer = setTimeout(() => kill("time"), limits.milliseconds);
      const endWatch = watch(child, limits.residentBytes, () => kill("memory"));
      child.stdin?.write(frameHead({ message: order, bytes }));
      if (bytes.length > 0) child.stdin?.write(bytes);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        endWatch();
      }
    },
    isAlive: () => isAlive(child),
    memory: async () => (child.pid === undefined ? 0 : ((await residentMemory(child.pid)) ?? 0)),
    end: async () => {
      if (!isAlive(child)) return;
      child.ref();
      kill("fault");
      await ended.promise;
    },
  };
}

/** V8 ends a process whose heap is full by SIGABRT; a shell or Windows would call it 134. */
function ranOutOfHeap({ signalCode, exitCode }: ChildProcess): boolean {
  return signalCode === "SIGABRT" || exitCode === 134;
}

function watch({ pid }: ChildProcess, mostBytes: number, onExcess: () => void): () => void {
  let isLooking = false;
  const timer = setInterval(async () => {
    if (isLooking || pid === undefined) return;
    isLooking = true;
    if (((await residentMemory(pid)) ?? 0) > mostBytes) onExcess();
    isLooking = false;
  }, LOOK_MS);
  return () => clearInterval(timer);
}

function isAlive({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}
