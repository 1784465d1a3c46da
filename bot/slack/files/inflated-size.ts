/** Offsets within ZIP's records: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12 and 4.3.16 */
const END = { signature: 0x06054b50, length: 22, longestComment: 0xffff, entries: 10, directory: 16 } as const;
const ENTRY = {
  signature: 0x02014b50,
  length: 46,
  size: 24,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
} as const;

/**
 * How many bytes of XML an Office file says it unpacks to; 0 for anything but a ZIP archive. The archive states it
 * itself, so it keeps out what is merely too large for reading in this process, not what lies about its size.
 */
export function inflatedXmlSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return 0;
  let total = 0;
  let at = view.getUint32(end + END.directory, true);
  for (let left = view.getUint16(end + END.entries, true); left > 0; left -= 1) {
    if (at + ENTRY.length > view.byteLength || view.getUint32(at, true) !== ENTRY.signature) break;
    const nameEnd = at + ENTRY.length + view.getUint16(at + ENTRY.nameLength, true);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY.length, nameEnd));
    if (/\.(?:xml|rels)$/iu.test(name)) total += view.getUint32(at + ENTRY.size, true);
    at = nameEnd + view.getUint16(at + ENTRY.extraLength, true) + view.getUint16(at + ENTRY.commentLength, true);
  }
  return total;
}

function endOf(view: DataView): number | undefined {
  const isZip = view.byteLength >= END.length && view.getUint32(0, true) === 0x04034b50;
  const earliest = isZip ? Math.max(0, view.byteLength - END.length - END.longestComment) : view.byteLength;
  for (let at = view.byteLength - END.length; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === END.signature) return at;
  }
  return undefined;
}
