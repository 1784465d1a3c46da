import { expect, test } from "vitest";
import { createToolRunner } from "./run-tool.ts";
import { withTemporaryFolder } from "./temporary-folder.ts";

const run = createToolRunner();
const limits = { seconds: 20, memoryMegabytes: 2048 };
const shell = (script: string, seconds = limits.seconds) =>
  withTemporaryFolder((folder) => run({ command: "sh", args: ["-c", script], folder, limits: { ...limits, seconds } }));

test("gives what the program prints, run in its folder and with nothing of this process's environment", async () => {
  const result = await shell('echo "$HOME|$PWD|$NODE_ENV$VITEST"');
  const [home, folder, rest] = result.kind === "done" ? result.output.toString().trim().split("|") : [];
  expect(home).toBe(folder);
  expect(rest).toBe("");
});

test("tells a missing program from one that fails", async () => {
  const missing = await withTemporaryFolder((folder) => run({ command: "no-such-program", args: [], folder, limits }));
  expect(missing).toEqual({ kind: "missing" });
  expect(await shell("exit 3")).toEqual({ kind: "failed" });
});

test("ends a program that takes too long, with what it has started", async () => {
  // What is started in the background keeps the output open: were it left, this would wait for a minute.
  expect(await shell("sleep 60 & sleep 60", 1)).toEqual({ kind: "too-long" });
}, 20_000);

test("ends a program that prints without end", async () => {
  expect(await shell("yes")).toEqual({ kind: "failed" });
}, 20_000);
