import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const MAIN = join(import.meta.dirname, "main.ts");
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ingest-main-"));
});
afterEach(() => rm(folder, { recursive: true }));

function run(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args, "--data", join(folder, "data")], (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

test("takes in, lists, shows, removes and restores a document", async () => {
  const path = join(folder, "a.md");
  await writeFile(
    path,
    "---\ntitle: 甲要綱\nnumber: 令和6年星見県訓令第1号\neffectiveFrom: 2024-04-01\n---\n第1条　定める。\n\n第2条　次による。\n",
  );
  const taken = await run(path, "--json");
  expect(taken).toMatchObject({ code: 0, err: "" });
  const { documentId, status } = JSON.parse(taken.out);
  expect(status).toBe("done");
  expect((await run("list")).out).toContain(`${documentId}\t要綱\t甲要綱`);
  expect((await run("show", documentId)).out).toContain("[第2条]\n次による。");
  expect(await run("remove", documentId)).toMatchObject({ code: 0 });
  expect(await run("show", documentId)).toMatchObject({
    code: 1,
    err: expect.stringContaining(`no document with the ID ${documentId}`),
  });
  expect(await run("restore", documentId)).toMatchObject({ code: 0 });
  expect((await run(path)).out).toContain("0 taken in, 1 unchanged, 0 refused.");
}, 60_000);

test("says in one sentence what is wrong with a path, and makes no data folder", async () => {
  expect(await run(join(folder, "nowhere"))).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringMatching(/^Cannot read .+nowhere: there is no such file or folder\.\n$/u),
  });
  expect(await run("list", "--data")).toMatchObject({ code: 2 });
});

test("shows the usage with a wrong option", async () => {
  const { code, out, err } = await run("a.md", "--fast");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^Unknown option '--fast'.*\n\nUsage:/u);
});

test("says in one sentence that the data folder cannot be used", async () => {
  await writeFile(join(folder, "data"), "a file in its place");
  await writeFile(join(folder, "a.md"), "本文です。");
  const { code, err } = await run(join(folder, "a.md"));
  expect(code).toBe(1);
  expect(err).toMatch(/^The data folder .+ cannot be written; .+\n$/u);
});
