import type { Recovery } from "../../corpus/create-library.ts";
import type { DocumentReader } from "../document-reader.ts";
import type { Originals } from "../originals/originals.ts";
import { createReread } from "./reread.ts";

interface Parts {
  readonly reader: Pick<DocumentReader, "read">;
  readonly originals: Pick<Originals, "get">;
  readonly log: (line: string) => void;
}

/** Mends a library from its originals when it is opened for writing, and says what it mended. */
export function createRecovery({
  reader,
  originals,
  log,
}: Parts): Recovery & { readonly onDamage: (line: string) => void } {
  return {
    reread: createReread(reader, originals),
    onDamage: log,
    onReconciled: ({ mended, lost }) => {
      if (mended > 0) log(`${mended} revisions were not whole in the index and were read again from their originals.`);
      for (const { document, revision } of lost)
        log(
          `${document.title} (${document.id}, in force from ${revision.effectiveFrom}) is not in the index and its original is not kept: take ${revision.fileName} in again.`,
        );
    },
  };
}
