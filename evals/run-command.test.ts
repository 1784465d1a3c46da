import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openLibrary } from "../corpus/open.ts";
import { parseCommandLine } from "./command-line.ts";
import { createWordAnswerer } from "./fixtures/word-answerer.ts";
import { type Product, runCommand, type Surroundings } from "./run-command.ts";
import { openWorkspace } from "./workspace.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");
const STARTED = new Date("2026-11-22T04:15:00.123Z");

let folder = "";
const log: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "do-evals-"));
  log.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const PRODUCT: Product = {
  openLibrary: (path) => openLibrary({ folder: path, mode: "write" }),
  createAnswerer: (library) => createWordAnswerer(library, 2),
  fillWithSamples: async () => ["refused  a.pdf: it is encrypted"],
  loadSupportCheck: async () => ({ supports: () => 1, threshold: 0.5 }),
  loadRoute: async () => () => ({ kind: "door", door: "question" }),
  peopleFile: join(FIXTURES, "gold/people.csv"),
  versions: { node: "26.10.0" },
};

async function run(args: readonly string[], library = join(folder, "library")): Promise<string> {
  const line = parseCommandLine(args);
  if (line.kind === "wrong" || line.command.kind === "help") throw new Error("not a command");
  const surroundings: Surroundings = {
    folder: library,
    startedAt: STARTED,
    today: "2026-11-22",
    now: () => 0,
    onProgress: () => {},
    log: (text) => log.push(text),
  };
  return runCommand(line.command, line.options, PRODUCT, surroundings);
}

describe("a measurement", () => {
  it("prints one JSON value with --json and a table of figures without", async () => {
    const json = await run(["retrieval", join(FIXTURES, "beir"), "--json"]);
    expect(json.trimEnd().split("\n")).toHaveLength(1);
    expect(z.looseObject({ queries: z.number() }).parse(JSON.parse(json)).queries).toBe(3);
    const table = await run(["claims", join(FIXTURES, "claims.jsonl")]);
    expect(table).toMatch(/^claims on fixtures, 3 questions\n/u);
    expect(await run(["routing", join(FIXTURES, "utterances.jsonl")])).toMatch(/^questionsMisrouted +0\.000 /mu);
    expect(table).toMatch(/^falsePassed +1\.000 +\[1\.000, 1\.000\] +1$/mu);
  });

  it("keeps no run without --data, and with it one that can be compared by its id", async () => {
    await run(["claims", join(FIXTURES, "claims.jsonl")]);
    expect(await readdir(folder)).toEqual([]);
    await run(["claims", join(FIXTURES, "claims.jsonl"), "--data", folder]);
    const id = "2026-11-22T04-15-00Z-claims-fixtures";
    expect(await readdir(join(folder, "runs"))).toEqual([`${id}.json`]);
    expect(log).toEqual([`Run kept in ${join(folder, "runs", `${id}.json`)}`]);
    const table = await run(["compare", id, join(folder, "runs", `${id}.json`), "--data", folder]);
    expect(table).toMatch(/^right +0\.667 +0\.667 +\+0\.000/mu);
  });

  it("writes a report of a run and of a comparison", async () => {
    const report = join(folder, "report.html");
    await run(["retrieval", join(FIXTURES, "beir"), "--data", folder, "--report", report]);
    expect(await readFile(report, "utf8")).toContain("<h1>検索の評価：beir</h1>");
    const id = "2026-11-22T04-15-00Z-retrieval-beir";
    await run(["compare", id, id, "--data", folder, "--report", report, "--json"]);
    expect(await readFile(report, "utf8")).toContain("<h1>検索の評価の比較：beir</h1>");
    await run(["routing", join(FIXTURES, "utterances.jsonl"), "--report", report]);
    expect(await readFile(report, "utf8")).toContain("<h1>行き先の判定の評価：utterances</h1>");
  });

  it("tells which sample files were refused", async () => {
    await run(["answers", join(FIXTURES, "gold"), "--json"]);
    expect(log).toEqual(["refused  a.pdf: it is encrypted"]);
  });
});

describe("what is missing", () => {
  it("is said in one sentence: a dataset, a run, the report's folder", async () => {
    await expect(run(["retrieval", join(folder, "nowhere")])).rejects.toThrow(
      /^There is no dataset file [^.]+\.jsonl\.$/u,
    );
    await expect(run(["compare", "a", "b"])).rejects.toThrow(/^There is no run a; /u);
    const report = join(folder, "nowhere", "r.html");
    await expect(run(["retrieval", join(FIXTURES, "beir"), "--report", report])).rejects.toThrow(
      /^The report .* cannot be written: /u,
    );
    await expect(run(["compare", join(FIXTURES, "claims.jsonl"), "b"])).rejects.toThrow(
      /is not a run that eval stored\.$/u,
    );
  });
});

describe("a workspace", () => {
  it("is a temporary folder that goes, or one below the data folder that stays", async () => {
    const temporary = openWorkspace(undefined, STARTED);
    await run(["retrieval", join(FIXTURES, "beir")], temporary.folder);
    expect((await readdir(temporary.folder)).length).toBeGreaterThan(0);
    temporary.close();
    await expect(readdir(temporary.folder)).rejects.toThrow("ENOENT");
    const kept = openWorkspace(folder, STARTED);
    expect(kept.folder).toBe(join(folder, "evals", "2026-11-22T04-15-00.123Z"));
    await run(["retrieval", join(FIXTURES, "beir")], kept.folder);
    kept.close();
    expect((await readdir(kept.folder)).length).toBeGreaterThan(0);
  });
});
