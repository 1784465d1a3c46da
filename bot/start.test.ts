import { mkdir, readdir, rm } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Viewer } from "../corpus/document.ts";
import { openLibrary } from "../corpus/open.ts";
import { runIngest, runProduct, type Server, startServer, temporaryFolder } from "./testing/product.ts";

const PATIENCE = { timeout: 100_000, interval: 50 };
const Readiness = z.object({ status: z.string(), done: z.number().optional(), total: z.number().optional() });
const SAMPLE_FILE = new URL("../corpus/samples/documents/regulations/byod-guidelines-2024-07-01.md", import.meta.url)
  .pathname;

let root = "";
const started: Server[] = [];

async function start(folder: string): Promise<Server> {
  const server = await startServer(join(root, folder));
  started.push(server);
  return server;
}

beforeAll(async () => {
  root = await temporaryFolder();
});
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe("the server", { timeout: 200_000 }, () => {
  it("takes in everything once, however often it is killed meanwhile", async () => {
    const clean = await start("clean");
    await readyAt(clean);
    const whole = await contentOf("clean");
    expect(whole.documents.length).toBeGreaterThan(60);
    expect(whole.passages).toBe(whole.documents.reduce((sum, { passages }) => sum + passages, 0));

    for (const share of [0.2, 0.6]) {
      const killed = await start("killed");
      await vi.waitFor(async () => {
        const { done = 0, total = 0 } = await readiness(killed);
        expect(done).toBeGreaterThan(total * share);
      }, PATIENCE);
      killed.child.kill("SIGKILL");
      expect(await killed.ended).toMatchObject({ status: null, signal: "SIGKILL" });
      const part = await contentOf("killed");
      expect(part.documents.length).toBeGreaterThan(0);
      expect(part.documents.length).toBeLessThan(whole.documents.length);
    }

    await readyAt(await start("killed"));
    expect(await contentOf("killed")).toEqual(whole);
  });

  it("lets others answer beside it, and takes in what others bring", async () => {
    const server = await start("clean");
    await readyAt(server);
    const asked = await runProduct(["ask", "職員表彰の種類は何ですか", "--data", join(root, "clean")]);
    expect(asked).toMatchObject({ status: 0, stderr: "" });
    const brought = await runIngest([SAMPLE_FILE, "--data", join(root, "clean")]);
    expect(brought).toMatchObject({ status: 0, stderr: "" });
    expect(brought.stdout).toContain("1 taken in, 0 unchanged, 0 refused.");
    const refused = await runIngest(["rebuild", "--data", join(root, "clean")]);
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^The library is being written by [^\n]*; stop that process or wait for it\.\n$/u);
    expect(refused.stderr).toContain(`process ${server.child.pid} on `);
    const second = await start("clean");
    await readyAt(second);
    second.child.kill("SIGTERM");
    const { status, stderr } = await second.ended;
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^The library is being written by [^\n]*; this process answers and leaves writing to it\.\n/u,
    );
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends cleanly at %s while it takes in the samples", async (signal) => {
    const server = await start(signal);
    await vi.waitFor(async () => expect((await readiness(server)).done).toBeGreaterThan(0), PATIENCE);
    expect((await readiness(server)).status).toBe("starting");
    server.child.kill(signal);
    expect(await server.ended).toMatchObject({ status: 0, signal: null, stdout: "" });
    expect((await contentOf(signal)).documents.length).toBeGreaterThan(0);
    expect(await readdir(join(root, signal))).toContain("samples-unfinished");
  });

  it("ends with a sentence where the samples cannot be taken in", async () => {
    await mkdir(join(root, "blocked", "samples-unfinished"), { recursive: true });
    const { status, stdout, stderr } = await (await start("blocked")).ended;
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/\nThe command failed: [^\n]*samples-unfinished[^\n]*\n$/u);
  });

  it("lets an answer under way end at the first Ctrl+C, and ends at once at the second", async () => {
    const server = await start("clean");
    await readyAt(server);
    const { accepted, failed } = unfinishedQuestion(server);
    await accepted;
    server.child.kill("SIGINT");
    await vi.waitFor(() => expect(fetch(`${server.url}/healthz`)).rejects.toThrow(), PATIENCE);
    await vi.waitFor(() => {
      server.child.kill("SIGINT");
      expect(server.child.signalCode).toBe("SIGINT");
    }, 10_000);
    expect(await server.ended).toMatchObject({ status: null, signal: "SIGINT" });
    await failed;
  });
});

async function readiness({ url }: Server) {
  return Readiness.parse(await (await fetch(`${url}/readyz`)).json());
}

async function readyAt(server: Server): Promise<void> {
  await vi.waitFor(async () => expect((await readiness(server)).status).toBe("ready"), PATIENCE);
}

/** A question whose second half never comes: when the server has taken it up, and when it has cut it off. */
function unfinishedQuestion({ url }: Server): { readonly accepted: Promise<void>; readonly failed: Promise<void> } {
  const headers = { "content-type": "application/json", "content-length": "100", expect: "100-continue" };
  const asking = request(`${url}/api/ask`, { method: "POST", headers });
  asking.write('{"question": ');
  return {
    accepted: new Promise((resolve) => asking.on("continue", () => resolve())),
    failed: new Promise((resolve) => asking.on("error", () => resolve())),
  };
}

/** Somebody who may read everything that the samples hold. */
const READER: Viewer = {
  id: "p001",
  departments: ["総務部", "人事課", "総務部人事課"],
  post: "係長",
  employment: "常勤職員",
  body: "知事部局",
  groups: ["人事担当者", "CSIRT"],
};

/** What a library holds: its documents with their revisions and passages, and how many passages are in the index. */
async function contentOf(folder: string) {
  const library = await openLibrary({ folder: join(root, folder), mode: "read" });
  const scope = { asOf: "2026-11-20", viewer: READER };
  const documents = [];
  for (const { document, revisions } of await library.documents(scope)) {
    const texts = await Promise.all(
      revisions.map(({ effectiveFrom }) => library.text(document.id, scope, effectiveFrom)),
    );
    documents.push({
      id: document.id,
      title: document.title,
      revisions: revisions.map(({ effectiveFrom, contentHash }) => `${effectiveFrom} ${contentHash}`),
      passages: texts.reduce((sum, text) => sum + (text?.passages.length ?? 0), 0),
    });
  }
  const { passages } = library.statistics();
  await library.close();
  return { documents, passages };
}
