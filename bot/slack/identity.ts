import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Call } from "./delivery/call.ts";

/** The assistant's own account in the workspace. */
export interface Identity {
  readonly userId: string;
  readonly botId: string;
  readonly teamId: string;
}

const Tested = z.object({ user_id: z.string(), bot_id: z.string().optional(), team_id: z.string().optional() });
const LONGEST_WAIT_MS = 30_000;

interface Parts {
  readonly call: Call;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
  /** Milliseconds before the next attempt, after so many failures. */
  readonly delay?: (failures: number) => number;
}

/** Asks Slack who the assistant is, until it says so. Rejects only with the reason of `signal`. */
export async function findIdentity({ call, signal, log, delay = backoff }: Parts): Promise<Identity> {
  for (let failures = 1; ; failures += 1) {
    signal.throwIfAborted();
    const outcome = await call("auth.test", {});
    const { data } = Tested.safeParse(outcome.kind === "done" ? outcome.result : undefined);
    if (data !== undefined) return { userId: data.user_id, botId: data.bot_id ?? "", teamId: data.team_id ?? "" };
    const reason = outcome.kind === "refused" ? outcome.error : outcome.kind;
    log(`Slack cannot be reached (attempt ${failures}): ${reason}`);
    await pause(delay(failures), undefined, { signal }).catch(() => undefined);
  }
}

function backoff(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** (failures - 1));
}
