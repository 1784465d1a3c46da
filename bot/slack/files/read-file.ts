import type { NewRevision } from "../../../corpus/library.ts";
import type { DocumentReader } from "../../../ingest/document-reader.ts";
import { prepare } from "../../../ingest/prepare.ts";
import { type Warning, warningText } from "../../../ingest/reasons.ts";
import { withNamedFile } from "./named-file.ts";
import { ingestReason } from "./reasons.ts";

/** A file as ingest reads it; `warnings` and `reason` are Japanese sentences. */
export type FileRead =
  | { readonly kind: "read"; readonly revision: NewRevision; readonly warnings: readonly string[] }
  | { readonly kind: "refused"; readonly reason: string };

/** Bytes and the name under which their sender knows them. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @param folder where the file may lie while it is read */
export async function readNamedFile(reader: DocumentReader, folder: string, file: NamedBytes): Promise<FileRead> {
  return withNamedFile(folder, file, async (path) => {
    const prepared = await prepare({ path, named: true }, { reader, sample: false, isKnown: async () => false });
    if (prepared.kind === "new") {
      return { kind: "read", revision: prepared.revision, warnings: prepared.warnings.map(inJapanese) };
    }
    const refusal = prepared.kind === "refused" ? prepared.reason : ({ code: "unreadable", detail: "" } as const);
    return { kind: "refused", reason: ingestReason(refusal) };
  });
}

export function inJapanese(warning: Warning): string {
  return warningText(warning, "ja");
}
