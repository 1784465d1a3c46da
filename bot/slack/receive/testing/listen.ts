import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { onTestFinished } from "vitest";

/** Listens on a free port of loopback until the test is over. @returns host and port */
export async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    await once(server.close(), "close");
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not on a port");
  return `127.0.0.1:${address.port}`;
}

/** @returns host and port where somebody listened a moment ago */
export async function abandonedHost(): Promise<string> {
  const server = createServer();
  const host = await listen(server);
  await once(server.close(), "close");
  return host;
}
