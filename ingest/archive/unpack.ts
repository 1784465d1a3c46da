import { basename } from "node:path/posix";
import type { Entry } from "yauzl";
import type { UnpackBudget, Unpacked } from "../document-reader.ts";
import { MANIFEST_NAME } from "../manifest.ts";
import type { Refusal } from "../reasons.ts";
import { SIZE_LIMIT_MB } from "../size-limit.ts";
import { type EntryPlace, placeOf } from "./entry-name.ts";
import { inflate } from "./inflate.ts";
import { openZip } from "./open-zip.ts";

const MEGABYTE = 1024 * 1024;
/** Text packs to a twentieth, a folder's worst table to a hundredth; what packs further was made to. */
const MOST_RATIO = 200;
/** What every entry may unpack to, whatever its ratio. */
const FREE_BYTES = 10 * MEGABYTE;

type Placed = Exclude<EntryPlace, { kind: "ignored" }> & { readonly entry: Entry };
type Refused = Extract<Unpacked, { kind: "refused" }>;

/** The entries of a ZIP archive: see DocumentReader. */
export async function* unpackZip(bytes: Uint8Array, budget: UnpackBudget): AsyncGenerator<Unpacked> {
  const opened = await openZip(bytes, budget.entries);
  if (opened === undefined) {
    yield refusal("", "damaged");
    return;
  }
  let left = budget.bytes;
  for (const placed of ordered(opened.entries)) {
    const refused = refusedUnopened(placed);
    if (refused !== undefined) {
      yield refused;
      continue;
    }
    const { entry, path: name } = placed;
    const most = Math.min(SIZE_LIMIT_MB * MEGABYTE, Math.max(FREE_BYTES, entry.compressedSize * MOST_RATIO));
    const inflated = await inflate(opened.zip, entry, Math.min(most, left));
    const { spent } = inflated;
    left -= spent;
    if (inflated.kind === "whole") {
      yield { kind: "file", name, bytes: inflated.bytes, fileDate: dateOf(entry), spent };
    } else if (left < 0) {
      yield { ...refusal("", "archive-too-large", `${Math.round(budget.bytes / MEGABYTE)} MB`), spent };
      return;
    } else yield { ...refusal(name, inflated.kind === "damaged" ? "damaged" : "expands-too-far"), spent };
  }
  if (opened.rest === "damaged") yield refusal("", "damaged");
  if (opened.rest === "more") yield refusal("", "archive-too-large", `${budget.entries}`);
}

function ordered(entries: readonly Entry[]): readonly Placed[] {
  const placed = entries.flatMap((entry): Placed[] => {
    const place = placeOf(entry);
    return place.kind === "ignored" ? [] : [{ ...place, entry }];
  });
  return placed.toSorted(
    (one, other) => Number(isManifest(other)) - Number(isManifest(one)) || (one.path < other.path ? -1 : 1),
  );
}

function isManifest({ path }: Placed): boolean {
  return basename(path) === MANIFEST_NAME;
}

function refusedUnopened({ kind, path, entry }: Placed): Refused | undefined {
  if (kind === "unsafe") return refusal(path, "unsafe-entry");
  if (entry.isEncrypted()) return refusal(path, "encrypted");
  if (!entry.canDecodeFileData()) return refusal(path, "unknown-compression");
  const tooLarge = entry.uncompressedSize > SIZE_LIMIT_MB * MEGABYTE;
  return tooLarge ? refusal(path, "too-large", String(SIZE_LIMIT_MB)) : undefined;
}

function refusal(name: string, code: Refusal["code"], detail = ""): Refused {
  return { kind: "refused", name, reason: { code, detail }, spent: 0 };
}

/** Archives keep the local time of whoever made them. */
function dateOf(entry: Entry): string {
  const date = entry.getLastModDate({ timezone: "UTC" });
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString().slice(0, 10);
}
