import { setTimeout as passing } from "node:timers/promises";
import type { ReceiverEvent } from "@slack/bolt";
import type { Intake } from "../delivery/intake.ts";
import { keepOpen } from "./keep-open.ts";
import type { OutboundProxy } from "./proxy.ts";
import { describeRefusal } from "./refusal.ts";
import { createSdkSocketOpener } from "./sdk-socket.ts";
import type { Socket } from "./socket.ts";

interface Parts {
  readonly appToken: string;
  /** Null for Slack itself. */
  readonly apiUrl: string | null;
  readonly proxy: OutboundProxy | null;
  readonly intake: Intake;
  readonly log: (line: string) => void;
  /** At most ten for one app. */
  readonly connections?: number;
  /** Between the first attempts to open one connection and the next, so that Slack does not refresh both at once. */
  readonly staggerMs?: number;
  /** Resolves after so many milliseconds, or once the signal comes. Never rejects. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

export interface SocketModeTransport {
  /** Connects and keeps connected; never rejects. Resolves at the first connection, or once stopped. */
  start(): Promise<void>;
  /** Takes no new events from now on, and resolves once disconnected; those under way are acknowledged before. */
  stop(): Promise<void>;
  state(): SocketModeState;
}

export interface SocketModeState {
  /** Connections that are open now, of so many that are wanted. One suffices for everything to arrive. */
  readonly open: number;
  readonly wanted: number;
  /** Connections opened and attempts refused since the start. */
  readonly opened: number;
  readonly refused: number;
  /** Why the last attempt was refused, until one succeeds. */
  readonly problem: string | null;
}

/** Takes what Slack delivers over several connections, each kept open on its own. */
export function createSocketModeTransport({
  intake,
  log,
  connections = 2,
  staggerMs = 15_000,
  pause = pass,
  random = Math.random,
  ...address
}: Parts): SocketModeTransport {
  const open = createSdkSocketOpener({ ...address, log });
  const stopping = new AbortController();
  const { promise: connected, resolve: connect } = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  let opened = 0;
  let refused = 0;
  let problem: string | null = null;
  let running: Promise<unknown> | undefined;

  const onOpened = (socket: Socket) => {
    sockets.add(socket);
    void socket.ended.then(() => sockets.delete(socket));
    opened += 1;
    if (problem !== null) log("Slack is reached again.");
    problem = null;
    connect();
  };
  const onRefused = (reason: string) => {
    refused += 1;
    if (reason !== problem) log(describeRefusal(reason));
    problem = reason;
  };
  const onLost = (reason: string) => log(`A connection to Slack was lost and is opened again: ${reason}`);

  return {
    start: () => {
      running ??= Promise.all(Array.from({ length: connections }, keep)).finally(connect);
      return connected;
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    state: () => ({ open: sockets.size, wanted: connections, opened, refused, problem }),
  };

  async function keep(_: unknown, index: number): Promise<void> {
    await pause(index * staggerMs, stopping.signal);
    await keepOpen({ open, take, pause, random, onOpened, onRefused, onLost }, stopping.signal);
  }

  /** What is not acknowledged, Slack delivers again. */
  async function take(event: ReceiverEvent): Promise<void> {
    if (stopping.signal.aborted) return;
    try {
      await intake(event);
    } catch (cause) {
      log(`Slack: an event was not taken and will come again: ${cause instanceof Error ? cause.stack : cause}`);
    }
  }
}

async function pass(milliseconds: number, signal: AbortSignal): Promise<void> {
  await passing(milliseconds, undefined, { signal }).catch(() => undefined);
}
