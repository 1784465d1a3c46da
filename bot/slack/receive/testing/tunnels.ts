import { createServer } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { onTestFinished } from "vitest";
import { listen } from "./listen.ts";

/**
 * A proxy that opens tunnels and nothing else, until the test is over. It alone knows where the hosts of a network are, as
 * a proxy at the edge of one does.
 */
export async function openProxy(hosts: Readonly<Record<string, string>>): Promise<{
  readonly url: string;
  /** Where a tunnel was asked to, in order. */
  readonly tunnels: readonly string[];
}> {
  const tunnels: string[] = [];
  const open = new Set<Duplex>();
  const server = createServer((_, response) => void response.writeHead(405).end());
  server.on("connect", (request, near) => {
    const target = request.url ?? "";
    tunnels.push(target);
    open.add(near);
    const far = connect(Number(hosts[target]?.split(":")[1]), "127.0.0.1", () => {
      near.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      near.pipe(far).pipe(near);
    });
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
    near.on("close", () => far.destroy());
  });
  const url = `http://${await listen(server)}`;
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
  });
  return { url, tunnels };
}
