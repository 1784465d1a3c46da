import { readFile } from "node:fs/promises";
import { residentMemory } from "../../../ingest/isolation/resident-memory.ts";

/** Bytes that this process and those that it has started hold; where the system does not list these, its own. */
export async function residentFamily(): Promise<number> {
  const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, "latin1").catch(() => "");
  const held = await Promise.all(children.split(" ").filter(Boolean).map(Number).map(residentMemory));
  return process.memoryUsage.rss() + held.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
}
