interface Kind {
  readonly mediaType: string;
  readonly endings: readonly string[];
  /** Bytes at the start of every such file. */
  readonly start: readonly number[];
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OFFICE = "application/vnd.openxmlformats-officedocument";
const KINDS: readonly Kind[] = [
  { mediaType: "application/pdf", endings: ["pdf"], start: [0x25, 0x50, 0x44, 0x46] },
  { mediaType: "image/png", endings: ["png"], start: [0x89, 0x50, 0x4e, 0x47] },
  { mediaType: "image/jpeg", endings: ["jpg", "jpeg"], start: [0xff, 0xd8, 0xff] },
  { mediaType: "image/gif", endings: ["gif"], start: [0x47, 0x49, 0x46, 0x38] },
  { mediaType: `${OFFICE}.wordprocessingml.document`, endings: ["docx"], start: ZIP },
  { mediaType: `${OFFICE}.spreadsheetml.sheet`, endings: ["xlsx"], start: ZIP },
  { mediaType: `${OFFICE}.presentationml.presentation`, endings: ["pptx"], start: ZIP },
];
const TEXTS: Readonly<Record<string, string>> = { txt: "text/plain", csv: "text/csv", md: "text/plain" };
const LOOKED_AT = 8192;

/** What a file is by its ending and its first bytes together; null for what is not taken, or is not what it says. */
export function mediaTypeOf(name: string, bytes: Uint8Array): string | null {
  const ending = /\.([A-Za-z0-9]+)$/u.exec(name)?.[1]?.toLowerCase() ?? "";
  const text = TEXTS[ending];
  if (text !== undefined) return bytes.subarray(0, LOOKED_AT).includes(0) ? null : text;
  const kind = KINDS.find(({ endings }) => endings.includes(ending));
  return kind?.start.every((byte, index) => bytes[index] === byte) ? kind.mediaType : null;
}
