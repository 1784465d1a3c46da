import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { BOT } from "./app.ts";
import { respond } from "./web-api/response-url.ts";
import { send } from "./web-api/server.ts";
import type { Workspace } from "./world/workspace.ts";

export interface Host {
  readonly server: Server;
  /** Known once it listens. */
  origin(): string;
  listen(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  readonly workspace: Workspace;
  readonly webApi: (request: IncomingMessage, response: ServerResponse, method: string) => Promise<void>;
}

/** What one reaches Slack at: `/api/…`, files, and response_urls. */
export function createHost({ workspace, webApi }: Options): Host {
  let origin = "";
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://emulator");
    const [, place = "", name = ""] = pathname.split("/");
    if (place === "api") return webApi(request, response, name);
    if (place === "files-pri") return sendFile(request, response, name);
    if (place !== "response") return send(response, { status: 404, body: { ok: false, error: "not_found" } });
    const refusal = respond(workspace, name, parsed(await text(request)));
    if (refusal === undefined) response.end("ok");
    else send(response, { status: 404, body: { ok: false, ...refusal } });
  }

  /** Without a good token Slack sends its sign-in page, with status 200. */
  function sendFile(request: IncomingMessage, response: ServerResponse, name: string): void {
    const file = workspace.files.get(name.replace(/^T1-/u, ""));
    if (request.headers.authorization !== `Bearer ${BOT.token}`) {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end("<!DOCTYPE html><title>Slack</title>");
    } else if (file === undefined) {
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end();
    } else {
      response.writeHead(200, { "content-type": file.mimetype, "content-length": file.bytes.length });
      response.end(file.bytes);
    }
  }

  return {
    server,
    origin: () => origin,
    listen: async () => {
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const address = server.address();
      origin = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
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
