import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import type { NewRevision } from "../corpus/library.ts";
import { MANIFEST_NAME, type ManifestRow, manifestFields, parseManifest } from "./manifest.ts";
import { metadataOf } from "./metadata.ts";
import { readDocument, SIZE_LIMIT_MB } from "./readers/read.ts";
import type { Refusal, Warning } from "./reasons.ts";
import { recognise, STRUCTURE_VERSION } from "./structure/recognise.ts";
import { type FoundFile, faultOf } from "./walk.ts";

export type Prepared =
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "known"; readonly contentHash: string }
  | { readonly kind: "new"; readonly revision: NewRevision; readonly warnings: readonly Warning[] };

export interface PrepareOptions {
  readonly sample: boolean;
  /** Whether a live revision has that hash; such a file is not read again. */
  readonly isKnown: (contentHash: string) => Promise<boolean>;
}

/** A file as a revision that the library can take in, or why not. */
export async function prepare(file: FoundFile, { sample, isKnown }: PrepareOptions): Promise<Prepared> {
  const opened = await open(file.path);
  if ("code" in opened) return { kind: "refused", reason: opened };
  const { bytes, fileDate } = opened;
  const manifest = await manifestRow(file.path);
  if ("code" in manifest) return { kind: "refused", reason: manifest };
  const contentHash = hashOf(bytes, { row: manifest.row, sample, version: STRUCTURE_VERSION });
  if (await isKnown(contentHash)) return { kind: "known", contentHash };

  try {
    return await toRevision(file, { bytes, fileDate, fields: manifestFields(manifest.row), contentHash, sample });
  } catch {
    // Readers meet bytes from anywhere; whatever they throw is the file's fault, and the other files go on.
    return { kind: "refused", reason: { code: "damaged", detail: "" } };
  }
}

interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly fileDate: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly contentHash: string;
  readonly sample: boolean;
}

async function toRevision(file: FoundFile, opened: OpenedFile): Promise<Prepared> {
  const { bytes, fileDate, fields, contentHash, sample } = opened;
  const fileName = basename(file.path);
  const result = await readDocument(bytes, fileName);
  if (result.kind === "refused") return { kind: "refused", reason: inContext(result.reason, file) };
  const { reading } = result;
  const checked = metadataOf({ reading, manifest: fields, fileName, fileDate });
  if (checked.kind === "refused") return checked;
  const { effectiveFrom, effectiveTo, ...described } = checked.metadata;
  const passages = reading.passages ?? recognise(reading.blocks, described.title, described.category);
  if (passages.length === 0) return { kind: "refused", reason: { code: "no-text", detail: "" } };
  const document = { ...described, sample };
  const revision = { document, effectiveFrom, effectiveTo, contentHash, fileName, passages };
  return { kind: "new", revision, warnings: [...reading.warnings, ...checked.warnings] };
}

async function open(path: string): Promise<{ readonly bytes: Uint8Array; readonly fileDate: string } | Refusal> {
  try {
    const { size, mtime } = await stat(path);
    if (size > SIZE_LIMIT_MB * 1024 * 1024) return { code: "too-large", detail: String(SIZE_LIMIT_MB) };
    return { bytes: await readFile(path), fileDate: mtime.toISOString().slice(0, 10) };
  } catch (cause) {
    return { code: "unreadable", detail: faultOf(cause) };
  }
}

/** The row of the nearest manifest at or above the file that names it. */
async function manifestRow(path: string): Promise<{ readonly row: ManifestRow } | Refusal> {
  for (const folder of foldersAbove(path)) {
    try {
      const rows = parseManifest(await readFile(join(folder, MANIFEST_NAME), "utf8"));
      const row = rows.get(relative(folder, path).split(sep).join("/"));
      if (row !== undefined) return { row };
    } catch (cause) {
      const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
      if (!missing) return { code: "invalid-manifest", detail: faultOf(cause) };
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

function hashOf(bytes: Uint8Array, context: unknown): string {
  return createHash("sha256").update(bytes).update(JSON.stringify(context)).digest("hex");
}

function inContext(reason: Refusal, file: FoundFile): Refusal {
  return reason.code === "unsupported-type" && !file.named ? { code: "not-a-document", detail: "" } : reason;
}
