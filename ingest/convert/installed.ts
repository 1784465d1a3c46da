import { tmpdir } from "node:os";
import { createToolRunner } from "./run-tool.ts";

/** Whether the program is installed and starts. */
export async function isInstalled(command: string, args: readonly string[]): Promise<boolean> {
  const limits = { seconds: 30, memoryMegabytes: 4096 };
  return (await createToolRunner()({ command, args, folder: tmpdir(), limits })).kind === "done";
}
