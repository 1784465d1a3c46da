/** Width and height of an image in pixels, from its head, without decoding it; undefined where the head does not tell. */
export function imageSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 30) return undefined;
  if (view.readUInt32BE(0) === 0x89504e47) return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  if (view.readUInt16BE(0) === 0xffd8) return jpegSize(view);
  if (view.toString("latin1", 0, 4) === "II*\0" || view.toString("latin1", 0, 4) === "MM\0*") return tiffSize(view);
  return undefined;
}

/** The frame header (SOF0 to SOF15 but for the tables among them) holds height and width. */
function jpegSize(view: Buffer): { readonly width: number; readonly height: number } | undefined {
  let place = 2;
  while (place + 9 < view.length && view[place] === 0xff) {
    const marker = view[place + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.readUInt16BE(place + 5), width: view.readUInt16BE(place + 7) };
    place += 2 + view.readUInt16BE(place + 2);
  }
  return undefined;
}

/** Tags 256 and 257 of the first directory, each a short or a long. */
function tiffSize(view: Buffer): { readonly width: number; readonly height: number } | undefined {
  const little = view[0] === 0x49;
  const short = (at: number) => (at + 2 > view.length ? 0 : little ? view.readUInt16LE(at) : view.readUInt16BE(at));
  const long = (at: number) => (at + 4 > view.length ? 0 : little ? view.readUInt32LE(at) : view.readUInt32BE(at));
  const directory = long(4);
  const found = new Map<number, number>();
  for (let index = 0; index < Math.min(short(directory), 100); index += 1) {
    const entry = directory + 2 + index * 12;
    found.set(short(entry), short(entry + 2) === 3 ? short(entry + 8) : long(entry + 8));
  }
  const [width, height] = [found.get(256), found.get(257)];
  return width === undefined || height === undefined ? undefined : { width, height };
}
