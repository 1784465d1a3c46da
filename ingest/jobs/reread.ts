import { basename } from "node:path/posix";
import type { Reread } from "../../corpus/reconcile.ts";
import type { DocumentReader } from "../document-reader.ts";
import type { Originals } from "../originals/originals.ts";
import { recognise } from "../structure/recognise.ts";

/** Reads revisions again from their originals, as they were read when they came: under the title that they had then. */
export function createReread(reader: Pick<DocumentReader, "read">, originals: Pick<Originals, "get">): Reread {
  return async ({ source, revision }) => {
    if (source === null || source.original === null) return undefined;
    const bytes = await originals.get(source.original);
    if (bytes === undefined) return undefined;
    const result = await reader.read(bytes, basename(revision.fileName));
    if (result.kind === "refused") return undefined;
    const { title, category } = source.readAs;
    try {
      return result.reading.passages ?? recognise(result.reading.blocks, title, category);
    } catch {
      return undefined;
    }
  };
}
