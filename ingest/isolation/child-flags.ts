import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What a reader is made of. The data folder may lie beside these and stays out of its sight. */
const CODE = ["ingest", "corpus", "package.json", "node_modules"] as const;

/**
 * Node's flags for a child that reads its own code and nothing else: without writing, network, child processes, worker
 * threads, addons and WASI, each of which a permission would have to give.
 * https://nodejs.org/docs/latest-v26.x/api/permissions.html
 */
export function childFlags(heapMegabytes: number): readonly string[] {
  const paths = CODE.map((name) => join(ROOT, name)).filter(existsSync);
  const readable = new Set(paths.flatMap((path) => [path, realpathSync(path)]));
  return [
    "--permission",
    ...[...readable].map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${heapMegabytes}`,
  ];
}
