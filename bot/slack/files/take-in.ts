import type { Viewer } from "../../../corpus/document.ts";
import type { Library, NewRevision } from "../../../corpus/library.ts";
import type { Pictures } from "../../../corpus/store/pictures.ts";
import type { DocumentReader } from "../../../ingest/document-reader.ts";
import type { Originals } from "../../../ingest/originals/originals.ts";
import { type IngestLibrary, ingestPaths } from "../../../ingest/pipeline.ts";
import type { FileReport } from "../../../ingest/report.ts";
import { withNamedFile } from "./named-file.ts";
import type { FileOutcome } from "./outcome.ts";
import { inJapanese, type NamedBytes } from "./read-file.ts";
import { ingestReason, REASONS } from "./reasons.ts";

/** Takes a file into the library for a viewer; what is in it already stays as it is. */
export type TakeIn = (file: NamedBytes, viewer: Viewer) => Promise<FileOutcome>;

type OpenForWriting = IngestLibrary & Pick<Library, "documents">;

interface Parts {
  /** Null where this process only reads the library. */
  readonly library: OpenForWriting | null;
  readonly reader: DocumentReader;
  /** Where accepted originals are kept. */
  readonly originals: Pick<Originals, "put">;
  readonly pictures?: Pick<Pictures, "put">;
  /** Where the file may lie while it is read. */
  readonly folder: string;
}

/** After every day on which a document could take effect. */
const LAST_DAY = "9999-12-31";

/** Takes in one file after the other, so that a second click finds what the first has done. */
export function createTakeIn({ library, ...parts }: Parts): TakeIn {
  if (library === null) return async ({ name }) => ({ kind: "refused", name, reason: REASONS["not-writer"] });
  let last: Promise<unknown> = Promise.resolve();
  return (file, viewer) => {
    const taking = last.then(() => takeIn(library, parts, file, viewer));
    last = taking.catch(() => undefined);
    return taking;
  };
}

async function takeIn(
  library: OpenForWriting,
  { reader, originals, pictures, folder }: Omit<Parts, "library">,
  file: NamedBytes,
  viewer: Viewer,
): Promise<FileOutcome> {
  const { name } = file;
  const added: NewRevision[] = [];
  const watched: IngestLibrary = {
    revisionOf: library.revisionOf,
    named: library.named,
    optimise: library.optimise,
    add: (revisions) => {
      added.push(...revisions);
      return library.add(revisions);
    },
  };
  const [report] = await withNamedFile(folder, file, (path) =>
    ingestPaths({ library: watched, reader, originals, pictures, paths: [path], archives: "refuse", sample: false }),
  );
  if (report === undefined) throw new Error("A file was taken in without a report");
  if (report.status === "unchanged") return unchanged(library, report, name, viewer);
  return report.status === "done" ? takenIn(report, added[0], name) : refused(report, name);
}

function takenIn(
  { effectiveFrom, passages, warnings }: Extract<FileReport, { status: "done" }>,
  revision: NewRevision | undefined,
  name: string,
): FileOutcome {
  if (revision === undefined) throw new Error("A file was taken in without a revision");
  const { title, audience } = revision.document;
  return { kind: "taken-in", name, title, effectiveFrom, passages, audience, warnings: warnings.map(inJapanese) };
}

async function unchanged(
  library: OpenForWriting,
  { documentId, effectiveFrom }: Extract<FileReport, { status: "unchanged" }>,
  name: string,
  viewer: Viewer,
): Promise<FileOutcome> {
  const entries = await library.documents({ asOf: LAST_DAY, viewer });
  // A document that the viewer may not read keeps its title to itself.
  const title = entries.find(({ document }) => document.id === documentId)?.document.title ?? name;
  return { kind: "unchanged", name, title, effectiveFrom };
}

function refused({ reason }: Extract<FileReport, { status: "refused" }>, name: string): FileOutcome {
  return { kind: "refused", name, reason: ingestReason(reason) };
}
