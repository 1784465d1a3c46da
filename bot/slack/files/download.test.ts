import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { expect, test as it, onTestFinished } from "vitest";
import { z } from "zod";
import { createDownload, fileOrigins } from "./download.ts";
import type { HostedFile } from "./slack-file.ts";

const FILE: Omit<HostedFile, "url"> = {
  kind: "hosted",
  id: "F1",
  name: "手引.txt",
  mimetype: "text/plain",
  size: 6,
};

/** A file server on loopback. @returns its origin, and what it was asked with */
async function serve(listener: RequestListener) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    listener(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return { origin: originOf(server), asked };
}

function originOf(server: Server): string {
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${port}`;
}

function downloadFrom(origin: string, changes: Partial<Parameters<typeof createDownload>[0]> = {}) {
  const download = createDownload({ token: "xoxb-1", origins: [origin], ...changes });
  return (file: Partial<HostedFile> = {}) => download({ ...FILE, url: `${origin}/files/F1/download`, ...file });
}

it("gives a file's bytes and shows the token", async () => {
  const { origin, asked } = await serve((_, response) => response.end("本文"));
  expect(await downloadFrom(origin)()).toEqual({ kind: "bytes", bytes: Buffer.from("本文") });
  expect(asked).toEqual(["Bearer xoxb-1"]);
});

it("asks no other origin than the given ones", async () => {
  const { origin, asked } = await serve((_, response) => response.end("本文"));
  const download = downloadFrom("https://files.slack.com");
  const elsewhere = [
    origin,
    "http://files.slack.com/a",
    "https://files.slack.com.example.jp/a",
    "https://files.slack.com:8443/a",
    "https://example.jp/?https://files.slack.com/",
    "https://files.slack.com@127.0.0.1/a",
    "file:///etc/passwd",
    "files.slack.com/a",
    "",
  ];
  for (const url of elsewhere) expect(await download({ url })).toEqual({ kind: "failed", reason: "wrong-host" });
  expect(asked).toEqual([]);
});

it("does not follow a redirect", async () => {
  const other = await serve((_, response) => response.end("本文"));
  const { origin } = await serve((_, response) => response.writeHead(302, { location: other.origin }).end());
  expect(await downloadFrom(origin)()).toEqual({ kind: "failed", reason: "redirected" });
  expect(other.asked).toEqual([]);
});

it("knows Slack's login page, which comes with status 200", async () => {
  const page = "<!DOCTYPE html><title>Slack</title><form id=signin></form>";
  const { origin } = await serve((_, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page),
  );
  const download = downloadFrom(origin);
  expect(await download()).toEqual({ kind: "failed", reason: "signed-out" });
  const htmlFile = { name: "手引.html", mimetype: "text/html" };
  expect(await download({ ...htmlFile, size: 20_000 })).toEqual({ kind: "failed", reason: "signed-out" });
  expect(await download({ ...htmlFile, size: page.length })).toEqual({ kind: "bytes", bytes: Buffer.from(page) });
});

it.each([
  [401, "signed-out"],
  [403, "signed-out"],
  [404, "gone"],
  [429, "unreachable"],
  [500, "unreachable"],
])("tells what status %d means", async (status, reason) => {
  const { origin } = await serve((_, response) => response.writeHead(status).end("no"));
  expect(await downloadFrom(origin)()).toEqual({ kind: "failed", reason });
});

it("does not ask for a file that Slack says is too large", async () => {
  const { origin, asked } = await serve((_, response) => response.end("本文"));
  expect(await downloadFrom(origin, { limitBytes: 10 })({ size: 11 })).toEqual({ kind: "failed", reason: "too-large" });
  expect(asked).toEqual([]);
});

it("stops at the limit, whatever size was announced", async () => {
  const declared = await serve((_, response) => response.writeHead(200, { "content-length": "1000" }).flushHeaders());
  expect(await downloadFrom(declared.origin, { limitBytes: 10 })()).toEqual({ kind: "failed", reason: "too-large" });

  const endless = await serve((_, response) => {
    const more = () => {
      while (response.write("0123456789")) {
        // Until the connection holds no more.
      }
    };
    response.on("drain", more);
    more();
  });
  expect(await downloadFrom(endless.origin, { limitBytes: 1_000 })()).toEqual({ kind: "failed", reason: "too-large" });
});

it("takes a file of exactly the limit", async () => {
  const { origin } = await serve((_, response) => response.end("0123456789"));
  expect(await downloadFrom(origin, { limitBytes: 10 })({ size: null })).toMatchObject({ kind: "bytes" });
});

it("gives up where nothing comes, before the headers and in the middle", async () => {
  const silent = await serve(() => undefined);
  expect(await downloadFrom(silent.origin, { timeoutMs: 50 })()).toEqual({ kind: "failed", reason: "timeout" });
  const stalled = await serve((_, response) => response.writeHead(200).write("本"));
  expect(await downloadFrom(stalled.origin, { timeoutMs: 50 })()).toEqual({ kind: "failed", reason: "timeout" });
});

it("tells of a connection that breaks or is refused", async () => {
  const broken = await serve((_, response) => {
    response.writeHead(200, { "content-length": "6" }).write("本", () => response.destroy());
  });
  expect(await downloadFrom(broken.origin)()).toEqual({ kind: "failed", reason: "unreachable" });
  const closed = createServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  const origin = originOf(closed);
  closed.close();
  await once(closed, "close");
  expect(await downloadFrom(origin)()).toEqual({ kind: "failed", reason: "unreachable" });
});

it("lets a stand-in for Slack on loopback serve files, and no other API address", () => {
  const slack = "https://files.slack.com";
  expect(fileOrigins(null)).toEqual([slack]);
  expect(fileOrigins("https://slack.com/api/")).toEqual([slack]);
  expect(fileOrigins("http://slack.example.jp/api/")).toEqual([slack]);
  expect(fileOrigins("http://127.0.0.1.example.jp/api/")).toEqual([slack]);
  expect(fileOrigins("http://127.0.0.1:8080/api/")).toEqual([slack, "http://127.0.0.1:8080"]);
  expect(fileOrigins("http://localhost:8080/api")).toEqual([slack, "http://localhost:8080"]);
  expect(fileOrigins("http://[::1]:8080/api")).toEqual([slack, "http://[::1]:8080"]);
});
