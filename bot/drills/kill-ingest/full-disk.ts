import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { agreement } from "./agreement.ts";
import { openOffice, sampleFiles } from "./office.ts";

/** Runs on a small file system of its own: fills it up, takes files in, makes room, and tells what became of them as JSON. */
const [folder = "", megabytes = "0", left = "0"] = process.argv.slice(2);
const ballast = join(folder, "ballast");
const files = await sampleFiles(1_000);
const office = await openOffice(folder);
await writeFile(ballast, Buffer.alloc((Number(megabytes) - Number(left)) * 1024 * 1024));
let refused = 0;
for (const file of files) await office.accept(file, 0).catch(() => (refused += 1));
const worker = office.work();
await Promise.race([worker.idle(), new Promise((resolve) => setTimeout(resolve, 20_000))]);
const during = await agreement(office.library);
const states = await office.jobs.list({ limit: 10_000 });
// The job itself where that could be written, else the log.
const told =
  states.filter(({ state }) => state.kind === "failed" && state.reason.includes("空き容量")).length +
  office.said.filter((line) => line.includes("No space is left")).length;
await rm(ballast);
for (const { id } of states) await office.jobs.retry(id, new Date().toISOString());
const known = new Set(states.map(({ file }) => file));
for (const file of files) if (!known.has(file.name)) await office.accept(file, 0);
await worker.idle();
const after = await agreement(office.library);
const THROUGH = new Set(["done", "needs-date", "unchanged"]);
const notTaken = (await office.jobs.list({ limit: 10_000 })).filter(({ state }) => !THROUGH.has(state.kind));
const report = {
  ...{ files: files.length, refused, told, halfDuring: during.half, halfAfter: after.half },
  notTaken: notTaken.map(({ file, state }) => [file, state]),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
await office.close();
