import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const CHILD = fileURLToPath(new URL("./indices-child.ts", import.meta.url));
/** LanceDB's threads would take an arena of memory each. Nothing else of this process's environment is the child's business. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: "2" };

/**
 * `buildIndices` in a process of its own, whose memory goes with it: at 100,000 passages it takes half a gigabyte, most of
 * which an allocator would not give back. It ends with this process. @throws where it fails
 */
export async function buildIndicesApart(folder: string, table: string, olderThan: Date): Promise<void> {
  const child = spawn(process.execPath, [CHILD, folder, table, olderThan.toISOString()], {
    env: ENVIRONMENT,
    stdio: ["pipe", "ignore", "pipe"],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  if (code !== 0) throw new IndicesNotBuilt(said);
}

class IndicesNotBuilt extends Error {
  override readonly name = "IndicesNotBuilt";
  constructor(said: string) {
    const reason = said.split("\n").find((line) => line.includes("Error")) ?? "it was ended";
    super(`The process that builds the indices failed: ${reason.trim()}`);
  }
}
