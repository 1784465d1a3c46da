import { basename } from "node:path/posix";
import type { DocumentReader, UnpackBudget, Unpacked } from "../document-reader.ts";
import type { Refusal } from "../reasons.ts";
import type { Source } from "../source.ts";
import { createArchiveManifests } from "./archive-manifests.ts";

/** A file of an archive, whose path goes on within it: `規程.zip/旅費/規程.docx`; or a fault, under the path that it has. */
export type EntrySource =
  | { readonly kind: "source"; readonly source: Source }
  | { readonly kind: "refused"; readonly path: string; readonly reason: Refusal };

/** Where nobody sets an entry's time it is the first that a ZIP archive can hold. */
const UNSET = "1980-01-01";

interface Options {
  readonly reader: Pick<DocumentReader, "unpack">;
  readonly budget: UnpackBudget;
  readonly onSpent?: (bytes: number) => void;
}

/** The files of an archive, with what its manifests say of them; an archive in it is one of its files. */
export async function* entrySources(
  archive: Pick<Source, "path" | "bytes" | "row" | "fileDate">,
  { reader, budget, onSpent = () => undefined }: Options,
): AsyncGenerator<EntrySource> {
  const manifests = createArchiveManifests(archive.row);
  let count = 0;
  for await (const entry of reader.unpack(archive.bytes, budget)) {
    onSpent(entry.spent);
    if (entry.kind === "file" && manifests.take(entry.name, entry.bytes)) continue;
    count += 1;
    const path = entry.name === "" ? archive.path : `${archive.path}/${entry.name}`;
    yield entrySource(path, entry, manifests, archive.fileDate);
  }
  if (count === 0) yield { kind: "refused", path: archive.path, reason: { code: "empty-archive", detail: "" } };
}

function entrySource(
  path: string,
  entry: Unpacked,
  manifests: ReturnType<typeof createArchiveManifests>,
  archiveDate: string,
): EntrySource {
  if (entry.kind === "refused") return { kind: "refused", path, reason: entry.reason };
  const found = manifests.rowOf(entry.name);
  if (found.kind === "refused") return { kind: "refused", path, reason: found.reason };
  const { name, bytes } = entry;
  const fileDate = entry.fileDate > UNSET ? entry.fileDate : archiveDate;
  return { kind: "source", source: { path, named: false, fileName: basename(name), bytes, fileDate, row: found.row } };
}
