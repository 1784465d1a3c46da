import type { NewRevision } from "../../../corpus/library.ts";
import { prepare } from "../../../ingest/prepare.ts";
import { type Warning, warningText } from "../../../ingest/reasons.ts";
import { inflatedXmlSize } from "./inflated-size.ts";
import { withNamedFile } from "./named-file.ts";
import { ingestReason, REASONS } from "./reasons.ts";

/** A file as ingest reads it; `warnings` and `reason` are Japanese sentences. */
export type FileRead =
  | { readonly kind: "read"; readonly revision: NewRevision; readonly warnings: readonly string[] }
  | { readonly kind: "refused"; readonly reason: string };

/** Bytes and the name under which their sender knows them. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reading happens in this process; more XML than this would stop it for too long and take too much memory. */
const MOST_XML_BYTES = 20 * 1024 * 1024;

/** Why a file is not even to be opened here. */
export function refusedUnread({ bytes }: NamedBytes): string | undefined {
  return inflatedXmlSize(bytes) > MOST_XML_BYTES ? REASONS["expands-too-far"] : undefined;
}

/** @param folder where the file may lie while it is read */
export async function readNamedFile(folder: string, file: NamedBytes): Promise<FileRead> {
  const reason = refusedUnread(file);
  if (reason !== undefined) return { kind: "refused", reason };
  return withNamedFile(folder, file, async (path) => {
    const prepared = await prepare({ path, named: true }, { sample: false, isKnown: async () => false });
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
