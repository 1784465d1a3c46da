import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { LIMITS } from "../limits.ts";
import type { Changes } from "../world/changes.ts";
import type { Envelope, Transport } from "./delivery.ts";

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface Sockets extends Transport {
  /** How many are open and not about to be ended. */
  readonly open: number;
  /** How many have been opened in all. */
  readonly opened: number;
  /** The answer to `apps.connections.open`. */
  connect(): object;
  /** Answers the next `apps.connections.open` with an error, until told otherwise. @returns how to allow them again */
  refuse(error?: string): () => void;
  /** Ends connections the way Slack refreshes them: all, or one by its place. They get nothing more. */
  disconnect(reason: "refresh_requested" | "link_disabled" | "warning", place?: number): void;
  /** Ends all connections without a word. */
  cut(): void;
  close(): void;
}

const ACKNOWLEDGEMENT = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

interface Options {
  readonly server: Server;
  readonly changes: Changes;
  readonly url: () => string;
}

export function createSockets({ server, changes, url }: Options): Sockets {
  const webSockets = new WebSocketServer({ server });
  const ready: WebSocket[] = [];
  const waiting = new Map<string, { readonly socket: WebSocket; readonly resolve: (response: unknown) => void }>();
  const tickets = new Set<string>();
  let refusal: string | null = null;
  let opening = Promise.withResolvers<void>();
  let opened = 0;
  let turn = 0;

  webSockets.on("connection", (socket: WebSocket, request) => {
    const ticket = new URL(request.url ?? "/", "ws://emulator").searchParams.get("ticket") ?? "";
    // The address that `apps.connections.open` gave admits one connection.
    if (!tickets.delete(ticket)) return socket.close(4401);
    socket.on("message", (data) => {
      const { data: acknowledgement } = ACKNOWLEDGEMENT.safeParse(parsed(`${data}`));
      if (acknowledgement === undefined) return;
      waiting.get(acknowledgement.envelope_id)?.resolve(acknowledgement.payload);
      waiting.delete(acknowledgement.envelope_id);
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      retire(socket);
      for (const [id, each] of waiting) if (each.socket === socket) waiting.delete(id);
      changes.tell({ kind: "socket" });
    });
    ready.push(socket);
    opening.resolve();
    opened += 1;
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: ready.length,
        connection_info: { app_id: "A1" },
        debug_info: { host: "emulator", approximate_connection_time: 3_600 },
      }),
    );
    changes.tell({ kind: "socket" });
  });

  function retire(socket: WebSocket): void {
    const place = ready.indexOf(socket);
    if (place >= 0) ready.splice(place, 1);
    if (ready.length === 0) opening = Promise.withResolvers();
  }

  function write(socket: WebSocket, { id, type, payload, attempt, reason }: Envelope): void {
    const retry = type === "events_api" ? { retry_attempt: attempt, retry_reason: reason ?? "" } : {};
    const accepts_response_payload = type !== "events_api";
    socket.send(JSON.stringify({ envelope_id: id, type, accepts_response_payload, ...retry, payload }));
  }

  return {
    get open() {
      return ready.length;
    },
    get opened() {
      return opened;
    },
    connect: () => {
      if (refusal !== null) return { ok: false, error: refusal };
      if (ready.length >= LIMITS.sockets) return { ok: false, error: "too_many_websockets" };
      const ticket = `${opened}-${tickets.size}-${++turn}`;
      tickets.add(ticket);
      return { ok: true, url: `${url()}/link?ticket=${ticket}` };
    },
    refuse: (error = "internal_error") => {
      refusal = error;
      return () => {
        refusal = null;
      };
    },
    reachable: async () => {
      while (ready.length === 0) await opening.promise;
    },
    send: (envelope) =>
      new Promise((resolve, reject) => {
        // Each envelope goes to one connection, as Slack chooses: here in turn.
        const socket = ready[++turn % ready.length];
        if (socket === undefined) return reject(new Error("connection_failed"));
        waiting.set(envelope.id, { socket, resolve });
        write(socket, envelope);
      }),
    disconnect: (reason, place) => {
      for (const socket of place === undefined ? [...ready] : ready.slice(place, place + 1)) {
        if (reason !== "warning") retire(socket);
        socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "emulator" } }));
      }
    },
    cut: () => {
      for (const socket of [...ready]) {
        retire(socket);
        socket.terminate();
      }
    },
    close: () => {
      for (const socket of webSockets.clients) socket.terminate();
      webSockets.close();
    },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
