import { run } from "../audience.ts";

const missed = await run({
  full: process.argv.includes("--full"),
  print: (line) => process.stdout.write(`${line}\n`),
  progress: () => undefined,
});
process.exitCode = missed.length === 0 ? 0 : 1;
