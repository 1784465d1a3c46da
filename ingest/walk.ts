import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { faultOf } from "./fault.ts";
import { MANIFEST_NAME } from "./manifest.ts";

export interface FoundFile {
  readonly path: string;
  /** Whether the person named this very file, not a folder above it. */
  readonly named: boolean;
}

/** A path that does not exist or cannot be opened. Its message is one sentence for the person. */
export class PathUnreadable extends Error {
  override readonly name = "PathUnreadable";
}

/**
 * The files of the paths, folders in order of name. Hidden files, manifests and links that leave the folder are left out.
 * @throws PathUnreadable
 */
export async function walk(paths: readonly string[]): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of paths) {
    try {
      const entry = await stat(path);
      if (entry.isDirectory()) found.push(...(await inFolder(path, await realpath(path))));
      else found.push({ path, named: true });
    } catch (cause) {
      throw new PathUnreadable(`Cannot read ${path}: ${faultOf(cause)}.`, { cause });
    }
  }
  return found.filter((file, index) => found.findIndex((other) => other.path === file.path) === index);
}

async function inFolder(folder: string, root: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  const names = (await readdir(folder)).sort();
  for (const name of names) {
    if (name.startsWith(".") || name.startsWith("~$") || basename(name) === MANIFEST_NAME) continue;
    const path = join(folder, name);
    const entry = await lstat(path);
    if (entry.isDirectory()) found.push(...(await inFolder(path, root)));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await staysInside(path, root))))
      found.push({ path, named: false });
  }
  return found;
}

/** A link to a file below the root; one to a folder would be walked twice, or for ever. */
async function staysInside(link: string, root: string): Promise<boolean> {
  try {
    const target = await realpath(link);
    return target.startsWith(root + sep) && (await stat(target)).isFile();
  } catch {
    return false;
  }
}
