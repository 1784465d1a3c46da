import { crc32, deflateRawSync } from "node:zlib";

/** An entry as an archiver may write it, and as none should. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  /** General purpose bits. */
  readonly flags?: number;
  /** 0 stored, 8 deflated. */
  readonly method?: number;
  /** The size that the archive states, in place of the true one. */
  readonly statedSize?: number;
  /** What is in the archive for it, where `content` would be too large to pack here. */
  readonly packed?: Uint8Array;
  readonly checksum?: number;
  /** A Unix file mode. */
  readonly mode?: number;
  readonly extra?: Uint8Array;
}

/** A ZIP archive of the parts: APPNOTE 4.3. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const content = Buffer.from(part.content);
    const extra = Buffer.from(part.extra ?? []);
    const { method = 8, packed = method === 0 ? content : deflateRawSync(content) } = part;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.flags ?? 0, 2);
    common.writeUInt16LE(method, 4);
    // 1 April 2024, midnight.
    common.writeUInt16LE(((2024 - 1980) << 9) | (4 << 5) | 1, 8);
    common.writeUInt32LE(part.checksum ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.statedSize ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    common.writeUInt16LE(extra.length, 24);
    const local = Buffer.concat([signature(0x04034b50), common, name, extra, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 3]), common, rest, name, extra);
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...directory, signature(0x06054b50), end]);
}

function signature(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
