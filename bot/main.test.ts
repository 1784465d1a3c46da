import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Ended, runProduct, temporaryFolder } from "./testing/product.ts";

const QUESTION = "職員表彰の種類は何ですか";
const Said = z.object({ kind: z.string(), text: z.string() });
const Hits = z.array(z.object({ rank: z.number(), title: z.string(), text: z.string() }));
const ONE_SENTENCE = /^[A-Z][^\n]*\.\n$/u;

let root = "";
let filled = "";
let first: Ended;

beforeAll(async () => {
  root = await temporaryFolder();
  filled = join(root, "filled");
  first = await runProduct(["ask", QUESTION, "--json", "--data", filled]);
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe("asking on the command line", () => {
  it("takes in the sample corpus first where the data folder is empty, and prints one JSON value and nothing else", () => {
    expect(first.status).toBe(0);
    expect(Said.parse(JSON.parse(first.stdout)).text).not.toBe("");
    expect(first.stdout.trimEnd()).not.toContain("\n");
    expect(first.stderr).toBe("");
  });

  it("answers for a reader with the sources below", async () => {
    const { status, stdout, stderr } = await runProduct(["ask", QUESTION, "--viewer", "p001", "--data", filled]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/\[1\]\n(?:[\s\S]*\n)?\n\[1\] .+ \(\d{4}-\d\d-\d\d\)\n/u);
    expect(stderr).toBe("");
  });

  it("searches as JSON and as a list, as many as are wanted", async () => {
    const [json, list] = await Promise.all([
      runProduct(["search", "テレワーク", "-k", "3", "--json", "--data", filled]),
      runProduct(["search", "テレワーク", "-k", "2", "--data", filled]),
    ]);
    const hits = Hits.parse(JSON.parse(json.stdout));
    expect(hits.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(list.stdout.match(/^\d+\. /gmu)).toEqual(["1. ", "2. "]);
    expect([json.status, list.status]).toEqual([0, 0]);
  });

  it("meets an English question in Japanese", async () => {
    const { status, stdout } = await runProduct(["ask", "How many days may I telework?", "--json", "--data", filled]);
    expect(status).toBe(0);
    expect(Said.parse(JSON.parse(stdout)).text).toMatch(/[ぁ-ん]/u);
  });

  it.each([
    ["an empty question", "", "The question holds no words.\n"],
    ["a question of spaces", " 　\n", "The question holds no words.\n"],
    ["a question of emoji", "😀🎉👍🏽", "The question holds no words.\n"],
    ["10,000 characters", "あ".repeat(10_000), "The question has 10000 characters; 2,000 is the limit.\n"],
  ])("refuses %s in one sentence, and makes no data folder", async (_name, question, sentence) => {
    const folder = join(root, "never");
    const ended = await runProduct(["ask", question, "--json", "--data", folder]);
    expect(ended).toEqual({ status: 1, signal: null, stdout: "", stderr: sentence });
    expect(await readdir(root)).not.toContain("never");
  });

  it("does not know somebody who is not among the people", async () => {
    const ended = await runProduct(["ask", "何日？", "--viewer", "p999", "--today", "2026-11-20", "--data", filled]);
    const sentence = "There is no person p999 on 2026-11-20 among the people of people.csv.\n";
    expect(ended).toEqual({ status: 1, signal: null, stdout: "", stderr: sentence });
  });
});

describe("wrong usage", () => {
  it.each([
    ["an unknown option", ["ask", "何日？", "--colour"], "'--colour'"],
    ["an unknown command", ["anser", "何日？"], "anser"],
    ["no command", [], "start, ask or search"],
    ["no question", ["ask"], "quotation marks"],
    ["two words without quotation marks", ["ask", "休暇は", "何日？"], "several words"],
    ["a day that does not exist", ["ask", "何日？", "--as-of", "2026-02-30"], "--as-of must be a date"],
    ["a day in other words", ["ask", "何日？", "--today", "昨日"], "--today must be a date"],
    ["too many passages", ["search", "休暇", "-k", "101"], "-k must be a number from 1 to 100"],
    ["an option without its value", ["ask", "何日？", "--viewer"], "--viewer"],
    ["an argument to start", ["start", "now"], "start takes no arguments"],
  ])("is told with the usage: %s", async (_name, args, named) => {
    const { status, stdout, stderr } = await runProduct(args);
    const [sentence = "", empty, usage = ""] = stderr.split("\n");
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(sentence).toContain(named);
    expect(sentence).toMatch(/^\S.*[^.]\.$/u);
    expect([empty, usage]).toEqual(["", "Usage:"]);
  });

  it("is not asking for help, which goes to stdout", async () => {
    const { status, stdout, stderr } = await runProduct(["--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage:\n/u);
    expect(stderr).toBe("");
  });
});

describe("what the machine does not allow", () => {
  it.each(["ask", "start"])("%s says that the data folder cannot be made", async (command) => {
    const file = join(root, "file");
    await writeFile(file, "");
    const args = command === "ask" ? ["ask", "何日？"] : ["start"];
    const { status, stdout, stderr } = await runProduct([...args, "--data", join(file, "below")], { PORT: "0" });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(ONE_SENTENCE);
    expect(stderr).toContain(`The data folder ${join(file, "below")} cannot be written`);
  });

  it("says that the data folder may not be written", async () => {
    const closed = await unwritableFolder();
    const { status, stderr } = await runProduct(["ask", "何日？", "--data", closed]);
    expect(status).toBe(1);
    expect(stderr).toMatch(ONE_SENTENCE);
    expect(stderr).toContain(`The data folder ${closed} cannot be written`);
  });

  it("says that the port is in use", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, "127.0.0.1", () => {
        const address = other.address();
        resolve(address !== null && typeof address === "object" ? address.port : 0);
      });
    });
    const { status, stdout, stderr } = await runProduct(["start", "--data", filled], { PORT: `${port}` });
    other.close();
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program; stop that program or set PORT to a free port.\n`,
    );
  });

  it("names every setting that is not usable", async () => {
    const { status, stderr } = await runProduct(["start", "--data", filled], { PORT: "many", LLM_MODEL: "small" });
    expect(status).toBe(1);
    expect(stderr).toBe(
      "Some settings are not usable:\n  PORT must be a number\n  LLM_BASE_URL is missing, while LLM_MODEL is set\n",
    );
  });
});

/** Root writes into every folder but the kernel's own. */
async function unwritableFolder(): Promise<string> {
  if (process.getuid?.() === 0) return "/sys/do-assistant";
  const closed = await mkdtemp(join(root, "closed-"));
  await chmod(closed, 0o500);
  return closed;
}
