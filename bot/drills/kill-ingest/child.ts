import { setTimeout as pause } from "node:timers/promises";
import { openOffice, sampleFiles } from "./office.ts";

/**
 * The process that is killed: accepts the files that it has not accepted yet, says each on its standard output once it
 * is, works them off, and begins the next round of revisions when nothing is left to do.
 */
const [folder = "", most = "0", rounds = "0"] = process.argv.slice(2);
const office = await openOffice(folder);
const files = await sampleFiles(Number(most));
process.stdout.write("open\n");
const worker = office.work();
for (let round = 0; round < Number(rounds); round += 1) {
  const known = new Set((await office.jobs.list({ batch: `round ${round}`, limit: 100_000 })).map(({ file }) => file));
  for (const file of files) {
    if (known.has(file.name)) continue;
    await office.accept(file, round);
    process.stdout.write(`accepted ${round} ${file.name}\n`);
    worker.wake();
    // Requests come one after the other; the worker gets its turn in between.
    await pause(1);
  }
  await worker.idle();
}
process.stdout.write("idle\n");
await office.close();
