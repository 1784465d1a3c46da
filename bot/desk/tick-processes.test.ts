import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openDesk } from "./testing/desk-bench.ts";

const PROCESS = join(import.meta.dirname, "testing/tick-process.ts");
const PEOPLE = join(import.meta.dirname, "../../corpus/samples/people.csv");
const LATE = "2026-12-11T09:00:00+09:00";
const REQUESTS = 150;

test("of processes that tick at once, one killed in between, every message is sent once and none is missing", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ticks-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { desk, ask } = await openDesk({ folder });
  for (let asked = 0; asked < REQUESTS; asked += 1) await ask("p031");
  const start = () =>
    spawn(process.execPath, [PROCESS, join(folder, "desk.sqlite"), PEOPLE, LATE], { stdio: "inherit" });

  const first = start();
  const ended = once(first, "exit");
  while ((await desk.notices("p005", 1))[0]?.kind !== "reminder") await nextTurn();
  first.kill("SIGKILL");
  await ended;
  expect(first.signalCode).toBe("SIGKILL");
  const codes = await Promise.all([start(), start()].map(async (each) => (await once(each, "exit"))[0]));
  expect(codes).toEqual([0, 0]);

  const told = await desk.notices("p005", 10_000);
  const reminders = told.filter(({ kind }) => kind === "reminder");
  expect(reminders).toHaveLength(REQUESTS);
  expect(new Set(reminders.map(({ requestId }) => requestId)).size).toBe(REQUESTS);
  expect(told.filter(({ kind }) => kind === "digest")).toHaveLength(1);
  expect((await desk.notices("p041", 10_000)).filter(({ kind }) => kind === "escalated")).toHaveLength(REQUESTS);
}, 60_000);
