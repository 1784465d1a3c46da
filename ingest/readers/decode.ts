import encodings from "encoding-japanese";

const DECLARED = /charset=["']?\s*([\w-]+)/iu;
/** Characters of an HTML head in which a charset is declared. */
const HEAD_LENGTH = 1024;
const ESCAPE = 0x1b;
/** What encoding-japanese finds, by the names of the Encoding Standard; its Shift_JIS holds CP932. */
const SNIFFED: Readonly<Record<string, string>> = { SJIS: "shift_jis", EUCJP: "euc-jp", JIS: "iso-2022-jp" };
/** Any other declaration of a Japanese page is a template's, not the page's. */
const JAPANESE = /^(?:x-)?(?:shift[_-]?jis|sjis|windows-31j|ms932|euc-?jp|iso-2022-jp|utf-16)/iu;
/** A byte in this many may be damaged before the text is no text. */
const DAMAGED_PER = 1000;

/**
 * The text of the bytes: by byte order mark; UTF-16 and ISO-2022-JP by their looks; UTF-8 where it fits, as other encodings
 * hardly ever do by chance; then as declared in the head, and as sniffed. Undefined where none fits.
 */
export function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, "utf-16be");
  if (bytes.includes(0)) return decodeWide(bytes);
  const sniffed = SNIFFED[String(encodings.detect(bytes))];
  if (bytes.includes(ESCAPE) && sniffed === "iso-2022-jp") return decodeAs(bytes, sniffed);
  const declared = DECLARED.exec(new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_LENGTH)))?.[1];
  const stated = declared !== undefined && JAPANESE.test(declared) ? [declared] : [];
  for (const encoding of ["utf-8", ...stated, ...(sniffed === undefined ? [] : [sniffed]), "shift_jis", "euc-jp"]) {
    const text = decodeAs(bytes, encoding);
    if (text !== undefined) return text;
  }
  return sniffed === undefined ? nearlyAs(bytes, "utf-8") : nearlyAs(bytes, sniffed);
}

function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A long text with a few damaged bytes is still worth reading. */
function nearlyAs(bytes: Uint8Array, encoding: string): string | undefined {
  const text = new TextDecoder(encoding).decode(bytes);
  const damaged = text.match(/\ufffd/gu)?.length ?? 0;
  return damaged * DAMAGED_PER <= bytes.length ? text : undefined;
}

/** UTF-16 without its mark: the order in which nearly every character is a Japanese or ASCII one. */
function decodeWide(bytes: Uint8Array): string | undefined {
  return ["utf-16le", "utf-16be"]
    .map((encoding) => decodeAs(bytes, encoding) ?? "")
    .find(
      (text) =>
        text !== "" &&
        (text.match(/[\t\r\n -~\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/gu)?.length ?? 0) >= text.length * 0.95,
    );
}
