import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { isLoopback } from "./same-site.ts";

const SWEEP_MS = 50;

interface Options {
  readonly app: Pick<Hono, "fetch">;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** How long `close` waits for answers under way, in milliseconds. */
  readonly graceMs?: number;
}

export interface WebServer {
  readonly url: string;
  /** Takes no new requests, lets those under way end, and then closes their connections. */
  close(): Promise<void>;
}

/**
 * Listens for browsers.
 * @throws HostNotLoopback for an address that other machines reach, while nobody has to sign in; PortInUse
 */
export async function serveWeb({ app, host, port, graceMs = 5_000 }: Options): Promise<WebServer> {
  if (!isLoopback(host)) throw new HostNotLoopback(host);
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(isPortInUse(cause) ? new PortInUse(host, port, cause) : cause));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = address !== null && typeof address === "object" ? address.port : port;
  const close = () =>
    new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => server.closeAllConnections(), graceMs);
      // A browser keeps its connection open after the last answer.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      server.close((fault) => {
        clearTimeout(patience);
        clearInterval(sweep);
        if (fault === undefined) resolve();
        else reject(fault);
      });
    });
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`, close };
}

class PortInUse extends Error {
  override readonly name = "PortInUse";
  constructor(host: string, port: number, cause: unknown) {
    super(`Port ${port} on ${host} is in use by another program; stop that program or set PORT to a free port.`, {
      cause,
    });
  }
}

class HostNotLoopback extends Error {
  override readonly name = "HostNotLoopback";
  constructor(host: string) {
    super(`HOST=${host} would let other machines in, and nobody has to sign in yet; use 127.0.0.1 or localhost.`);
  }
}

function isPortInUse(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
}
