import { z } from "zod";
import type { Refusal } from "../reasons.ts";

type CompoundType = "doc" | "xls" | "ppt";

/** Streams at the root of a compound file, by which its program knows it; what is embedded lies deeper. */
const STREAMS: readonly (readonly [string, CompoundType | "encrypted"])[] = [
  ["EncryptedPackage", "encrypted"],
  ["WordDocument", "doc"],
  ["PowerPoint Document", "ppt"],
  ["Workbook", "xls"],
  ["Book", "xls"],
];
/** [MS-DOC] 2.5.1: fEncrypted of the flags at 10. */
const WORD_FLAGS = { offset: 10, encrypted: 0x0100 } as const;
/** [MS-XLS] 2.4.117: the record of a password stands right after the first one. */
const FILE_PASS = 0x002f;
/** What the library gives has no types of its own. */
const COMPOUND = z.object({
  FullPaths: z.array(z.string()),
  FileIndex: z.array(z.object({ content: z.instanceof(Uint8Array).optional().catch(undefined) })),
});

/** What an OLE2 compound file is: an old Office document, or a new one that its password has wrapped. */
export async function compoundType(bytes: Uint8Array): Promise<CompoundType | Refusal["code"]> {
  const { CFB } = await import("@e965/xlsx");
  try {
    const file = COMPOUND.parse(CFB.read(Buffer.from(bytes), { type: "buffer" }));
    const root = file.FullPaths[0] ?? "";
    const streamOf = (name: string) => file.FileIndex[file.FullPaths.indexOf(`${root}${name}`)]?.content;
    for (const [name, type] of STREAMS) {
      const content = streamOf(name);
      if (content === undefined) continue;
      const isLocked = hasPassword(type, Buffer.from(content));
      return isLocked ? "encrypted" : type;
    }
    return "unsupported-type";
  } catch {
    return "damaged";
  }
}

function hasPassword(type: CompoundType | "encrypted", stream: Buffer): boolean {
  if (type === "doc") {
    return stream.length > 12 && (stream.readUInt16LE(WORD_FLAGS.offset) & WORD_FLAGS.encrypted) !== 0;
  }
  if (type !== "xls" || stream.length < 8) return false;
  const second = 4 + stream.readUInt16LE(2);
  return stream.length > second + 2 && stream.readUInt16LE(second) === FILE_PASS;
}
