import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { serveWeb } from "./serve.ts";

const app = new Hono().get("/", (context) => context.text("はい"));

describe("the web server", () => {
  it("answers on a port of its own choice until it is closed", async () => {
    const server = await serveWeb({ app, host: "127.0.0.1", port: 0 });
    expect(await (await fetch(server.url)).text()).toBe("はい");
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it("says in one sentence that the port is in use", async () => {
    const first = await serveWeb({ app, host: "127.0.0.1", port: 0 });
    const port = Number(new URL(first.url).port);
    await expect(serveWeb({ app, host: "127.0.0.1", port })).rejects.toMatchObject({
      name: "PortInUse",
      message: `Port ${port} on 127.0.0.1 is in use by another program; stop that program or set PORT to a free port.`,
    });
    await first.close();
  });

  it("refuses an address that other machines reach", async () => {
    for (const host of ["0.0.0.0", "::", "192.168.1.10", "do.example.jp"]) {
      await expect(serveWeb({ app, host, port: 0 })).rejects.toMatchObject({ name: "HostNotLoopback" });
    }
  });

  it("ends an answer under way before it closes", async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const slow = new Hono().get("/", async (context) => {
      begun.resolve();
      await end.promise;
      return context.text("最後まで");
    });
    const server = await serveWeb({ app: slow, host: "127.0.0.1", port: 0 });
    const answer = fetch(server.url);
    await begun.promise;
    const closed = server.close();
    end.resolve();
    expect(await (await answer).text()).toBe("最後まで");
    await closed;
  });
});
