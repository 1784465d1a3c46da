import { setTimeout as passing } from "node:timers/promises";
import type { ReceiverEvent } from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";
import { createBoltLogger } from "./bolt-logger.ts";
import { describeFailure, outcomeOf } from "./call-outcome.ts";
import { announcedEnd, receiverEvent } from "./envelope.ts";
import { createProxyDispatcher, type OutboundProxy } from "./proxy.ts";
import type { Expiry, OpenSocket, Refusal } from "./socket.ts";
import { clientOptions } from "./web-client.ts";

interface Parts {
  readonly appToken: string;
  /** Null for Slack itself. */
  readonly apiUrl: string | null;
  readonly proxy: OutboundProxy | null;
  readonly log: (line: string) => void;
  /** An attempt that has come to nothing by then is given up. */
  readonly openingMs?: number;
  /** How long the other side may take to say goodbye. Slack leaves the connection open after that (node-slack-sdk issue 2752). */
  readonly closingMs?: number;
}

/** Slack waits no longer for an acknowledgement. */
const USEFUL_MS = 3_000;

/** Connections of Slack's own SDK; it reconnects none itself, since that rejects unhandled (node-slack-sdk issue 2656). */
export function createSdkSocketOpener(parts: Parts): OpenSocket {
  const { appToken, apiUrl, proxy, log, openingMs = 10_000, closingMs = 2_000 } = parts;
  const options = clientOptions({ apiUrl, proxy });
  return async (take, signal) => {
    const givenUp = AbortSignal.any([signal, AbortSignal.timeout(openingMs)]);
    let lastWord = "the connection ended";
    const logger = createBoltLogger((line) => {
      lastWord = line;
    });
    const dispatcher = proxy === null ? undefined : createProxyDispatcher(proxy);
    const through = dispatcher === undefined ? {} : { dispatcher };
    const client = new SocketModeClient({
      appToken,
      logger,
      autoReconnectEnabled: false,
      clientOptions: { ...options, fetch: (url, init) => options.fetch(url, { ...init, signal: givenUp }) },
      ...through,
    });

    const ended = new Promise<void>((resolve) => client.once("disconnected", () => resolve()));
    const end = ended.then((): Expiry => ({ kind: "ended", reason: lastWord }));
    const expired = Promise.race([announcement(client, log), end]);
    const underWay = handOver(client, take, log);

    const opening = start(client, () => lastWord);
    const failed = expired.then((expiry) => (expiry.kind === "refresh" ? opening : refusal(expiry)));
    const refused = await Promise.race([opening, failed, aborted(givenUp)]);
    if (refused === null) return { kind: "open", socket: { expired, ended, close } };
    // It may yet open while it is being given up.
    void Promise.all([close(), opening.then(close)]);
    return refused;

    async function close(): Promise<void> {
      await Promise.race([Promise.all(underWay), passing(USEFUL_MS, undefined, { ref: false })]);
      // Disconnecting twice ends it without waiting for the other side's goodbye.
      const impatience = setTimeout(() => client.websocket?.disconnect(), closingMs);
      await client.disconnect();
      clearTimeout(impatience);
      await dispatcher?.destroy();
    }
  };
}

/** @returns null once Slack has said hello */
async function start(client: SocketModeClient, lastWord: () => string): Promise<Refusal | null> {
  try {
    const outcome = await outcomeOf(client.start());
    if (outcome.kind === "done") return null;
    const retryAfterMs = outcome.kind === "rate-limited" ? outcome.retryAfterMs : 0;
    return { kind: "refused", reason: describeFailure(outcome), retryAfterMs };
  } catch (cause) {
    // The SDK rejects with nothing where the socket closes before it is ready.
    return refusal({ reason: cause instanceof Error ? cause.message : lastWord() });
  }
}

/**
 * Resolves when Slack announces the end of the connection. The SDK would close it at that very moment, with
 * acknowledgements under way; and what it cannot read would be a rejection that nobody handles. So its listener is called
 * from here.
 */
function announcement(client: SocketModeClient, log: (line: string) => void): Promise<Expiry> {
  const [read] = client.listeners("ws_message");
  client.removeAllListeners("ws_message");
  return new Promise((resolve) => {
    client.on("ws_message", (message: unknown, isBinary: unknown) => {
      const end = announcedEnd(message);
      if (end !== null) return resolve(end);
      const reading = Promise.resolve(read?.(message, isBinary));
      reading.catch((cause: unknown) => log(`Slack sent something unreadable: ${cause}`));
    });
  });
}

/** @returns what is under way */
function handOver(
  client: SocketModeClient,
  take: (event: ReceiverEvent) => Promise<void>,
  log: (line: string) => void,
): ReadonlySet<Promise<void>> {
  const underWay = new Set<Promise<void>>();
  client.on("slack_event", (emitted: unknown) => {
    const event = receiverEvent(emitted);
    if (event === null) return log("Slack sent an event without a body.");
    const taking = take(event).finally(() => underWay.delete(taking));
    underWay.add(taking);
  });
  return underWay;
}

function aborted(signal: AbortSignal): Promise<Refusal> {
  return new Promise((resolve) => {
    const giveUp = () => resolve(refusal({ reason: "Slack has not said hello in time" }));
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
}

function refusal({ reason }: { readonly reason: string }): Refusal {
  return { kind: "refused", reason, retryAfterMs: 0 };
}
