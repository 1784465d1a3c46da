import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { checkMessage, type PostedMessage } from "./check-message.ts";

export const BOT = { token: "xoxb-emulator", userId: "U0BOT", botId: "B0BOT", appToken: "xapp-emulator" } as const;

/** A small Slack on loopback: the Web API methods that the assistant calls, and Socket Mode. */
export interface SlackEmulator {
  readonly apiUrl: string;
  /** Messages posted so far, in order. */
  readonly posted: readonly PostedMessage[];
  /** Methods called so far, in order. */
  readonly called: readonly string[];
  /** Resolves once `count` messages have been posted in all. */
  posts(count: number): Promise<readonly PostedMessage[]>;
  /** Sends an envelope over the open socket. Resolves once it is acknowledged. */
  deliver(type: "events_api" | "interactive", payload: object): Promise<void>;
  /** Answers the next calls of a method with these errors, one each. */
  fail(method: string, ...errors: readonly string[]): void;
  /** Ends the open sockets the way Slack refreshes them. */
  refresh(): void;
  /** Resolves once `count` sockets have been opened in all. */
  sockets(count: number): Promise<void>;
  close(): Promise<void>;
}

const ACKNOWLEDGEMENT = z.object({ envelope_id: z.string() });

export async function createSlackEmulator(): Promise<SlackEmulator> {
  const posted: PostedMessage[] = [];
  const called: string[] = [];
  const failures = new Map<string, string[]>();
  const changed = new EventTarget();
  const unacknowledged = new Map<string, () => void>();
  let opened = 0;
  let envelopes = 0;

  const server = createServer(async (request, response) => {
    const method = request.url?.replace(/^\/api\//u, "") ?? "";
    const fields = Object.fromEntries(new URLSearchParams(await text(request)));
    called.push(method);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer(method, fields, tokenOf(request, fields))));
  });
  const webSockets = new WebSocketServer({ server });
  webSockets.on("connection", (socket: WebSocket) => {
    socket.on("message", (data) => {
      const { envelope_id } = ACKNOWLEDGEMENT.parse(JSON.parse(`${data}`));
      unacknowledged.get(envelope_id)?.();
    });
    socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
    opened += 1;
    changed.dispatchEvent(new Event("change"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const host = typeof address === "object" && address !== null ? `127.0.0.1:${address.port}` : "";

  function answer(method: string, fields: Readonly<Record<string, string>>, token: string): object {
    const error = failures.get(method)?.shift();
    if (error !== undefined) return { ok: false, error };
    if (token !== (method === "apps.connections.open" ? BOT.appToken : BOT.token))
      return { ok: false, error: "invalid_auth" };
    if (method === "auth.test") return { ok: true, user_id: BOT.userId, bot_id: BOT.botId, team_id: "T1" };
    if (method === "apps.connections.open") return { ok: true, url: `ws://${host}/link` };
    if (method !== "chat.postMessage") return { ok: false, error: "unknown_method" };
    const message = checkMessage(fields);
    if ("error" in message) return { ok: false, error: message.error };
    const ts = `1800000000.${`${posted.length + 1}`.padStart(6, "0")}`;
    posted.push({ ...message, ts });
    changed.dispatchEvent(new Event("change"));
    return { ok: true, channel: message.channel, ts };
  }

  async function until(reached: () => boolean): Promise<void> {
    while (!reached()) await once(changed, "change");
  }

  return {
    apiUrl: `http://${host}/api`,
    posted,
    called,
    posts: async (count) => {
      await until(() => posted.length >= count);
      return posted;
    },
    deliver: async (type, payload) => {
      await until(() => webSockets.clients.size > 0);
      envelopes += 1;
      const envelope_id = `envelope-${envelopes}`;
      const acknowledged = new Promise<void>((resolve) => unacknowledged.set(envelope_id, resolve));
      for (const socket of webSockets.clients)
        socket.send(JSON.stringify({ envelope_id, type, accepts_response_payload: false, payload }));
      await acknowledged;
    },
    fail: (method, ...errors) => failures.set(method, [...errors]),
    refresh: () => {
      for (const socket of webSockets.clients) {
        socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
      }
    },
    sockets: (count) => until(() => opened >= count),
    close: async () => {
      for (const socket of webSockets.clients) socket.terminate();
      webSockets.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function tokenOf(request: IncomingMessage, fields: Readonly<Record<string, string>>): string {
  return fields.token ?? request.headers.authorization?.replace(/^Bearer /u, "") ?? "";
}
