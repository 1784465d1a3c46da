import { enableCompileCache } from "node:module";
import { type Command, parseCommandLine, USAGE } from "./command-line.ts";
import { untilSignal } from "./end-signal.ts";
import { loadSettings } from "./settings.ts";

/** Faults that a person can mend; their message is a sentence that says how. */
const EXPECTED = new Set([
  "ChannelsInvalid",
  "DataFolderUnusable",
  "DefinitionsInvalid",
  "EmbedderFailed",
  "HostNotLoopback",
  "LibraryDamaged",
  "LibraryLocked",
  "PersonUnknown",
  "PortInUse",
  "QuestionUnusable",
  "SettingsInvalid",
]);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const line = parseCommandLine(args);
  if (line.kind === "wrong") {
    process.stderr.write(`${line.message}\n\n${USAGE}`);
    return 2;
  }
  if (line.command.kind === "help") {
    process.stdout.write(USAGE);
    return 0;
  }
  try {
    return await run(line.command, line.data);
  } catch (cause) {
    const known = cause instanceof Error && EXPECTED.has(cause.name);
    process.stderr.write(known ? `${cause.message}\n` : `The command failed: ${String(cause)}\n`);
    return 1;
  }
}

async function run(command: Exclude<Command, { kind: "help" }>, data: string | null): Promise<number> {
  const loaded = loadSettings();
  const settings = data === null ? loaded : { ...loaded, dataFolder: data };
  // Each command waits for what it needs alone, compiled once: both together take a second to load.
  enableCompileCache();
  if (command.kind !== "start") {
    const { askOnce } = await import("./ask.ts");
    return askOnce(command, settings, (text) => process.stdout.write(`${text}\n`));
  }

  const log = (text: string) => process.stderr.write(`${text}\n`);
  const ended = untilSignal(() => log("Ending once the answers under way are there; Ctrl+C again ends it at once."));
  const { startAssistant } = await import("./start.ts");
  const running = await startAssistant(settings, log);
  log(`Do Assistant: ${running.url} (only from this machine, since nobody has to sign in; Ctrl+C ends it)`);
  try {
    await Promise.race([ended, running.ready.then(() => ended)]);
  } finally {
    await running.close();
  }
  return 0;
}
