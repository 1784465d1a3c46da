import { createHash } from "node:crypto";
import type { CalendarDate } from "../corpus/document.ts";
import type { NewRevision } from "../corpus/library.ts";
import type { Pictures } from "../corpus/store/pictures.ts";
import type { Reading } from "./block.ts";
import { isDiskFull } from "./disk-full.ts";
import type { DocumentReader, OnPages } from "./document-reader.ts";
import { faultOf } from "./fault.ts";
import { manifestFields } from "./manifest.ts";
import { type Kept, metadataOf } from "./metadata.ts";
import type { Originals } from "./originals/originals.ts";
import type { Refusal, Warning } from "./reasons.ts";
import { openSource, type Source } from "./source.ts";
import { placePictures } from "./structure/place-pictures.ts";
import { recognise, STRUCTURE_VERSION } from "./structure/recognise.ts";
import type { FoundFile } from "./walk.ts";

export type Prepared =
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "known"; readonly contentHash: string }
  | {
      readonly kind: "new";
      readonly revision: NewRevision;
      readonly warnings: readonly Warning[];
      /** Days to choose from where nothing says which one holds and the file's was taken; else null. */
      readonly dateCandidates: readonly CalendarDate[] | null;
      /** The original's hash, where originals are kept. */
      readonly original: string | null;
      /** Whether the file itself says neither number nor day, and nobody has said its title. */
      readonly isGuessed: boolean;
      /** What nobody has said of its document. */
      readonly unsaid: readonly Kept[];
    };

export interface PrepareOptions {
  readonly reader: DocumentReader;
  /** Where the file's bytes are kept once it is accepted. */
  readonly originals?: Pick<Originals, "put"> | undefined;
  /** Where the places of a document's pictures are noted; without it, or without originals, they are left out. */
  readonly pictures?: Pick<Pictures, "put"> | undefined;
  readonly sample: boolean;
  /** Whether a live revision has that hash; such a file is not read again. */
  readonly isKnown: (contentHash: string) => Promise<boolean>;
  readonly onPages?: OnPages | undefined;
}

/** A file as a revision that the library can take in, or why not. */
export async function prepare(file: FoundFile, options: PrepareOptions): Promise<Prepared> {
  const opened = await openSource(file);
  return opened.kind === "refused" ? opened : prepareSource(opened.source, options);
}

export async function prepareSource(source: Source, options: PrepareOptions): Promise<Prepared> {
  const { reader, sample, isKnown, originals, pictures, onPages } = options;
  const contentHash = hashOf(source.bytes, { row: source.row, sample, version: STRUCTURE_VERSION });
  if (await isKnown(contentHash)) return { kind: "known", contentHash };
  const result = await reader.read(source.bytes, source.fileName, onPages);
  if (result.kind === "refused") return { kind: "refused", reason: inContext(result.reason, source) };
  const prepared = revise(result.reading, source, { contentHash, sample });
  if (prepared.kind === "refused" || originals === undefined) return prepared;
  try {
    if (pictures !== undefined) {
      const placed = placePictures(result.reading.pictures, result.reading.blocks, prepared.revision.passages);
      for (const { bytes } of placed) await originals.put(bytes);
      await pictures.put(contentHash, placed);
    }
    return { ...prepared, original: await originals.put(source.bytes) };
  } catch (cause) {
    const code = isDiskFull(cause) ? "disk-full" : "not-stored";
    return { kind: "refused", reason: { code, detail: faultOf(cause) } };
  }
}

function revise(
  reading: Reading,
  { fileName, fileDate, row }: Source,
  { contentHash, sample }: { readonly contentHash: string; readonly sample: boolean },
): Exclude<Prepared, { kind: "known" }> {
  try {
    const checked = metadataOf({ reading, manifest: manifestFields(row), fileName, fileDate });
    if (checked.kind === "refused") return checked;
    const { effectiveFrom, effectiveTo, ...described } = checked.metadata;
    const passages = reading.passages ?? recognise(reading.blocks, described.title, described.category);
    // Digits and marks alone answer nothing.
    if (!passages.some(({ text }) => /\p{L}/u.test(text)))
      return { kind: "refused", reason: { code: "no-text", detail: "" } };
    const document = { ...described, sample };
    const revision = { document, effectiveFrom, effectiveTo, contentHash, fileName, passages };
    const dateCandidates = checked.dateCandidates?.map(({ day }) => day) ?? null;
    const warnings = [...reading.warnings, ...checked.warnings];
    const { isGuessed, unsaid } = checked;
    return { kind: "new", revision, warnings, dateCandidates, original: null, isGuessed, unsaid };
  } catch {
    // A text that nobody has thought of is that file's fault, and the other files go on.
    return { kind: "refused", reason: { code: "damaged", detail: "" } };
  }
}

function hashOf(bytes: Uint8Array, context: unknown): string {
  return createHash("sha256").update(bytes).update(JSON.stringify(context)).digest("hex");
}

/** Names under which the readers know a file, whatever is in it. */
const READ_AS = /\.(?:pdf|docx?|xlsx?|pptx?|html?|txt|csv|md|rtf)$/iu;

function inContext(reason: Refusal, file: FoundFile): Refusal {
  if (reason.code !== "unsupported-type") return reason;
  const [says] = READ_AS.exec(file.path) ?? [];
  if (says !== undefined) return { code: "other-content", detail: says };
  return file.named ? reason : { code: "not-a-document", detail: "" };
}
