const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;

/** The same ZIP archive with every entry dated `date` (YYYY-MM-DD) at midnight. Offsets are those of the ZIP APPNOTE, 4.3. */
export function withZipDates(archive: Uint8Array, date: string): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  const stamp = dosDate(date);
  const end = endOfDirectory(view);
  let offset = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(offset, true) !== CENTRAL_HEADER) throw new RangeError("not a ZIP central directory");
    const local = view.getUint32(offset + 42, true);
    if (view.getUint32(local, true) !== LOCAL_HEADER) throw new RangeError("not a ZIP entry");
    view.setUint32(offset + 12, stamp, true);
    view.setUint32(local + 10, stamp, true);
    const lengths = [28, 30, 32].map((field) => view.getUint16(offset + field, true));
    offset += lengths.reduce((sum, length) => sum + length, 46);
  }
  return bytes;
}

function endOfDirectory(view: DataView): number {
  for (let offset = view.byteLength - 22; offset >= 0; offset -= 1) {
    if (view.getUint32(offset, true) === END_OF_DIRECTORY) return offset;
  }
  throw new RangeError("not a ZIP archive");
}

/** MS-DOS time (midnight) and date in one 32-bit word. */
function dosDate(date: string): number {
  const [year = 1980, month = 1, day = 1] = date.split("-").map(Number);
  return (((year - 1980) << 25) | (month << 21) | (day << 16)) >>> 0;
}
