import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { faultOf } from "./fault.ts";
import { MANIFEST_NAME, type ManifestRow, manifestRefusal, readManifest } from "./manifest.ts";
import { officeDay } from "./office-day.ts";
import type { Refusal } from "./reasons.ts";
import { SIZE_LIMIT_MB } from "./size-limit.ts";
import type { FoundFile } from "./walk.ts";

/** A file that was opened, from a folder or from an archive, with what its surroundings say about it. */
export interface Source extends FoundFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** `YYYY-MM-DD` */
  readonly fileDate: string;
  readonly row: ManifestRow;
}

export type OpenedSource =
  | { readonly kind: "opened"; readonly source: Source }
  | { readonly kind: "refused"; readonly reason: Refusal };

export async function openSource(file: FoundFile): Promise<OpenedSource> {
  const opened = await open(file.path);
  if ("code" in opened) return { kind: "refused", reason: opened };
  const manifest = await manifestRow(file.path);
  if ("code" in manifest) return { kind: "refused", reason: manifest };
  const { path, named } = file;
  return { kind: "opened", source: { path, named, ...opened, fileName: basename(path), row: manifest.row } };
}

async function open(path: string): Promise<Pick<Source, "bytes" | "fileDate"> | Refusal> {
  try {
    const { size, mtime } = await stat(path);
    if (size > SIZE_LIMIT_MB * 1024 * 1024) return { code: "too-large", detail: String(SIZE_LIMIT_MB) };
    return { bytes: await readFile(path), fileDate: officeDay(mtime) };
  } catch (cause) {
    return unopened(cause);
  }
}

function unopened(cause: unknown): Refusal {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOENT") return { code: "not-there", detail: "" };
  if (code === "EACCES" || code === "EPERM") return { code: "not-permitted", detail: "" };
  return { code: "unreadable", detail: faultOf(cause) };
}

/** The row of the nearest manifest at or above the file that names it. */
async function manifestRow(path: string): Promise<{ readonly row: ManifestRow } | Refusal> {
  for (const folder of foldersAbove(path)) {
    try {
      const rows = readManifest(await readFile(join(folder, MANIFEST_NAME)));
      const row = rows.get(relative(folder, path).split(sep).join("/"));
      if (row !== undefined) return { row };
    } catch (cause) {
      const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
      if (!missing) return manifestRefusal(cause);
    }
  }
  return { row: {} };
}

/** How many folders above a file its manifest may lie. */
const MANIFEST_DEPTH = 3;

function foldersAbove(path: string): readonly string[] {
  const folders = [dirname(path)];
  while (folders.length < MANIFEST_DEPTH) folders.push(dirname(folders.at(-1) ?? path));
  return [...new Set(folders)];
}
