import { constants, deflateRawSync, deflateSync } from "node:zlib";

const MEGABYTE = 1024 * 1024;
const PIECE = 16 * MEGABYTE;
/** An empty final block: RFC 1951, 3.2.3. */
const LAST_BLOCK = Uint8Array.of(0x03, 0x00);

/** Raw DEFLATE of so many zeros, rounded up to 16 MB, in a thousandth of their length: one flushed piece, repeated. */
export function deflatedZeros(megabytes: number): Uint8Array {
  const piece = deflateRawSync(Buffer.alloc(PIECE), { finishFlush: constants.Z_FULL_FLUSH });
  const count = Math.ceil((megabytes * MEGABYTE) / PIECE);
  return Buffer.concat([...Array.from({ length: count }, () => piece), LAST_BLOCK]);
}

/** The same as a zlib stream, whose checksum is wrong: readers that look at it have inflated it by then. */
export function zlibZeros(megabytes: number): Uint8Array {
  return Buffer.concat([deflateSync(Buffer.alloc(0)).subarray(0, 2), deflatedZeros(megabytes), Buffer.alloc(4)]);
}
