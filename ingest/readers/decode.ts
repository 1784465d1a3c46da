const DECLARED = /charset=["']?\s*([\w-]+)/iu;
/** Characters of an HTML head in which a charset is declared. */
const HEAD_LENGTH = 1024;

/** The text of the bytes: by byte order mark, then UTF-8, then the declared or usual Japanese encodings; undefined where none fits. */
export function decode(bytes: Uint8Array): string | undefined {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (marked !== null) return tryDecode(bytes, marked);
  if (bytes.includes(0)) return undefined;
  const declared = DECLARED.exec(new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_LENGTH)))?.[1];
  for (const encoding of ["utf-8", ...(declared === undefined ? [] : [declared]), "shift_jis", "euc-jp"]) {
    const text = tryDecode(bytes, encoding);
    if (text !== undefined) return text;
  }
  return undefined;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
