import { type Options, parseCommandLine, type Task, USAGE } from "./command-line.ts";
import { loadProduct } from "./product.ts";
import { createProgressBar } from "./progress.ts";
import { runCommand } from "./run-command.ts";
import { openWorkspace } from "./workspace.ts";

/** Faults that a person can mend; their message is a sentence that says how. */
const EXPECTED = new Set([
  "DatasetUnusable",
  "RunUnusable",
  "ReportUnwritable",
  "DataFolderUnusable",
  "LibraryLocked",
  "PathUnreadable",
]);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const line = parseCommandLine(args);
  if (line.kind === "wrong") {
    process.stderr.write(`${line.message}\n\n${USAGE}`);
    return 2;
  }
  const { command, options } = line;
  if (command.kind === "help") {
    process.stdout.write(USAGE);
    return 0;
  }
  try {
    process.stdout.write(await run(command, options));
    return 0;
  } catch (cause) {
    const known = cause instanceof Error && EXPECTED.has(cause.name);
    process.stderr.write(known ? `${cause.message}\n` : `The evaluation failed: ${String(cause)}\n`);
    return 1;
  }
}

async function run(command: Task, options: Options): Promise<string> {
  const startedAt = new Date();
  const workspace = openWorkspace(options.data, startedAt);
  process.once("exit", workspace.close);
  // Leaving through the exit event removes the temporary folder after Ctrl+C as well; 130 is 128 + SIGINT.
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  const progress = createProgressBar(process.stderr);
  try {
    return await runCommand(command, options, await loadProduct(), {
      folder: workspace.folder,
      startedAt,
      today: startedAt.toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" }),
      now: () => performance.now(),
      onProgress: progress.update,
      log: (line) => process.stderr.write(`${line}\n`),
    });
  } finally {
    progress.stop();
  }
}
