import type { Citation } from "../../../corpus/document.ts";
import type { Analyser } from "../../../corpus/japanese/analyse.ts";
import type { Library, NewRevision } from "../../../corpus/library.ts";
import { openMemoryLibrary } from "../../../corpus/open.ts";
import type { ThreadFile } from "../../store/thread-files.ts";

export interface ReadThreadFile {
  readonly file: ThreadFile;
  readonly revision: NewRevision;
}

/** A thread's files as a library of its own, which nothing but these files can come out of. */
export interface ThreadLibrary {
  readonly library: Library;
  /** The file behind a document of this library. */
  fileOf(documentId: string): ReadThreadFile | undefined;
  /** A citation as it may leave: with the file's own dates, without a page that could show it. */
  asSent(citation: Citation): Citation;
}

/** Before any day that may be asked about: a file is asked about as it is, whenever it takes effect. */
const ALWAYS = "0001-01-01";

export async function openThreadLibrary(files: readonly ReadThreadFile[], analyser: Analyser): Promise<ThreadLibrary> {
  const library = await openMemoryLibrary({ analyser });
  const stored = await library.add(files.map(asAlwaysReadable));
  const byDocument = new Map(stored.map(({ documentId }, at) => [documentId, files[at]]));
  return {
    library,
    fileOf: (documentId) => byDocument.get(documentId),
    asSent: (citation) => {
      const sent = byDocument.get(citation.documentId);
      if (sent === undefined) throw new Error(`Document ${citation.documentId} is cited and is no file of the thread`);
      const { effectiveFrom, effectiveTo } = sent.revision;
      // Ids of this library mean other passages in the office's.
      const documentId = `file:${sent.file.key}`;
      const passageId = `${documentId}:${citation.passageId}`;
      return { ...citation, documentId, passageId, effectiveFrom, effectiveTo, url: "" };
    },
  };
}

/** Two files with one title stay two documents: the issuer tells them apart. The thread decides who may ask, not the file. */
function asAlwaysReadable({ file, revision }: ReadThreadFile): NewRevision {
  const document = { ...revision.document, issuer: file.key, owner: null, audience: { kind: "everyone" } } as const;
  return { ...revision, document, effectiveFrom: ALWAYS, effectiveTo: null };
}
