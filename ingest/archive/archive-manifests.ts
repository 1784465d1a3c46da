import { posix } from "node:path";
import { MANIFEST_NAME, type ManifestRow, manifestRefusal, readManifest } from "../manifest.ts";
import type { Refusal } from "../reasons.ts";

/** The manifests of an archive, which come before its other entries. */
export interface ArchiveManifests {
  /** @returns whether the entry is a manifest */
  take(name: string, bytes: Uint8Array): boolean;
  /** The row of the nearest manifest at or above an entry that names it, over what was said about the archive. */
  rowOf(name: string): EntryRow;
}

type EntryRow =
  | { readonly kind: "row"; readonly row: ManifestRow }
  | { readonly kind: "refused"; readonly reason: Refusal };

type Manifest =
  | { readonly kind: "rows"; readonly rows: ReadonlyMap<string, ManifestRow> }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** What is a single document's own and not its archive's. */
const OWN_FIELDS = new Set(["file", "title", "number"]);

/** @param archiveRow what a manifest says about the archive itself: who may read it holds for all that is in it */
export function createArchiveManifests(archiveRow: ManifestRow): ArchiveManifests {
  const manifests = new Map<string, Manifest>();
  const inherited = Object.fromEntries(Object.entries(archiveRow).filter(([field]) => !OWN_FIELDS.has(field)));
  return {
    take: (name, bytes) => {
      if (posix.basename(name) !== MANIFEST_NAME) return false;
      manifests.set(posix.dirname(name), parsed(bytes));
      return true;
    },
    rowOf: (name) => {
      for (let folder = posix.dirname(name); ; folder = posix.dirname(folder)) {
        const manifest = manifests.get(folder);
        if (manifest?.kind === "refused") return manifest;
        const row = manifest?.rows.get(posix.relative(folder, name));
        if (row !== undefined) return { kind: "row", row: { ...inherited, ...row } };
        if (folder === "." || folder === "/") return { kind: "row", row: inherited };
      }
    },
  };
}

function parsed(bytes: Uint8Array): Manifest {
  try {
    return { kind: "rows", rows: readManifest(bytes) };
  } catch (cause) {
    return { kind: "refused", reason: manifestRefusal(cause) };
  }
}
