import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder to build a library in, and what to do with it in the end. */
export interface Workspace {
  readonly folder: string;
  /** Synchronous, so that it can run as the process exits. */
  readonly close: () => void;
}

/** A folder of its own below the data folder, which is kept and never touches a library there; otherwise a temporary one, which is removed. */
export function openWorkspace(dataFolder: string | undefined, startedAt: Date): Workspace {
  if (dataFolder !== undefined) {
    const name = startedAt.toISOString().replaceAll(":", "-");
    return { folder: join(dataFolder, "evals", name), close: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), "do-eval-"));
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}
