import { crc32 } from "node:zlib";
import type { Entry } from "yauzl";

/** What is to become of an entry, by its name and kind. `path` has slashes and stays within the archive. */
export type EntryPlace =
  | { readonly kind: "file"; readonly path: string }
  /** A folder, or what operating systems and Office leave behind. */
  | { readonly kind: "ignored" }
  /** It would leave the archive, or is a link. `path` is the name as it was given. */
  | { readonly kind: "unsafe"; readonly path: string };

/** "Language encoding flag": APPNOTE 4.4.4, bit 11. */
const UTF8_FLAG = 1 << 11;
/** Info-ZIP Unicode Path: APPNOTE 4.6.9. */
const UNICODE_PATH = 0x7075;
const LEFTOVERS = /(?:^|\/)(?:__MACOSX\/|Thumbs\.db$|desktop\.ini$|~\$[^/]*$|\.[^/]*(?:\/|$))/iu;

/** @param entry read without decoding its name */
export function placeOf(entry: Entry): EntryPlace {
  const given = nameOf(entry);
  const path = given.replaceAll("\\", "/").replace(/^(?:\.\/)+/u, "");
  if (isLink(entry) || !staysInside(path)) return { kind: "unsafe", path: given.replace(/\p{Cc}/gu, "�") };
  return path.endsWith("/") || path === "" || LEFTOVERS.test(path) ? { kind: "ignored" } : { kind: "file", path };
}

/** The name in the encoding that the entry states, else in the one that fits: Windows in Japan writes Shift_JIS. */
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const unicode = extraFields.find(({ id }) => id === UNICODE_PATH)?.data;
  const isOfThisName = unicode !== undefined && unicode.length > 5 && unicode.readUInt32LE(1) === crc32(fileNameRaw);
  const name =
    (isOfThisName && unicode[0] === 1 ? decoded(unicode.subarray(5), "utf-8") : undefined) ??
    decoded(fileNameRaw, "utf-8") ??
    ((generalPurposeBitFlag & UTF8_FLAG) === 0 ? decoded(fileNameRaw, "shift_jis") : undefined) ??
    fileNameRaw.toString("latin1");
  // macOS writes が as か and a mark.
  return name.normalize("NFC");
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function staysInside(path: string): boolean {
  return !path.includes("\0") && !/^(?:\/|[a-z]:)/iu.test(path) && !path.split("/").includes("..");
}

/** Unix keeps a file's mode in the upper half; 0o120000 is a symbolic link. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}
