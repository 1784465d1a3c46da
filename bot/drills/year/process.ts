import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Step, YearSize } from "./plan.ts";

const PROGRAM = new URL("worker.ts", import.meta.url);

/** The desks' process, which is started anew whenever it was killed. */
export interface DeskProcess {
  /** Plays a step to its end, however often the process is killed meanwhile. */
  play(step: Step, jump: number): Promise<void>;
  kill(): void;
  readonly kills: () => number;
  end(): void;
}

export function startDesks(folder: string, size: YearSize): DeskProcess {
  let child: ChildProcess | null = null;
  let kills = 0;

  async function running(): Promise<ChildProcess> {
    if (child !== null) return child;
    const started = fork(PROGRAM, [folder, size], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child = started;
    started.once("exit", () => {
      if (child === started) child = null;
    });
    await first(started);
    return started;
  }

  /** @returns whether the step was played to its end */
  async function tried(step: Step, jump: number): Promise<boolean> {
    const at = await running();
    if (at.exitCode !== null) throw new Error(`The desks' process ended with ${at.exitCode}`);
    if (at.signalCode !== null || !at.connected) return false;
    at.send({ step, jump });
    const { kind, code } = await first(at);
    if (kind === "exit" && code !== null) throw new Error(`The desks' process ended with ${code}`);
    return kind === "message";
  }

  return {
    play: async (step, jump) => {
      while (!(await tried(step, jump))) kills += 1;
    },
    kill: () => void child?.kill("SIGKILL"),
    kills: () => kills,
    end: () => void child?.kill("SIGKILL"),
  };
}

/** What comes first: a message, or the end of the process, whose code is null where it was killed. */
async function first(child: ChildProcess): Promise<{ readonly kind: "message" | "exit"; readonly code: unknown }> {
  const over = new AbortController();
  const { signal } = over;
  const message = once(child, "message", { signal }).then(() => ({ kind: "message", code: null }) as const);
  const exit = once(child, "exit", { signal }).then(([code]: unknown[]) => ({ kind: "exit", code }) as const);
  const waiting = [message, exit];
  try {
    return await Promise.race(waiting);
  } finally {
    for (const each of waiting) each.catch(() => undefined);
    over.abort();
  }
}
