import { EventEmitter, once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { onTestFinished } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { listen } from "./listen.ts";

/** Slack's side of Socket Mode, until the test is over. */
export interface Link {
  readonly host: string;
  readonly apiUrl: string;
  /** The sockets that are open, oldest first. */
  readonly sockets: ReadonlySet<WebSocket>;
  /** What was acknowledged, in order, as the envelope's id and the response. */
  readonly acknowledged: readonly { readonly envelope_id: string; readonly payload: unknown }[];
  /** How few sockets were open at any time since the first. */
  readonly fewest: number;
  /** Answers the following calls of `apps.connections.open`, one each; then it opens connections again. */
  answer(...answers: readonly RequestListener[]): void;
  /** Tells the next socket this instead of hello. */
  greet(...messages: readonly object[]): void;
  /** Sends it over every open socket. */
  send(message: unknown): void;
  /** Resolves once the other side has read what it was sent. */
  read(): Promise<void>;
  until(reached: () => boolean): Promise<void>;
}

export const HELLO = { type: "hello", num_connections: 1 } as const;

export async function openLink(): Promise<Link> {
  const changes = new EventEmitter().setMaxListeners(0);
  const sockets = new Set<WebSocket>();
  const acknowledged: { envelope_id: string; payload: unknown }[] = [];
  const answers: RequestListener[] = [];
  const greetings: (readonly object[])[] = [];
  let fewest = Number.POSITIVE_INFINITY;

  const server = createServer((request, response) => {
    const answer = answers.shift();
    changes.emit("change");
    if (answer !== undefined) return answer(request, response);
    response.end(JSON.stringify({ ok: true, url: `ws://${request.headers.host}/link` }));
  });
  new WebSocketServer({ server }).on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      fewest = Math.min(fewest, sockets.size);
      changes.emit("change");
    });
    socket.on("message", (data) => {
      acknowledged.push(JSON.parse(`${data}`));
      changes.emit("change");
    });
    for (const message of greetings.shift() ?? [HELLO]) socket.send(JSON.stringify(message));
    changes.emit("change");
  });
  const host = await listen(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.terminate();
  });

  return {
    host,
    apiUrl: `http://${host}/api`,
    sockets,
    acknowledged,
    get fewest() {
      return fewest;
    },
    answer: (...more) => void answers.push(...more),
    greet: (...messages) => void greetings.push(messages),
    send: (message) => {
      for (const socket of sockets) socket.send(typeof message === "string" ? message : JSON.stringify(message));
    },
    read: async () => {
      const pongs = [...sockets].map((socket) => once(socket, "pong"));
      for (const socket of sockets) socket.ping();
      await Promise.all(pongs);
    },
    until: async (reached) => {
      while (!reached()) await once(changes, "change");
    },
  };
}

/** An event as Slack delivers it over a socket. */
export function envelope(id: string, changes: object = {}): object {
  return {
    envelope_id: id,
    type: "events_api",
    accepts_response_payload: false,
    payload: { type: "event_callback", event_id: id, event: { type: "app_mention", text: "質問" } },
    ...changes,
  };
}

export const refusing =
  (error: string): RequestListener =>
  (_, response) =>
    void response.end(JSON.stringify({ ok: false, error }));
