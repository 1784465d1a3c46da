import type { ReceiverEvent } from "@slack/bolt";
import { backoff } from "./backoff.ts";
import { needsSomebody } from "./refusal.ts";
import type { OpenSocket, Socket } from "./socket.ts";

interface Parts {
  readonly open: OpenSocket;
  readonly take: (event: ReceiverEvent) => Promise<void>;
  /** Resolves after so many milliseconds, or once the signal comes. Never rejects. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly onOpened: (socket: Socket) => void;
  readonly onRefused: (reason: string) => void;
  /** A connection has ended that Slack did not announce to end. */
  readonly onLost: (reason: string) => void;
}

/**
 * Keeps one connection open until the signal comes; then closes it and resolves. Never rejects. A connection that Slack is
 * about to end works until another one is open in its place.
 */
export async function keepOpen(parts: Parts, signal: AbortSignal): Promise<void> {
  const { open, take, pause, random, onOpened, onRefused, onLost } = parts;
  const stopped = new Promise<null>((resolve) => signal.addEventListener("abort", () => resolve(null), { once: true }));
  const sockets = new Set<Socket>();
  let failures = 0;

  while (!signal.aborted) {
    const opening = await open(take, signal);
    if (opening.kind === "refused") {
      await refused(opening.reason, opening.retryAfterMs);
      continue;
    }
    for (const predecessor of sockets) void predecessor.close();
    const expiry = await Promise.race([follow(opening.socket).expired, stopped]);
    if (expiry?.kind === "unwanted") await refused(expiry.reason);
    else failures = 0;
    if (expiry?.kind === "ended" && !signal.aborted) {
      onLost(expiry.reason);
      await pause(backoff(failures, random()), signal);
    }
  }
  await Promise.all([...sockets].map((socket) => socket.close()));

  function follow(socket: Socket): Socket {
    sockets.add(socket);
    void socket.ended.then(() => sockets.delete(socket));
    onOpened(socket);
    return socket;
  }

  async function refused(reason: string, atLeastMs = 0): Promise<void> {
    if (signal.aborted) return;
    failures += 1;
    onRefused(reason);
    const wait = backoff(needsSomebody(reason) ? Number.POSITIVE_INFINITY : failures, random());
    await pause(Math.max(wait, atLeastMs), signal);
  }
}
